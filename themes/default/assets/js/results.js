// The search page: reads what is asked from the address after the `#`, finds, and shows
// the five layers. Whatever the first results do not need is fetched when they stand, or
// when it is wanted sooner: see later.js. Must not know how the index is stored or how
// layers are decided.
//
// What the page gives, beside the form (see form.js):
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
//       kind, paused, summary, why, open, when, terms, ring and phone (within an <a data-call>);
//       an empty field goes, and with it a [data-part] of which nothing is left. A card
//       that is sensitive gets data-sensitive, one closed for now data-paused.
//   <template data-notice>             one element with [data-field=text]
//   In a layer, of several [data-icon] the one with the layer's number stays, else 5.
//   What results are narrowed by stands beside them: see narrow.js.
// The address: #pc=CH41+5AA&need=food, with q= for words, miles= for the distance ("any"
// for all) and a key for each facet: ways=phone+online. All of it stands after the #, so
// that going back, reloading and sharing work, and no host is told.
import { asked, isUsual, look } from './asked.js'
import { renderLayers } from './cards.js'
import { failure } from './failure.js'
import { gather, layersOf } from './found.js'
import { openPage, say } from './page.js'
import { heading, part, setHeading } from './parts.js'

const form = part('finder')
const { hint, index, words } = openPage()
/** Counts searches, so that a slow one does not overwrite a later one. */
let turn = 0
/** The search that is on the page: its results are only narrowed while it is asked for. */
let shown = null
/** What later.js gives, once it is there. */
let later = null
let laterOpened = null

/** @returns {Promise<Object>} what later.js gives */
function openLater() {
  if (!laterOpened) {
    const fetched = import('./later.js')
    const more = words.file && index.file('say', words.file, (json) => json.words)
    laterOpened = Promise.all([fetched, more]).then(([script, more]) => {
      Object.assign(words, more)
      return (later = script.start(form))
    })
    laterOpened.catch(() => (laterOpened = null))
  }
  return laterOpened
}

/** Starts to fetch it; a failure is met where it is used. */
function expectLater() {
  openLater().catch(() => {})
}

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
  const failed = (error) => current() && fail(error)
  const reached = shown && !(typed.miles > shown.table.reach)
  if (reached && shown.key === key) return narrowTo(shown, typed, current).catch(failed)
  shown = null
  // Never an earlier search's results under a later one's heading or failure.
  ;['notices', 'results', 'none'].forEach((name) => (part(name).textContent = ''))
  keepRoom(false)
  if (later) later.forgive()
  if (!typed.pc && !typed.what) {
    setHeading(heading)
    expectLater()
    // Nothing is coming: the stylesheet keeps no room where there is something.
    part('results').textContent = ' '
    return status(say(words, 'start'))
  }
  fillForm(typed, moved)
  status(say(words, 'searching'))
  look(typed, openLater)
    .then((looked) => (current() ? search(looked, current) : null))
    .then((found) => {
      if (!current()) return null
      shown = Object.assign(found, { key })
      return narrowTo(shown, typed, current)
    })
    .then(() => {
      const summary = part('error-summary')
      const told = summary && !summary.hidden
      if (current() && moved && part('heading') && !told) part('heading').focus()
    })
    .catch(failed)
}

function fail(error) {
  status('')
  part('results').textContent = ''
  part('results').appendChild(failure(error, () => run(true)))
}

/** Whether an alert is for any of some areas; see alerts.js. */
function isAlerted(areas) {
  return areas.some((area) => document.querySelector('[data-alert~="' + area + '"]'))
}

/**
 * What answers, and what is said of it above: one search, however it is narrowed.
 *
 * @param {{state: Object, found: Object, table: Object, score: Function, clock: Object}} looked
 * @param {() => boolean} current
 * @returns {Promise<{results: Object[], at: Object|null, typed: string, what: string,
 *     need: Object|null, table: Object, settled: Object, clock: Object}>}
 */
