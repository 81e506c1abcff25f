// What is asked, from the address after the `#`, and which entries answer it. Must not
// touch the page's elements.
import { ANYWHERE, place } from './layers.js'
import { CHOICES, openPage } from './page.js'
import { clockOf } from './soon.js'
import { needNamed, within } from './text.js'
import { unitWithin } from './unit.js'

/** @typedef {import('./text.js').Need} Need */

/**
 * @typedef {Object} Asked
 * @property {string} pc a postcode or a place, as typed
 * @property {Need|null} need
 * @property {string} what the need's name, or the words as typed
 * @property {number} miles within which something is near
 * @property {string} ownMiles the same if it was chosen
 * @property {Object<string, string>} chosen what it is narrowed by: values with spaces
 */

/** The site's needs by name; what else they are called is among the index's names. */
export const allNeeds = () => openPage().hint.needs || []

let idle
let wordsOpened
/** Words that say nothing of what is wanted. */
export const idleWords = () => idle || (idle = new Set((openPage().hint.idle || '').split(' ')))

/** What words are searched with: fetched when they are typed. */
export function openWords() {
  const { hint, index } = openPage()
  if (!wordsOpened) {
    const fetched = import('./words.js')
    wordsOpened = Promise.all([fetched, index.names(), index.text()]).then(([words, { needs }, text]) =>
      words.openWords(needs, text, index, idleWords(), hint.radius)
    )
    wordsOpened.catch(() => (wordsOpened = null))
  }
  return wordsOpened
}

/** @returns {Asked} */
export function asked() {
  const query = new URLSearchParams(location.hash.slice(1))
  const get = (key) => (query.get(key) || '').trim()
  const typed = get('need') || get('q')
  const need = allNeeds()[needNamed(typed, allNeeds(), idleWords())] || null
  if (typed && !need) openWords().catch(() => {}) // starts beside the table; failures are met below
  const miles = get('miles') === 'any' ? ANYWHERE : parseFloat(get('miles'))
  const chosen = {}
  CHOICES.forEach((key) => get(key) && (chosen[key] = get(key)))
  return {
    pc: get('pc'),
    need,
    what: need ? need.name : typed,
    miles: miles > 0 && miles <= ANYWHERE ? miles : openPage().hint.radius,
    ownMiles: get('miles'),
    chosen,
  }
}

/**
 * The table, or as much of it as is wanted: for a need its entries, and where a place is
 * given what may answer there. Words are weighed by what all entries say.
 *
 * @param {Asked} state
 * @param {Promise<Object>} [found] see findPlace
 */
function tableFor({ need, what, miles }, found) {
  const needs = allNeeds()
  const { parent = needs.indexOf(need) } = need || { parent: needs.length }
  const list = needs.slice(0, parent).filter((need) => need.parent === undefined).length
  const near = (need || !what) && found && found.then(({ at }) => at && { point: at.point, miles: Math.max(miles, openPage().hint.radius) })
  return openPage().index.table(list, near)
}

/** A whole postcode as it stands on an envelope, which the form makes of what is typed. */
const WRITTEN = /^[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}$/

/**
 * Where a person is, from a postcode or a place; without `at` it is not known, and
 * `problem` says why. What only may be a postcode is read by later.js.
 *
 * @param {string} pc
 * @param {() => Promise<{placeNamed: Function, readPostcode: Function, whereabouts: Function}>} openLater
 */
export function findPlace(pc, openLater) {
  const { hint, index } = openPage()
  const within = (typed, whereabouts) =>
    index
      .shard(typed.split(' ')[0])
      .then((shard) => ({ typed, at: shard && whereabouts(shard) }))
  const readFully = () =>
    openLater().then(({ placeNamed, readPostcode, whereabouts }) => {
      const read = readPostcode(pc)
      return read.kind === 'none'
        ? placeNamed(pc, read.suggestion)
        : within(read.value, (shard) => whereabouts(shard, read, hint.outward))
    })
  if (!WRITTEN.test(pc)) {
    index.names().catch(() => {}) // starts beside later.js; a failure is met there
    return readFully()
  }
  return within(pc, (shard) => unitWithin(shard, pc, hint.outward)).then((found) =>
    found.at ? found : readFully()
  )
}

/**
 * Whether nothing has to be said of where a place is.
 *
 * @param {{at?: Object}} found see findPlace
 */
export function isUsual({ at }) {
  return !!at && at.inside && !at.fallback && /unit|place/.test(at.precision)
}

/**
 * A score for a need: 2 for an offer that answers it or a narrower one, 1 for who runs
 * such or where it is.
 *
 * @param {Need} need
 */
export function answersTo(need) {
  const wanted = within(allNeeds().indexOf(need), allNeeds())
  return (doc) => (doc.needs.some((own) => wanted.has(own)) ? (doc.kind ? 1 : 2) : 0)
}

/**
 * How well each entry answers what is asked: a function to a score, 0 for not.
 *
 * @param {Asked} state
 * @param {Object} table
 * @param {Promise<{at?: Object}>} [finding] see findPlace
 * @returns {Promise<(doc: Object) => number>}
 */
export function scoreOf(state, table, finding) {
  if (!state.what) return Promise.resolve(() => 1)
  if (state.need) return Promise.resolve(answersTo(state.need))
  return Promise.all([openWords(), finding])
    .then(([words, found]) => words.answers(state.what, table.docs, found && found.at))
    .then(({ level, score, mended, near }) => {
      // Near-equal answers stand by distance; where there is none, the better comes first.
      const own = (doc) => (state.pc ? level(doc) : level(doc) && score(doc))
      return Object.assign(own, { mended, near })
    })
}

/**
 * All that a search has to know, at the moment when it is asked.
 *
 * @param {Asked} typed
 * @param {() => Promise<Object>} openLater what is not usual needs later.js: its fetch
 *     starts as soon as that is known
 * @param {boolean} [far] however far away it is
 * @returns {Promise<{state: Asked, found: Object, table: Object, score: Function, clock: Object}>}
 */
export function look(typed, openLater, far) {
  const early = typed.pc ? findPlace(typed.pc, openLater) : Promise.resolve({})
  // Beside the table; failures are met below.
  early.then((found) => isUsual(found) || openLater()).catch(() => {})
  const settled = (table) =>
    typed.pc ? Promise.resolve(typed) : openLater().then(({ settle }) => settle(typed, table))
  return tableFor(typed, far ? null : early).then((table) =>
    settled(table).then((state) => {
      const finding = state.pc === typed.pc ? early : findPlace(state.pc, openLater)
      return Promise.all([finding, scoreOf(state, table, finding)]).then(([found, score]) => {
        const placed = (doc) => (score(doc) > 0 && place(doc, found.at, typed.miles)) || {}
        // What is further away is wanted when nothing is near.
        return table.reach && !table.docs.some((doc) => placed(doc).layer < 5)
          ? look(typed, openLater, true)
          : { state, found, table, score, clock: clockOf(table) }
      })
    })
  )
}
