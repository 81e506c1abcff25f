// How soon entries are on, for their order and for what is said of it. Pure: must not
// touch the page or the network. The order is that of `Soon` in src/search/timetable.rs.
import { london } from './clock.js'
import { state } from './times.js'

// From 0: now, later today, perhaps today, tomorrow, not known, within a week, later, not in
// sight.
const OF_KIND = { doubt: 2, unknown: 4, appointment: 4, nothing: 7 }
// Nothing is in sight, and nothing is said of when: it may open again any day.
const PAUSED = { kind: 'nothing', doubtful: true }

/**
 * @typedef {Object} Clock what is on at the moment of a search, which stays that while its
 *     results are read
 * @property {import('./times.js').Now} now
 * @property {(doc: Object) => import('./times.js').State} on
 * @property {(doc: Object) => number} soon the sooner the less
 */

/**
 * @param {Object} table
 * @param {import('./times.js').Now} [now]
 * @returns {Clock}
 */
export function clockOf({ calendar }, now = london(new Date())) {
  const on = (doc) => (doc.paused ? PAUSED : state(doc.times, now, calendar))
  const soon = (doc) => {
    const { kind, day, why } = on(doc)
    if (kind !== 'opens') return OF_KIND[kind] || 0
    const ahead = day - now.day
    if (!ahead) return why ? 2 : 1
    return ahead < 2 ? 3 : ahead < 7 ? 5 : 6
  }
  return { now, on, soon }
}