function search({ state, found, table, score, clock }, current) {
  const { what, need } = state
  const at = found.at || null
  const answers = !what || table.docs.some((doc) => score(doc) > 0)
  const plain = isUsual(found) && answers && !score.mended && !(at && isAlerted(at.areas))
  const told = plain
    ? Promise.resolve({ what, need, results: gather(table.docs, score, at, what ? clock.soon : undefined) })
    : openLater().then(({ explain }) =>
        current() ? explain(state, found, table, score, clock) : { results: [] }
      )
  return told.then((own) => {
    if (at && current()) {
      const key = own.what ? 'heading_need' : 'heading'
      setHeading(say(words, key, { need: own.what, place: found.typed }))
    }
    return Object.assign({ at, typed: found.typed, table, settled: state, clock }, own)
  })
}

/** Keeps room for the choices, so that nothing moves when they come. */
function keepRoom(kept) {
  const box = part('facets')
  if (!box) return
  box.hidden = !kept
  box.classList.remove('facets--none')
  box.parentNode.classList.toggle('split--facets', kept)
  if (!kept) box.querySelector('[data-field="list"]').textContent = ''
}

/** Shows what is left of a search. */
function narrowTo(search, asks, current) {
  const { results, at, typed, what, table, settled, clock } = search
  // A place among the words stays found, however it is narrowed.
  const state = Object.assign({}, asks, { pc: settled.pc, need: settled.need, what: settled.what })
  search.asks = state
  if (!search.choices && (later || Object.keys(asks.chosen).length)) {
    return openLater().then(({ choicesOf }) => {
      if (!current()) return null
      search.choices = choicesOf(search)
      return narrowTo(search, asks, current)
    })
  }
  const picked = search.choices ? search.choices.pick(state) : {}
  const { layers, count, all } = layersOf(results, at, state.miles, picked.shown)
  part('none').textContent = ''
  if (search.choices) search.choices.show(picked)
  else keepRoom(results.length > 1)
  const layer = (name, own, n = own.length) => ({
    name,
    results: own,
    values: { area: hint.area, miles: state.miles, n },
  })
  let parts = [1, 2, 3, 4, 5]
    .filter((number) => layers[number].length)
    .map((number) => layer(String(number), layers[number]))
  if (!at) parts = parts.map((one) => layer(state.pc ? '4' : 'all', one.results))
  const nothing = () =>
    openLater().then((scripts) => {
      if (!current()) return
      if (all) scripts.tooNarrow()
      else {
        const beyond = scripts.nothing(search)
        if (beyond.length) parts.unshift(layer('beyond', beyond))
      }
    })
  return (count || !(all || at) ? Promise.resolve() : nothing())
    .then(() => renderLayers(part('results'), parts, table, { current, clock, few: !what }))
    .then(() => {
      if (!current()) return
      const few = count < all
      const key = at ? (few ? 'found_of' : 'found') : few ? 'found_anywhere_of' : 'found_anywhere'
      status(say(words, key, { n: count, all, place: typed }))
      if (!search.choices) whenStill(() => addChoices(search))
    })
}

/** Calls when the browser has shown what there is to show. */
function whenStill(call) {
  const still = window.requestIdleCallback || ((then) => setTimeout(then, 200))
  requestAnimationFrame(() => still(call, { timeout: 1000 }))
}

/** Fills the room that was kept; without it, results stand as they are. */
function addChoices(search) {
  openLater().then(
    ({ choicesOf }) => {
      if (shown !== search || search.choices) return
      search.choices = choicesOf(search)
      search.choices.show(search.choices.pick(search.asks), true)
    },
    () => shown === search && part('facets') && part('facets').classList.add('facets--none')
  )
}

function status(text) {
  part('status').textContent = text
}

/** A press on a part of the form that does not work yet is kept until it does. */
function keepPress(event) {
  if (later) return
  const pressed = event.target
  event.preventDefault()
  event.stopPropagation()
  openLater().then(
    () => pressed.click(),
    (error) => part('notices').appendChild(failure(error, () => pressed.click()))
  )
}

form.addEventListener('click', keepPress, true)
form.addEventListener('focusin', expectLater, { once: true })
// Shown before they work, so that nothing moves when they do.
;['remember', 'locate'].forEach((name) => {
  const own = form.querySelector('[data-' + name + ']')
  if (own) own.hidden = name === 'locate' && !navigator.geolocation
})
window.addEventListener('hashchange', () => run(true))
run(false)
