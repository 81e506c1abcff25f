// What is asked, from the address after the `#`, and which entries answer it. Must not
// touch the page's elements.
import { understand } from './finder.js'
import { ANYWHERE } from './layers.js'
import { CHOICES, openPage, searchAddress } from './page.js'
import { readPostcode } from './postcode.js'
import { matcher, named, within } from './text.js'
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

const allNeeds = () => openPage().hint.needs || []

/** @returns {Asked} */
export function asked() {
  const query = new URLSearchParams(location.hash.slice(1))
  const get = (key) => (query.get(key) || '').trim()
  const typed = get('need') || get('q')
  const need = allNeeds()[named(typed, allNeeds())] || null
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
 * The address of the same search with something changed.
 *
 * @param {Asked} state
 * @param {Object<string, string>} change
 */
export function address(state, change) {
  const need = state.need ? state.need.slug : state.what
  const same = { pc: state.pc, need, miles: state.ownMiles }
  return searchAddress(openPage().base, Object.assign(same, state.chosen, change))
}

/**
 * Where a person is, from a postcode or a place; without `at` it is not known, and
 * `problem` says why.
 *
 * @param {string} pc
 */
export function findPlace(pc) {
  const { hint, index } = openPage()
  const read = readPostcode(pc)
  if (read.kind !== 'none') {
    return index.shard(read.value.split(' ')[0]).then((shard) => ({
      typed: read.value,
      at: shard && whereabouts(shard, read, hint.outward),
    }))
  }
  return understand(index, hint, pc).then((found) => {
    if (!found.pc) {
      const { problem = 'not_a_place', suggestion } = found
      return { problem: { problem, value: pc, suggestion } }
    }
    return index.names().then((names) => {
      const { at, areas, inside, name } = names.places[named(found.pc, names.places)]
      const point = [at[0] / 1e4, at[1] / 1e4]
      return {
        typed: name,
        at: { point, areas, inside, precision: 'place', fallback: false, name },
      }
    })
  })
}

/**
 * The need that holds the one asked for, if any.
 *
 * @param {Asked} state
 * @returns {Need|null}
 */
export function parentOf(state) {
  return (state.need && allNeeds()[state.need.parent]) || null
}

/**
 * A score for a need: 1 for what answers it or a narrower one.
 *
 * @param {Need} need
 */
export function answersTo(need) {
  const wanted = within(allNeeds().indexOf(need), allNeeds())
  return (doc) => (doc.needs.some((own) => wanted.has(own)) ? 1 : 0)
}

/**
 * How well each entry answers what is asked: a function to a score, 0 for not.
 *
 * @param {Asked} state
 * @param {Object} table
 * @returns {Promise<(doc: Object) => number>}
 */
export function scoreOf(state, table) {
  const { index, words } = openPage()
  if (!state.what) return Promise.resolve(() => 1)
  if (state.need) return Promise.resolve(answersTo(state.need))
  return index.words().then((lines) => {
    const score = matcher(state.what, allNeeds(), (words.idle || '').split(' '))
    const all = table.docs.map((doc) => score(doc.needs, lines[doc.id]))
    const best = all.reduce((a, b) => Math.max(a, b), 0)
    // When some have all the words, those with a few of them only stand in the way.
    return (doc) => (best >= 1 && all[doc.id] < 1 ? 0 : all[doc.id])
  })
}
