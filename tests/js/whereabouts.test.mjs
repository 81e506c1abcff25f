// The browser's whereabouts, from a shard as Rust writes it, against the vectors that
// the Rust rules answer to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, vectors } from './module.mjs'

const { decodeShard } = await load('decode.js')
const { readPostcode } = await load('postcode.js')
const { whereabouts } = await load('whereabouts.js')
const { shard, cases } = vectors('whereabouts.json')

for (const it of cases) {
  test(`${it.typed}: ${it.why}`, () => {
    const at = whereabouts(decodeShard(shard), readPostcode(it.typed), ['CH41'])
    assert.deepEqual(
      [at.precision, at.fallback, at.areas, at.inside],
      [it.precision, it.fallback, it.areas, it.inside]
    )
    assert.deepEqual(
      at.point.map((degrees) => Math.round(degrees * 1e4)),
      it.point
    )
  })
}

test('a person whose outward code is not of the area is outside', () => {
  assert.equal(whereabouts(decodeShard(shard), readPostcode('CH41 1AA'), ['L1']).inside, false)
})
