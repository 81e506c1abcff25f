// Words as typed: folding against the shared vectors, needs and entries by words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, vectors } from './module.mjs'

const { fold, matcher, named, spokenOf, within } = await load('text.js')
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
const idle = ['i', 'need', 'a', 'help', 'with', 'my']

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

test('a sentence speaks of the need with the longest name in it', () => {
  assert.equal(spokenOf('I am hungry and need a food parcel', needs), 1)
  assert.equal(spokenOf('help with gas', needs), 3)
  assert.equal(spokenOf('gasping', needs), -1)
})

test('a need holds the narrower ones', () => {
  assert.deepEqual([...within(0, needs)], [0, 1])
  assert.deepEqual([...within(1, needs)], [1])
})

test('entries are scored by name, then by words, then in part', () => {
  const score = (text, own, line) => matcher(text, needs, idle)(own, line)
  assert.equal(score('memory café', [], 'the memory cafe|songs'), 2)
  assert.equal(score('memory songs', [], 'the memory cafe|songs'), 1)
  const part = score('memory bicycles', [], 'the memory cafe|songs')
  assert.ok(part > 0 && part < 1)
  assert.equal(score('bicycles', [], 'the memory cafe|songs'), 0)
})

test('word forms, joins and synonyms of an entry’s needs are found', () => {
  const score = (text, own, line) => matcher(text, needs, idle)(own, line)
  assert.equal(score('volunteering', [], 'hub|volunteers wanted'), 1)
  assert.equal(score('foodshare', [], 'sale food share|'), 2)
  assert.equal(score('lunch club', [2], 'st pauls|'), 1)
  assert.equal(score('somewhere warm', [0], 'st pauls|'), 0)
  assert.equal(score('sale', [], 'sale moor|'), 2)
  assert.equal(score('art', [], 'party people|'), 0, 'a short word is a whole word')
})

test('idle words do not count, unless nothing else was typed', () => {
  const score = (text, own, line) => matcher(text, needs, idle)(own, line)
  assert.equal(score('help with my bicycle', [], 'bicycle menders|'), 2)
  assert.equal(score('help', [], 'help in sale|'), 2)
  assert.equal(score('', [], 'anything|'), 0)
})
