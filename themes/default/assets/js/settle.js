// A search in other words: with the place that its words name, or around it. Must not
// touch the page's elements.
import { allNeeds, findPlace, idleWords, openWords } from './asked.js'
import { place } from './layers.js'
import { openPage, searchAddress } from './page.js'
import { readPostcode } from './postcode.js'
import { named, needNamed } from './text.js'
import { whereabouts } from './whereabouts.js'

/** @typedef {import('./asked.js').Asked} Asked */

/**
 * The same with the place that its words name, if no other is given: "food bank in
 * Seacombe". Not when an entry is called so and is elsewhere: "North End Walkers".
 *
 * @param {Asked} state
 * @param {Object} table
 * @returns {Promise<Asked>}
 */
export function settle(state, table) {
  if (state.pc || state.need || !state.what) return Promise.resolve(state)
  return openWords().then((words) =>
    words.placeWithin(state.what, readPostcode).then((found) => {
      if (!found) return state
      const need = allNeeds()[needNamed(found.rest, allNeeds(), idleWords())] || null
      const what = need ? need.name : found.rest
      const settled = Object.assign({}, state, { pc: found.pc, need, what })
      if (!found.mayBeName) return settled
      const own = words.answers(state.what, table.docs)
      return Promise.all([own, findPlace(found.pc, () => Promise.resolve({ placeNamed, readPostcode, whereabouts }))]).then(([{ top, whole }, { at }]) => {
        const placed = place(table.docs[top], at, state.miles)
        return whole(top) && (!placed || placed.layer === 5) ? state : settled
      })
    })
  )
}

/**
 * Where a place is, by its name; else the problem with it.
 *
 * @param {string} value as typed
 * @param {string} [suggestion] a postcode that may have been meant
 */
export function placeNamed(value, suggestion) {
  return openPage().index.names().then(({ places }) => {
    const place = places[named(value, places)]
    if (!place) return { problem: { value, suggestion } }
    const { at, areas, inside, name } = place
    const point = [at[0] / 1e4, at[1] / 1e4]
    return {
      typed: name,
      at: { point, areas, inside, precision: 'place', fallback: false, name },
    }
  })
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
 * The need that holds the one asked for, if any.
 *
 * @param {Asked} state
 * @returns {import('./text.js').Need|null}
 */
export function parentOf(state) {
  return (state.need && allNeeds()[state.need.parent]) || null
}
