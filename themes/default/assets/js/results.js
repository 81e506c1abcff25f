// The search page: reads what is asked from the address after the `#`, finds, and shows
// the five layers. Must not know how the index is stored or how layers are decided.
//
// What the page gives, beside the form (see finder.js, which this script brings with it):
//   <h1 data-heading tabindex="-1">    filled in (optional)
//   <p data-status role="status">      "12 results near CH41 5AA"; failures
//   <div data-notices>                 a postcode not known, over the border, …
//   <div data-none>                    nothing found, or not with all that is chosen
//   <div data-results>                 layers are put here
//   <template data-layer>              one element with [data-field=title], optionally
//       [data-field=about], [data-field=list] (a list; a card is put in as it is, so
//       the card's template is an <li>), and a <button type="button" data-more>
//   <template data-layer="5">          the same as a closed <details> with the title in
//       its <summary>; optional, its cards are fetched when it opens
//   <template data-card>               one <li> with any of [data-field=…]: name (an <a>),
//       kind, paused, summary, why, when, terms, ring and phone (within an <a data-call>);
//       an empty field goes, and with it a [data-part] of which nothing is left. A card
//       that is sensitive gets data-sensitive, one closed for now data-paused.
//   <template data-notice>             one element with [data-field=text]
//   In a layer, of several [data-icon] the one with the layer's number stays, else 5.
//   What results are narrowed by stands beside them: see narrow.js.
// The address: #pc=CH41+5AA&need=food, with q= for words, miles= for the distance ("any"
// for all) and a key for each facet: ways=phone+online. All of it stands after the #, so
// that going back, reloading and sharing work, and no host is told.
import {
  address,
  answersTo,
  asked,
  findPlace,
  parentOf,
  scoreOf,
  settle,
  tableFor,
} from './asked.js'
import { renderLayers } from './cards.js'
import { facetsOf } from './facets.js'
import { gather, refine } from './found.js'
import { ANYWHERE } from './layers.js'
import { makeChoices, noChoices } from './narrow.js'
import { complainOfPlace, failure, nothing, notice, tellNeighbour, tellWhere } from './next.js'
import { openPage, say, showProblems } from './page.js'

const $ = (name) => document.querySelector('[data-' + name + ']')
const form = $('finder')
const { hint, words, index } = openPage()
const title = document.title
const heading = $('heading') ? $('heading').textContent : title
/** Counts searches, so that a slow one does not overwrite a later one. */
let turn = 0
/** The search that is on the page: its results are only narrowed while it is asked for. */
let shown = null

/** Shows in the form what was asked, but takes nothing from under a person who types. */
function fillForm(state, moved) {
  const set = (name, value) => {
    const field = form.querySelector('[data-' + name + ']')
    if (field && (moved || document.activeElement !== field)) field.value = value
  }
  set('postcode', state.pc)
  const select = form.querySelector('select[data-need]')
  set('need', select && state.need ? state.need.slug : state.what)
  set('miles', String(state.miles))
}

/** Finds and shows. `moved` when the person asked on this page. */
function run(moved) {
  const mine = ++turn
  const typed = asked()
  const current = () => mine === turn
  const key = JSON.stringify([typed.pc, typed.what])
  if (shown && shown.key === key) return narrowTo(shown, typed, current)
  shown = null
  $('notices').textContent = ''
  // Never an earlier search's results under a later one's heading or failure.
  $('results').textContent = ''
  $('none').textContent = ''
  makeChoices([]).hide()
  showProblems(form, [])
  if (!typed.pc && !typed.what) {
    setHeading(heading)
    status(say(words, 'start'))
    return openBeside()
  }
  fillForm(typed, moved)
  status(say(words, 'searching'))
  const tableRead = tableFor(typed)
  const early = typed.pc ? findPlace(typed.pc) : Promise.resolve({})
  early.catch(() => {}) // starts beside the table; failures are met below
  tableRead
    .then((table) =>
      settle(typed, table).then((state) =>
        Promise.all([
          state.pc === typed.pc ? early : findPlace(state.pc),
          scoreOf(state, table),
        ]).then(([found, score]) => current() && show(state, found, table, score))
      )
    )
    .then((search) => {
      if (!current()) return null
      shown = Object.assign({ key }, search)
      return narrowTo(shown, typed, current)
    })
    .then(
      () => current() && moved && $('heading') && !isShown('error-summary') && $('heading').focus()
    )
    .then(openBeside)
    .catch((error) => {
      if (!current()) return
      status('')
      $('results').textContent = ''
      $('results').appendChild(failure(error, () => run(true)))
    })
}

/** What is of use only when results stand; they stand without it. */
function openBeside() {
  import('./beside.js').catch(() => {})
}

function isShown(name) {
  return $(name) && !$(name).hidden
}

/**
 * What answers, and what is said of it above: one search, however it is narrowed.
 *
 * @returns {Promise<{results: Object[], facets: Object[], at: Object|null, typed: string,
 *     what: string, table: Object, choices: Object}>}
 */
