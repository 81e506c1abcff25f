// The browser's layers against the vectors that the Rust rules answer to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, vectors } from './module.mjs'

const { WAYS, milesBetween, place, rank } = await load('layers.js')
const BITS = {
  'in person': WAYS.inPerson,
  'at home': WAYS.atHome,
  delivery: WAYS.delivery,
  phone: WAYS.phone,
  online: WAYS.online,
}
const cases = vectors('layers.json')

test('there are cases', () => assert.ok(cases.length > 25))

for (const it of cases) {
  test(it.why, () => {
    const doc = {
      ways: it.ways.reduce((bits, way) => bits | BITS[way], 0),
      whole: it.whole,
      uk: it.uk,
      areas: it.areas,
      points: it.miles === null ? [] : [53 + it.miles / 69.0934, -3],
    }
    const at = { point: [53, -3], areas: it.in, inside: it.inside }
    const placed = place(doc, at, it.radius)
    assert.equal(placed && placed.layer, it.layer)
  })
}

test('the nearest of several points counts, and no point is infinitely far', () => {
  const doc = { ways: 1, areas: [], points: [54, -3, 53.01, -3] }
  const at = { point: [53, -3], areas: [], inside: true }
  assert.ok(Math.abs(place(doc, at, 3).miles - 0.69) < 0.01)
  assert.equal(place({ ways: 8, areas: [], points: [] }, at, 3).miles, Infinity)
})

test('a covered person is told by which area', () => {
  const doc = { ways: 1, areas: [3, 7, 9], points: [] }
  const placed = place(doc, { point: [53, -3], areas: [7, 9], inside: true }, 3)
  assert.deepEqual([placed.reason, placed.area], ['covers', 7])
})

test('the Mersey is about a mile wide at Hamilton Square', () => {
  const miles = milesBetween(53.4042, -2.998, 53.3946, -3.0137)
  assert.ok(miles > 0.85 && miles < 0.98, String(miles))
})

test('results stand by layer, answer, distance, name', () => {
  const result = (id, layer, score, miles, tie) => ({
    doc: { id, tie },
    placed: { layer, miles },
    score,
  })
  const order = [
    result(9, 1, 2, 0.5, 0),
    result(1, 1, 1, 0.1, 3),
    result(2, 1, 1, 0.4, 0),
    result(3, 1, 1, 0.4, 1),
    result(4, 1, 1, Infinity, 0),
    result(6, 1, 1, Infinity, 1),
    result(5, 2, 9, 0, 0),
  ]
  assert.deepEqual(order.slice().reverse().sort(rank), order)
})
