// What results can be narrowed by, as bits, and how many are left. Pure: must not touch
// the page or the network. A change is one pass over the results, however many there are.
import { ANYWHERE, place } from './layers.js'

/** Miles that are offered. */
const DISTANCES = [1, 3, 5, 10]
/** Bits that fit a number that is counted by its bits. */
const MOST = 30

/**
 * @typedef {Object} Facet
 * @property {string} key in the address
 * @property {boolean} single one value at a time: distance
 * @property {{value: string, name: string, n?: number, far?: boolean}[]} values a bit each;
 *     `name` is a key of the page's words when it begins with `facet_`; of what is `far`
 *     not all is fetched yet, so it has no number
 * @property {Int32Array} bits for each result
 */

/** @typedef {import('./found.js').Result} Result */

const fixed = (key, values) =>
  values.map((value) => ({ value, name: 'facet_' + key + '_' + value.replace('-', '_') }))

/** A name as it stands in an address. */
function asValue(name) {
  return name.toLowerCase().replace(/[^a-z0-9\u00c0-\uffff]+/g, '-')
}

const valuesOf = (names) => names.map((name) => ({ value: asValue(name), name }))

/** Open now, now or later today, not certain: a bit each, by how soon; see soon.js. */
const OPEN = [3, 2, 4, 0, 4]

/** Narrower needs of the one asked for, or the top ones; each has a bit. */
function topics(needs, asked) {
  const parent = asked ? needs.indexOf(asked) : undefined
  const own = []
  needs.forEach((need, id) => {
    if ((need.parent === undefined ? undefined : need.parent) === parent) own.push(id)
  })
  const bit = needs.map((need, id) => {
    let at = own.indexOf(id)
    if (at < 0) at = own.indexOf(need.parent)
    return at >= 0 && at < MOST ? 1 << at : 0
  })
  return {
    values: own.slice(0, MOST).map((id) => ({ value: needs[id].slug, name: needs[id].name })),
    of: (doc) => doc.needs.reduce((bits, id) => bits | bit[id], 0),
  }
}

/**
 * The least radius at which an entry is listed: 0 for what is listed at any.
 *
 * @param {Result} result
 * @param {Object} at
 */
function reach({ doc, miles }, at) {
  const always = place(doc, at, 0, miles)
  return always && always.layer < 5 ? 0 : miles
}

/**
 * @param {Result[]} results
 * @param {Object} table
 * @param {{needs: Object[], need: Object|null, at: Object|null, miles: number,
 *     clock: import('./soon.js').Clock}} asked
 * @returns {Facet[]}
 */
export function facetsOf(results, table, { needs, need, at, miles, clock }) {
  const topic = topics(needs, need)
  const all = [
    { key: 'topic', values: topic.values, of: topic.of },
    { key: 'open', values: fixed('open', ['now', 'today', 'ask']), of: (doc) => OPEN[clock.soon(doc)] || 0 },
    {
      key: 'ways',
      values: fixed('ways', ['in-person', 'at-home', 'delivery', 'phone', 'online']),
      of: (doc) => doc.ways,
    },
    { key: 'kind', values: fixed('kind', ['offer', 'group', 'venue']), of: (doc) => 1 << doc.kind },
    { key: 'cost', values: fixed('cost', ['free']), of: (doc) => (doc.free ? 1 : 0) },
    {
      key: 'ask',
      values: fixed('ask', ['none']),
      of: (doc) => (doc.referral < 3 ? 1 : 0),
    },
    { key: 'access', values: valuesOf(table.access), of: (doc) => doc.access },
    {
      key: 'ages',
      values: fixed('ages', ['children', 'young', 'adults', 'older']),
      of: (doc) => doc.ages,
    },
    { key: 'languages', values: valuesOf(table.languages), of: (doc) => doc.languages },
  ]
  const facets = all
    .filter((facet) => facet.values.length)
    .map(({ key, values, of }) => ({
      key,
      single: false,
      values,
      bits: Int32Array.from(results, (result) => of(result.doc)),
    }))
  if (!at) return facets
  const steps = DISTANCES.concat(miles)
    .filter((step, i, list) => step < ANYWHERE && list.indexOf(step) === i)
    .sort((a, b) => a - b)
    .concat(ANYWHERE)
  const values = steps.map((step) => {
    const far = step > table.reach
    return step < ANYWHERE
      ? { value: String(step), name: 'facet_miles_n', n: step, far }
      : { value: 'any', name: 'facet_miles_any', far }
  })
  const bits = Int32Array.from(results, (result) => {
    const least = reach(result, at)
    return steps.reduce((sum, step, i) => (least <= step ? sum | (1 << i) : sum), 0)
  })
  const distance = { key: 'miles', single: true, values, bits }
  return facets.slice(0, 1).concat(distance, facets.slice(1))
}

/**
 * The bits of what is chosen: none for a facet in which nothing is.
 *
 * @param {Facet} facet
 * @param {string} chosen values with spaces between
 */
export function chosenBits(facet, chosen) {
  const own = chosen.split(' ')
  return facet.values.reduce(
    (bits, one, i) => (own.indexOf(one.value) >= 0 ? bits | (1 << i) : bits),
    0
  )
}

/**
 * Which results have one of what is chosen in every facet, and how many there would be
 * with each value of a facet beside what is chosen in the others.
 *
 * @param {number} length of the results
 * @param {Facet[]} facets
 * @param {number[]} chosen bits for each facet
 * @param {(i: number) => boolean} counts whether a result is counted, not only shown
 * @returns {{shown: number[], counts: number[][], totals: number[]}} `totals` without
 *     what is chosen in that facet
 */
export function narrow(length, facets, chosen, counts) {
  const size = facets.length
  const found = {
    shown: [],
    counts: facets.map((facet) => facet.values.map(() => 0)),
    totals: facets.map(() => 0),
  }
  const add = (facet, i) => {
    const own = found.counts[facet]
    found.totals[facet]++
    for (let bits = facets[facet].bits[i]; bits; bits &= bits - 1) {
      own[31 - Math.clz32(bits & -bits)]++
    }
  }
  for (let i = 0; i < length; i++) {
    let failed = -1
    let fails = 0
    for (let f = 0; f < size && fails < 2; f++) {
      if (chosen[f] && !(facets[f].bits[i] & chosen[f])) {
        failed = f
        fails++
      }
    }
    if (!fails) found.shown.push(i)
    if (fails > 1 || !counts(i)) continue
    if (fails) add(failed, i)
    else for (let f = 0; f < size; f++) add(f, i)
  }
  return found
}

/**
 * What is left of results, and how many there would be with each value.
 *
 * @param {Result[]} results
 * @param {Facet[]} facets
 * @param {Object<string, string>} chosen values for each facet's key
 * @returns {{shown: number[], counts: number[][], totals: number[], bits: number[]}}
 */
export function pick(results, facets, chosen) {
  const bits = facets.map((facet) => chosenBits(facet, chosen[facet.key] || ''))
  const counted = (i) => !results[i].placed || results[i].placed.layer < 5
  return Object.assign(narrow(results.length, facets, bits, counted), { bits })
}
