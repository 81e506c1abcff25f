// The search page: reads what is asked from the address after the `#`, finds, and shows
// the five layers. Must not know how the index is stored or how layers are decided.
//
// What the page gives, beside the form (see finder.js, which this script brings with it):
//   <h1 data-heading tabindex="-1">    filled in (optional)
//   <p data-status role="status">      "12 results near CH41 5AA"; failures
//   <div data-notices>                 a postcode not known, over the border, …
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
// The address: #pc=CH41+5AA&need=food, with q= for words and miles= for the distance.
import {
  address,
  answersTo,
  asked,
  findPlace,
  layered,
  parentOf,
  scoreOf,
  settle,
  tableFor,
} from './asked.js'
import { ANYWHERE, renderLayers } from './cards.js'
import { appendText, helplineLinks, openPage, say, showProblems } from './page.js'

/** Miles that are offered when nothing is nearer. */
const FURTHER = [1, 3, 5, 10, 20]

const $ = (name) => document.querySelector('[data-' + name + ']')
const form = $('finder')
const { base, hint, words, index } = openPage()
const title = document.title
const heading = $('heading') ? $('heading').textContent : title
/** Counts searches, so that a slow one does not overwrite a later one. */
let turn = 0

/** Shows in the form what was asked. */
function fillForm(state) {
  const set = (name, value) => {
    const field = form.querySelector('[data-' + name + ']')
    if (field && document.activeElement !== field) field.value = value
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
  const search = { current, fail: (error) => current() && fail(error) }
  $('notices').textContent = ''
  // Never an earlier search's results under a later one's heading or failure.
  $('results').textContent = ''
  showProblems(form, [])
  if (!typed.pc && !typed.what) return status(say(words, 'start'))
  fillForm(typed)
  status(say(words, 'searching'))
  const tableRead = tableFor(typed)
  const early = typed.pc ? findPlace(typed.pc) : Promise.resolve({})
  early.catch(() => {})
  tableRead
    .then((table) =>
      settle(typed, table).then((state) =>
        Promise.all([
          state.pc === typed.pc ? early : findPlace(state.pc),
          scoreOf(state, table),
        ]).then(([found, score]) => current() && show(state, found, table, score, search))
      )
    )
    .then(
      () => current() && moved && $('heading') && !isShown('error-summary') && $('heading').focus()
    )
    .catch(search.fail)
}

function isShown(name) {
  return $(name) && !$(name).hidden
}

/** Shows what was found; resolves when it is on the page. */
function show(state, found, table, score, search) {
  const answers = (own) => table.docs.some((doc) => own(doc) > 0)
  let what = state.what
  let best = score
  if (what && !answers(score)) {
    const wider = parentOf(state)
    const widerScore = wider && answersTo(wider)
    if (wider && answers(widerScore)) {
      notice(say(words, 'no_need', { what, need: wider.name }))
      what = wider.name
      best = widerScore
    } else {
      const links = (score.near || []).map((need) => ({
        href: address(state, { need: need.slug }),
        text: say(words, 'did_you_mean', { value: need.name }),
      }))
      notice(say(words, 'no_words', { what }), links)
      what = ''
      best = () => 1
    }
  }
  if (best.mended) notice(say(words, 'mended', { what: best.mended }))
  if (found.problem) complainOfPlace(state, found.problem)
  if (!found.at) return showAnywhere(state, found, table, best, search, what)

  const { at, typed } = found
  const miles = state.miles
  setHeading(say(words, what ? 'heading_need' : 'heading', { need: what, place: typed }))
  tellWhere(found)
  const layers = layered(table.docs, best, at, miles)
  const count = [1, 2, 3, 4].reduce((sum, layer) => sum + layers[layer].length, 0)
  const part = (name, results) => ({
    name,
    results,
    values: { area: hint.area, miles, n: results.length },
  })
  const parts = [1, 2, 3, 4, 5]
    .filter((layer) => layers[layer].length)
    .map((layer) => part(String(layer), layers[layer]))
  if (!count) {
    const near = layered(table.docs, best, at, ANYWHERE)
    const beyond = near[1].concat(near[2])
    nothing(state, typed, what, beyond)
    if (beyond.length) parts.unshift(part('beyond', beyond))
  }
  return renderLayers($('results'), parts, table, search).then(() => {
    if (search.current()) status(say(words, 'found', { n: count, place: typed }))
  })
}

/** Without a place: by name, so that a need alone or a far postcode is no dead end. */
function showAnywhere(state, found, table, score, search, what) {
  setHeading(what ? say(words, 'heading_anywhere', { need: what, area: hint.area }) : heading)
  if (found.typed) {
    if (!tellNeighbour(found.typed)) {
      complainOfPlace(state, { problem: 'not_found', value: found.typed })
    }
  } else if (!found.problem) {
    notice(say(words, 'ask_postcode'))
  }
  return index.order().then((names) => {
    // Someone who is elsewhere is helped by what helps from anywhere.
    const elsewhere = { point: [0, 0], areas: [], inside: false }
    const remote = layered(table.docs, score, elsewhere, 0)
    const all = table.docs.map((doc) => ({ doc, score: score(doc) }))
    const results = (
      state.pc ? remote[3].concat(remote[4]) : all.filter((one) => one.score > 0)
    ).sort((a, b) => b.score - a.score || names[a.doc.id] - names[b.doc.id])
    const part = { name: state.pc ? '4' : 'all', results, values: { area: hint.area } }
    return renderLayers($('results'), results.length ? [part] : [], table, search).then(() => {
      if (search.current()) status(say(words, 'found_anywhere', { n: results.length }))
    })
  })
}

/** Notices on how the place was understood. */
function tellWhere(found) {
  const at = found.at
  if (at.fallback) notice(say(words, 'fallback', { typed: found.typed, name: at.name }))
  else if (at.precision === 'sector' || at.precision === 'outward') {
    notice(say(words, 'whole_postcode', { name: at.name }))
  }
  if (!at.inside && !tellNeighbour(found.typed)) {
    notice(say(words, 'outside', { typed: found.typed, area: hint.area }))
  }
}

/** Where the directory of a place over the border is; false when none is known. */
function tellNeighbour(typed) {
  const code = typed.split(' ')[0]
  const near = (hint.neighbours || []).filter((one) => one.outward.indexOf(code) >= 0)
  if (!near.length || hint.outward.indexOf(code) >= 0) return false
  const links = near.map((one) => ({
    href: one.url,
    text: say(words, 'neighbour', { name: one.name }),
  }))
  notice(say(words, 'outside', { typed, area: hint.area }), links)
  return true
}

/** Nothing found: says so, and what to do next. */
function nothing(state, typed, what, beyond) {
  const links = []
  const need = parentOf(state)
  if (need) {
    links.push({
      href: address(state, { need: need.slug }),
      text: say(words, 'wider', { need: need.name }),
    })
  }
  const nearest = beyond.length && beyond[0].placed.miles
  const further = FURTHER.find((miles) => miles > state.miles && miles >= nearest)
  if (nearest && further) {
    links.push({
      href: address(state, { miles: String(further) }),
      text: say(words, 'further', { n: further }),
    })
  }
  const values = { what, place: typed, miles: state.miles, n: state.miles }
  const text = say(words, what ? 'nothing_near_need' : 'nothing_near', values)
  // The postcode is right, so its field is not marked.
  showProblems(form, [{ text, links: links.concat(helplineLinks(hint, words)) }])
}

/** A postcode or place that is not known, with what may have been meant. */
function complainOfPlace(state, { problem, value, suggestion }) {
  const text = say(words, problem, { value, area: hint.area })
  const meant = suggestion && {
    href: address(state, { pc: suggestion }),
    text: say(words, 'did_you_mean', { value: suggestion }),
  }
  const links = (meant ? [meant] : []).concat(helplineLinks(hint, words))
  showProblems(form, [{ text, links, field: form.querySelector('[data-postcode]') }])
}

/** A failure: what to do, whom to ring; what was typed stays. */
function fail(error) {
  const stale = !!error.stale
  const box = status(say(words, stale ? 'stale' : 'failed'))
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--quiet'
  button.textContent = say(words, stale ? 'reload' : 'retry')
  button.addEventListener('click', () => (stale ? location.reload() : run(true)))
  box.appendChild(document.createTextNode(' '))
  box.appendChild(button)
  appendText(box, '', helplineLinks(hint, words))
}

function status(text) {
  const box = $('status')
  box.textContent = text
  return box
}

function notice(text, links) {
  const shape = document.querySelector('template[data-notice]')
  const box = document.importNode(shape.content, true).firstElementChild
  appendText(box.querySelector('[data-field="text"]'), text, links)
  $('notices').appendChild(box)
}

function setHeading(text) {
  if ($('heading')) $('heading').textContent = text
  document.title = text === heading ? title : text + ' – ' + title
}

window.addEventListener('hashchange', () => run(true))
run(false)
