// Days as entries write them. Pure.
import { london } from './clock.js'

/**
 * The day that it is in Europe/London, where the entries are: `2026-12-01`.
 *
 * @param {Date} date
 */
export function dayOf(date) {
  return new Date(london(date).day * 864e5).toISOString().slice(0, 10)
}
