// Words as typed: folding against the shared vectors, needs by name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, vectors } from './module.mjs'

const { fold, named, within } = await load('text.js')
const needs = [
  { slug: 'food', name: 'Food and essentials', also: ['hungry'] },
  {
    slug: 'food-banks',
    name: 'Food banks and pantries',
    also: ['foodbank', 'food parcel'],
    parent: 0,
  },
  { slug: 'older-people', name: 'Older people', also: ['dementia', 'lunch club'] },
  { slug: 'energy', name: 'Energy bills', also: ['gas', 'somewhere warm'] },
]

for (const [typed, folded] of vectors('fold.json')) {
  test(`${JSON.stringify(typed)} is folded as ${JSON.stringify(folded)}`, () => {
    assert.equal(fold(typed), folded)
  })
}

test('a need is named by name, slug or synonym, joined or apart, one or many', () => {
  for (const text of [
    'food-banks',
    'Food Bank',
    'FOODBANKS',
    'food  parcels',
    'Food banks & pantries',
  ]) {
    assert.equal(named(text, needs), 1, text)
  }
  assert.equal(named('food', needs), 0)
  for (const text of ['', '?', 'food bank in Sale', 's']) assert.equal(named(text, needs), -1, text)
})

test('a need holds the narrower ones', () => {
  assert.deepEqual([...within(0, needs)], [0, 1])
  assert.deepEqual([...within(1, needs)], [1])
})
