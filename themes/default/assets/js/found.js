// What answers a search, gathered once, by layer. Must not touch the page or the network,
// or know how it is narrowed or shown.
import { ANYWHERE, better, milesTo, place } from './layers.js'

/**
 * @typedef {Object} Result
 * @property {Object} doc
 * @property {number} score
 * @property {number} soon the sooner it is on the less; the same for all when anything will do
 * @property {number} miles `Infinity` without a point, or when it is not known from where
 * @property {Object|null} placed in the widest radius; `null` when no place is asked for
 */

/**
 * All that answers, wherever it is: the better answer first, then what is on sooner,
 * then the nearer, then by name. Within a layer that is the order in which results are shown.
 *
 * @param {Object[]} docs
 * @param {(doc: Object) => number} score
 * @param {import('./layers.js').Whereabouts} at
 * @param {(doc: Object) => number} [soon] when something in particular is wanted
 * @returns {Result[]}
 */
export function gather(docs, score, at, soon = () => 0) {
  const results = []
  docs.forEach((doc) => {
    const own = score(doc)
    if (!(own > 0)) return
    const miles = milesTo(doc, at)
    const placed = place(doc, at, ANYWHERE, miles)
    if (placed) results.push({ doc, score: own, soon: soon(doc), miles, placed })
  })
  return results.sort(better)
}

/** Where results are within a radius, kept for as long as they are narrowed. */
const placedWithin = new WeakMap()

/**
 * Each result as it is shown with a radius, or `null`: worked out once for a radius, so
 * that a choice is one pass over bits.
 *
 * @param {Result[]} results
 * @param {import('./layers.js').Whereabouts|null} at
 * @param {number} miles
 */
function rowsWithin(results, at, miles) {
  const known = placedWithin.get(results)
  if (known && known.miles === miles) return known.rows
  const rows = results.map((result) => {
    const { doc, score } = result
    if (!at) return { doc, score, placed: result.placed }
    const placed = place(doc, at, miles, result.miles)
    return placed && { doc, score, placed }
  })
  placedWithin.set(results, { miles, rows })
  return rows
}

/**
 * Results by layer.
 *
 * @param {Result[]} results
 * @param {import('./layers.js').Whereabouts|null} at
 * @param {number} miles
 * @param {number[]} [shown] which of them, when they are narrowed
 * @returns {{layers: Object<number, Object[]>, count: number, all: number}} `all` would be
 *     counted if nothing but the distance were chosen; without a place all are in layer 4
 */
export function layersOf(results, at, miles, shown) {
  const rows = rowsWithin(results, at, miles)
  const layers = { 1: [], 2: [], 3: [], 4: [], 5: [] }
  const put = (row) => row && layers[at ? row.placed.layer : 4].push(row)
  if (shown) shown.forEach((i) => put(rows[i]))
  else rows.forEach(put)
  const all = at
    ? rows.reduce((sum, row) => (row && row.placed.layer < 5 ? sum + 1 : sum), 0)
    : results.length
  const count = [1, 2, 3, 4].reduce((sum, layer) => sum + layers[layer].length, 0)
  return { layers, count, all }
}
