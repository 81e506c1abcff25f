// What is asked, from the address after the `#`, and which entries answer it. Must not
// touch the page's elements.
import { ANYWHERE } from './layers.js'
import { CHOICES, openPage } from './page.js'
import { clockOf } from './soon.js'
import { named, needNamed, within } from './text.js'
import { whereabouts } from './whereabouts.js'

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
    wordsOpened = Promise.all([fetched, index.names()]).then(([words, { needs }]) =>
      words.openWords(needs, hint, index, idleWords())
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
 * The table, or as much of it as a need wants.
 *
 * @param {Asked} state
 */
function tableFor(state) {
  const needs = allNeeds()
  if (!state.need) return openPage().index.table()
  const { parent = needs.indexOf(state.need) } = state.need
  const isTop = (need) => need.parent === undefined
  return openPage().index.table(needs.slice(0, parent).filter(isTop).length)
}

/** A whole postcode as it stands on an envelope, which the form makes of what is typed. */
const WRITTEN = /^[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}$/

/**
 * Where a person is, from a postcode or a place; without `at` it is not known, and
 * `problem` says why. What only may be a postcode is read by later.js.
 *
 * @param {string} pc
 * @param {() => Promise<{readPostcode: Function}>} openLater
 */
export function findPlace(pc, openLater) {
  const { hint, index } = openPage()
  const within = (read) =>
    index.shard(read.value.split(' ')[0]).then((shard) => ({
      typed: read.value,
      at: shard && whereabouts(shard, read, hint.outward),
    }))
  const readFully = () =>
    openLater().then(({ readPostcode }) => {
      const read = readPostcode(pc)
      return read.kind === 'none' ? findNamed(pc, read) : within(read)
    })
  if (!/\d/.test(pc)) return findNamed(pc, {})
  if (!WRITTEN.test(pc)) return readFully()
  return within({ kind: 'unit', value: pc }).then((found) => (found.at ? found : readFully()))
}

/** Where a place is, by its name. */
function findNamed(pc, read) {
  return openPage().index.names().then(({ places }) => {
    const place = places[named(pc, places)]
    if (!place) return { problem: { value: pc, suggestion: read.suggestion } }
    const { at, areas, inside, name } = place
    const point = [at[0] / 1e4, at[1] / 1e4]
    return {
      typed: name,
      at: { point, areas, inside, precision: 'place', fallback: false, name },
    }
  })
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
 * @returns {Promise<(doc: Object) => number>}
 */
export function scoreOf(state, table) {
  if (!state.what) return Promise.resolve(() => 1)
  if (state.need) return Promise.resolve(answersTo(state.need))
  return openWords()
    .then((words) => words.answers(state.what, table.docs))
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
 * @returns {Promise<{state: Asked, found: Object, table: Object, score: Function, clock: Object}>}
 */
export function look(typed, openLater) {
  const early = typed.pc ? findPlace(typed.pc, openLater) : Promise.resolve({})
  // Beside the table; failures are met below.
  early.then((found) => isUsual(found) || openLater()).catch(() => {})
  const settled = (table) =>
    typed.pc ? Promise.resolve(typed) : openLater().then(({ settle }) => settle(typed, table))
  return tableFor(typed).then((table) =>
    settled(table).then((state) =>
      Promise.all([
        state.pc === typed.pc ? early : findPlace(state.pc, openLater),
        scoreOf(state, table),
      ]).then(([found, score]) => ({ state, found, table, score, clock: clockOf(table) }))
    )
  )
}
