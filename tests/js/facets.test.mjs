// Counting what is left, and which files hold a name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './module.mjs'

const { chosenBits, facetsOf, narrow, pick } = await load('facets.js')
const { clockOf } = await load('soon.js')
const { gather, layersOf } = await load('found.js')
const { fold } = await load('text.js')
const { partsFor, titleKey } = await load('suggestions.js')

const facet = (key, values, bits) => ({
  key,
  single: false,
  values: values.map((value) => ({ value, name: value })),
  bits: Int32Array.from(bits),
})
const WAYS = facet('ways', ['home', 'phone'], [1, 2, 3, 0])
const COST = facet('cost', ['free'], [1, 1, 0, 1])

test('within a facet any of what is chosen will do, across facets all', () => {
  const run = (ways, cost) =>
    narrow(4, [WAYS, COST], [chosenBits(WAYS, ways), chosenBits(COST, cost)], () => true)
  assert.deepEqual(run('', '').shown, [0, 1, 2, 3])
  assert.deepEqual(run('home phone', '').shown, [0, 1, 2])
  assert.deepEqual(run('phone', 'free').shown, [1])
  assert.deepEqual(run('nonsense', '').shown, [0, 1, 2, 3])
})

test('a count is what there would be with that value beside what is chosen elsewhere', () => {
  const { counts, totals } = narrow(4, [WAYS, COST], [2, 1], () => true)
  assert.deepEqual(counts, [[1, 1], [1]])
  assert.deepEqual(totals, [3, 2])
  assert.deepEqual(narrow(4, [WAYS, COST], [0, 0], (i) => i === 3).counts, [[0, 0], [1]])
})

const refine = (results, facets, chosen, at, miles) => {
  const picked = pick(results, facets, chosen)
  return { ...picked, ...layersOf(results, at, miles, picked.shown) }
}

const CLOCK = clockOf({ calendar: { bank: [], terms: [] } }, { day: 20782, minute: 600 })

const doc = (id, lat, more = {}) => ({
  id,
  kind: 0,
  ways: 1,
  whole: false,
  uk: false,
  free: false,
  referral: 0,
  needs: [],
  areas: [],
  points: lat ? [lat, -3] : [],
  tie: 0,
  access: 0,
  ages: 15,
  languages: 0,
  times: '',
  ...more,
})

test('distance counts what is listed within it, and others’ only shows', () => {
  // At 0.7, 4.8 and 14 miles, one for another place, one by phone.
  const docs = [
    doc(0, 53.41),
    doc(1, 53.47),
    doc(2, 53.6),
    doc(3, 53.41, { areas: [9] }),
    doc(4, 0, { ways: 8 }),
  ]
  const at = { point: [53.4, -3], areas: [], inside: true }
  const results = gather(docs, () => 1, at)
  const table = { access: [], languages: [] }
  const facets = facetsOf(results, table, { needs: [], need: null, at, miles: 3, clock: CLOCK })
  const found = refine(results, facets, { miles: '3' }, at, 3)
  const distance = facets.findIndex((one) => one.single)
  assert.deepEqual(
    facets[distance].values.map(({ value }, i) => [value, found.counts[distance][i]]),
    [['1', 2], ['3', 2], ['5', 3], ['10', 3], ['any', 4]]
  )
  assert.deepEqual([found.count, found.all, found.layers[5].length], [2, 2, 1])
  const { layers, count, all } = found
  assert.deepEqual(layersOf(results, at, 3), { layers, count, all }, 'the same before facets are there')
  const part = facetsOf(results, { ...table, reach: 3 }, { needs: [], need: null, at, miles: 3, clock: CLOCK })
  assert.deepEqual(
    part[distance].values.filter((value) => value.far).map(({ value }) => value),
    ['5', '10', 'any'],
    'further than what was fetched no number is known'
  )
  const far = refine(results, facets, { miles: 'any' }, at, 900)
  assert.deepEqual(far.layers[2].map((one) => one.doc.id), [1, 2])
})

test('a name lies in the file that begins before it', () => {
  const parts = [['abc', 'x'], ['hub 1', 'y'], ['hub 2', 'z'], ['zest', 'w']]
  assert.deepEqual(partsFor(parts, 'hub 15'), [1])
  assert.deepEqual(partsFor(parts, 'hub'), [0, 1])
  assert.deepEqual(partsFor(parts, 'zz'), [3])
  assert.equal(titleKey('The Árk', fold), 'ark')
})

test('what is open now is open today too, and what is not known is neither', () => {
  // At ten on a Wednesday: open, open later, not today, not known, closed for now.
  const docs = [
    doc(0, 53.41, { times: 'w4t9-17' }),
    doc(1, 53.42, { times: 'w4t14-16' }),
    doc(2, 53.43, { times: 'w1t9-17' }),
    doc(3, 53.43),
    doc(4, 53.43, { times: 'w4t9-17', paused: true }),
  ]
  const at = { point: [53.4, -3], areas: [], inside: true }
  const results = gather(docs, () => 1, at)
  const table = { access: [], languages: [] }
  const facets = facetsOf(results, table, { needs: [], need: null, at, miles: 3, clock: CLOCK })
  const open = facets.findIndex((one) => one.key === 'open')
  const { shown, counts } = pick(results, facets, { open: 'now' })
  assert.deepEqual(counts[open], [1, 2, 1])
  assert.deepEqual(shown.map((i) => results[i].doc.id), [0])
})

test('among equal answers what is on sooner comes first, then the nearer', () => {
  const docs = [
    doc(0, 53.41, { times: 'w1t9-17' }),
    doc(1, 53.43, { times: 'w4t9-17' }),
    doc(2, 53.42, { times: 'w4t9-17' }),
    doc(3, 53.401, { times: '' }),
    doc(4, 53.402, { times: 'w1t9-17' }),
  ]
  const at = { point: [53.4, -3], areas: [], inside: true }
  const ids = (score, soon) => gather(docs, score, at, soon).map((one) => one.doc.id)
  assert.deepEqual(ids(() => 1, CLOCK.soon), [2, 1, 3, 4, 0])
  assert.deepEqual(ids((one) => (one.id === 0 ? 2 : 1), CLOCK.soon), [0, 2, 1, 3, 4])
  assert.deepEqual(ids(() => 1), [3, 4, 0, 2, 1], 'when anything will do, by distance')
})
