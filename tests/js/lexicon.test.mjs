// Stems, slips and the questions' words against the vectors that the Rust rules answer to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, vectors } from './module.mjs'

const { meant, openText, slipsBetween, stem } = await load('lexicon.js')
const { phrasesOf } = await load('needs.js')
const { bucket, readQuestion, scoreAll } = await load('score.js')
const { families, strangers, stems, known, typos, guesses, questions } = vectors('text.json')

test('forms of a word share a stem', () => {
  for (const [first, ...others] of families) {
    for (const other of others) assert.equal(stem(other), stem(first), `${other} beside ${first}`)
  }
  for (const [a, b] of strangers) assert.notEqual(stem(a), stem(b), `${a} and ${b}`)
  for (const [word, wanted] of Object.entries(stems)) assert.equal(stem(word), wanted)
})

test('slips are mended', () => {
  for (const [typed, wanted] of Object.entries(typos)) {
    assert.deepEqual(meant(typed, known), wanted, typed)
  }
  for (const [typed, wanted] of Object.entries(guesses)) {
    assert.deepEqual(meant(typed, known), [], typed)
    assert.deepEqual(meant(typed, known, true), wanted, typed)
  }
  assert.equal(slipsBetween('ab', 'ba'), 1)
  assert.equal(slipsBetween('', 'abc'), 3)
})

const idle = new Set('i need a help with my to someone for the by over on im and is away tonight out of no til monday'.split(' '))

test('an age is read and its words are idle', () => {
  for (const { text, age, telling } of questions) {
    const read = readQuestion(text, idle)
    const kept = read.tokens.filter((token) => !token.idle).map((token) => token.word)
    assert.deepEqual([read.age === undefined ? null : read.age, kept.join(' ')], [age, telling], text)
  }
})

const NEEDS = [
  { slug: 'food', name: 'Food', also: ['hungry'] },
  { slug: 'food-banks', name: 'Food banks and pantries', also: ['food parcel'], parent: 0 },
  { slug: 'listening', name: 'Someone to talk to', also: ['crisis line'] },
]
const needs = phrasesOf(NEEDS, idle)

test('a phrase stands for its need, the narrower ones more than the wider', () => {
  const worth = (key, only) => [0, 1, 2].map((need) => needs.called(key, only).get(need) || 0)
  assert.deepEqual(worth('food', false), [240, 210, 0])
  assert.deepEqual(worth('foodbank', false), [60, 240, 0])
  assert.deepEqual(worth('pantri', false), [60, 240, 0])
  assert.deepEqual(worth('someontotalkto', false), [0, 0, 240])
  assert.deepEqual(worth('talk', false), [0, 0, 0], 'one word is not the phrase')
  assert.equal(needs.part('talk').get(2), 150)
})

test('needs like what was typed may have been meant', () => {
  assert.deepEqual(needs.like(['parsle']), [NEEDS[1]])
  assert.deepEqual(needs.like(['xylophone']), [])
})

const PART = { v: 1, terms: '#11-17 caf ebbtid walk', lists: [[15], [10, 21], [26], [42]] }
const fetched = []
const text = () =>
  openText(
    { terms: { first: '#11-17', hashes: 't'.repeat(10) }, words: { first: '', hashes: 'w'.repeat(10) } },
    {
      file: (name, hash, decode) => {
        fetched.push(name)
        return Promise.resolve(decode(name === 'text/0' ? PART : { words: 'cafe walking' }))
      },
    }
  )
const docs = [
  { kind: 0, needs: [1] },
  { kind: 1, needs: [] },
  { kind: 2, needs: [2] },
]
const scores = (question) => scoreAll(question, docs, needs, idle, text())

test('entries are scored by what they say and by their needs', async () => {
  const cafe = await scores('cafe')
  assert.ok(cafe.scores[0] > cafe.scores[1] && cafe.scores[1] > 0 && cafe.scores[2] === 0)
  assert.ok(cafe.whole(0) && !cafe.whole(2) && !cafe.mended)
  assert.deepEqual((await scores('hungry')).scores.map(Boolean), [true, false, false])
  assert.deepEqual((await scores('ebb tide')).scores.map(Boolean), [false, true, false])
  assert.deepEqual((await scores('someone to talk to')).scores.map(Boolean), [false, false, true])
  assert.deepEqual((await scores('xyzzyx')).scores, [0, 0, 0])
})

test('a slip is mended, with words fetched only when needs have none like it', async () => {
  fetched.length = 0
  assert.equal((await scores('hungri')).mended, false, 'its stem is known')
  assert.equal((await scores('pantrys food prcel')).mended, 'pantrys food parcel')
  assert.ok(!fetched.includes('words/0'))
  const walk = await scores('i need a wlaking')
  assert.equal(walk.mended, 'i need a walking')
  assert.deepEqual(walk.scores.map(Boolean), [false, false, true])
  assert.ok(fetched.includes('words/0'))
})

test('an age finds what is for it, and puts the rest behind', async () => {
  assert.deepEqual((await scores('14 year old')).scores.map(Boolean), [true, false, false])
  const young = (await scores('cafe 5 year old')).scores
  assert.ok(young[0] < young[1], String(young))
})

test('near-equal answers are of one bucket', () => {
  assert.deepEqual([160, 140, 139, 100, 60, 59, 0].map((score) => bucket(score, 160)), [3, 3, 2, 2, 1, 0, 0])
})