function show(state, found, table, score) {
  const answers = (own) => table.docs.some((doc) => own(doc) > 0)
  let { what, need } = state
  let best = score
  if (what && !answers(score)) {
    const wider = parentOf(state)
    const widerScore = wider && answersTo(wider)
    if (wider && answers(widerScore)) {
      notice(say(words, 'no_need', { what, need: wider.name }))
      what = wider.name
      need = wider
      best = widerScore
    } else {
      const links = (score.near || []).map((need) => ({
        href: address(state, { need: need.slug }),
        text: say(words, 'did_you_mean', { value: need.name }),
      }))
      notice(say(words, 'no_words', { what }), links)
      what = ''
      need = null
      best = () => 1
    }
  }
  if (best.mended) notice(say(words, 'mended', { what: best.mended }))
  if (found.problem) complainOfPlace(form, state, found.problem)
  const at = found.at || null
  const results = at
    ? Promise.resolve(gather(table.docs, best, at))
    : anywhere(state, found, table, best, what)
  if (at) {
    setHeading(say(words, what ? 'heading_need' : 'heading', { need: what, place: found.typed }))
    tellWhere(found)
  }
  return results.then((all) => {
    const asks = { needs: hint.needs || [], need, at, miles: state.miles }
    const facets = facetsOf(all, table, asks)
    const choices = makeChoices(facets, choose)
    return { results: all, facets, at, typed: found.typed, what, table, choices, settled: state }
  })
}

/** What is chosen goes to the address, which is read in turn: one way for all. */
function choose(chosen) {
  const state = asked()
  const usual = chosen.miles === String(hint.radius)
  location.href = address(state, Object.assign(chosen, usual ? { miles: '' } : {}))
}

/** Shows what is left of a search. */
function narrowTo(search, asks, current) {
  const { results, facets, at, typed, what, table, choices, settled } = search
  // A place among the words stays found, however it is narrowed.
  const state = Object.assign({}, asks, { pc: settled.pc, need: settled.need, what: settled.what })
  const chosen = Object.assign({}, state.chosen, {
    miles: state.miles < ANYWHERE ? String(state.miles) : 'any',
  })
  const found = refine(results, facets, chosen, at, state.miles)
  const { layers, count, all } = found
  choices.show(found)
  const part = (name, own, n = own.length) => ({
    name,
    results: own,
    values: { area: hint.area, miles: state.miles, n },
  })
  let parts = [1, 2, 3, 4, 5]
    .filter((layer) => layers[layer].length)
    .map((layer) => part(String(layer), layers[layer]))
  if (!at) parts = parts.map((one) => part(state.pc ? '4' : 'all', one.results))
  const none = $('none')
  none.textContent = ''
  if (!count && all) tooNarrow(none)
  else if (!count && at) {
    const far = refine(results, facets, { miles: 'any' }, at, ANYWHERE).layers
    const beyond = far[1].concat(far[2])
    nothing(none, state, typed, what, beyond)
    if (beyond.length) parts.unshift(part('beyond', beyond))
  }
  const few = !what
  $('results').setAttribute('data-at', at ? at.point.join() : '')
  return renderLayers($('results'), parts, table, { current, few }).then(() => {
    if (!current()) return
    const key = (at ? 'found' : 'found_anywhere') + (count < all ? '_of' : '')
    status(say(words, key, { n: count, all, place: typed }))
  })
}

/** Nothing has all that is chosen: how to have less chosen. */
function tooNarrow(box) {
  const text = document.createElement('p')
  text.textContent = say(words, 'too_narrow')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--quiet'
  button.textContent = say(words, 'clear')
  button.addEventListener('click', () => {
    if ($('heading')) $('heading').focus()
    choose(noChoices())
  })
  box.appendChild(text)
  box.appendChild(button)
}

/** Without a place: by name, so that a need alone or a far postcode is no dead end. */
function anywhere(state, found, table, score, what) {
  setHeading(what ? say(words, 'heading_anywhere', { need: what, area: hint.area }) : heading)
  if (found.typed) {
    if (!tellNeighbour(found.typed)) {
      complainOfPlace(form, state, { problem: 'not_found', value: found.typed })
    }
  } else if (!found.problem) {
    notice(say(words, 'ask_postcode'))
  }
  return index.order().then((names) => {
    // Someone who is elsewhere is helped by what helps from anywhere.
    const elsewhere = { point: [0, 0], areas: [], inside: false }
    const remote = (one) => one.placed.layer === 3 || one.placed.layer === 4
    const results = state.pc
      ? gather(table.docs, score, elsewhere).filter(remote)
      : table.docs
          .map((doc) => ({ doc, score: score(doc), miles: Infinity, placed: null }))
          .filter((one) => one.score > 0)
    return results.sort((a, b) => b.score - a.score || names[a.doc.id] - names[b.doc.id])
  })
}

function status(text) {
  $('status').textContent = text
}

function setHeading(text) {
  if ($('heading')) $('heading').textContent = text
  document.title = text === heading ? title : text + ' – ' + title
}

window.addEventListener('hashchange', () => run(true))
run(false)
