// How soon things are on against the vectors that the Rust side answers to, and what is
// said of it in English.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { load, vectors } from './module.mjs'

const { sayState } = await load('opening.js')
const { clockOf } = await load('soon.js')

const yaml = readFileSync(new URL('../../themes/default/i18n/js.en.yaml', import.meta.url), 'utf8')
const WORDS = Object.fromEntries(
  Array.from(yaml.matchAll(/^(open_\w+): "(.*)"$/gm), ([, key, text]) => [key, text])
)
const tell = (key, values = {}) => {
  assert.ok(WORDS[key], key)
  return WORDS[key].replace(/\{(\w+)\}/g, (hole, name) => values[name])
}
const number = (date) => Date.parse(date) / 864e5
const calendar = { bank: ['2026-12-25', '2026-12-26', '2026-12-28'].map(number), terms: [] }
const wall = (text) => {
  const [hours, minutes] = text.slice(11).split(':').map(Number)
  return { day: number(text.slice(0, 10)), minute: hours * 60 + minutes }
}

for (const { why, compact, now, soon, said } of vectors('soon.json')) {
  test(why, () => {
    const at = wall(now)
    const clock = clockOf({ calendar }, at)
    const doc = { times: compact }
    assert.equal(clock.soon(doc), soon)
    assert.equal(sayState(clock.on(doc), at, tell), said)
  })
}

test('what is closed for now comes last, whatever its times, and nothing is said of them', () => {
  const now = wall('2026-11-25T10:00')
  const clock = clockOf({ calendar }, now)
  const doc = { times: 'w31t9-17', paused: true }
  assert.equal(clock.soon(doc), 7)
  assert.equal(sayState(clock.on(doc), now, tell), '')
})

test('times that hang on school terms are told to be in doubt', () => {
  const now = wall('2026-11-25T10:00')
  const clock = clockOf({ calendar }, now)
  const doc = { times: 'w31t9-17k' }
  assert.equal(clock.soon(doc), 2)
  assert.equal(sayState(clock.on(doc), now, tell), WORDS.open_doubt_terms)
})

test('by appointment is said beside when', () => {
  const now = wall('2026-11-25T10:00')
  const doc = { times: 'p;w31t9-17' }
  const said = sayState(clockOf({ calendar }, now).on(doc), now, tell)
  assert.equal(said, 'Open now until 5pm · By appointment')
})
