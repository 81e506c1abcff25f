// What is told of a schedule at a moment, in the theme's English: opening.js on times.js,
// in results and on pages alike. More cases are in soon.test.mjs.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { load } from './module.mjs'

const { london } = await load('clock.js')
const { dayOf } = await load('day.js')
const { sayState } = await load('opening.js')
const { fillIn } = await load('tell.js')
const { state } = await load('times.js')

const yaml = readFileSync(new URL('../../themes/default/i18n/js.en.yaml', import.meta.url), 'utf8')
const words = Object.fromEntries(
  Array.from(yaml.matchAll(/^(open_\w+): "(.*)"$/gm), ([, key, text]) => [key, text])
)
const say = (key, values = {}) => fillIn(words[key], values)

const christmas = Date.parse('2026-12-25') / 864e5
const calendar = { bank: [christmas, christmas + 1, christmas + 3], terms: [] }

/** @param {string} moment in universal time */
function tell(compact, moment) {
  const now = london(new Date(moment))
  return sayState(state(compact, now, calendar), now, say)
}

test('a week is told by the clock', () => {
  const week = 'w31t9-17'
  for (const [moment, text] of [
    ['2026-11-23T08:59:00Z', 'Next: today 9am'],
    ['2026-11-23T09:00:00Z', 'Open now until 5pm'],
    ['2026-11-23T16:29:00Z', 'Open now until 5pm'],
    ['2026-11-23T16:30:00Z', 'Closing soon, at 5pm'],
    ['2026-11-23T17:00:00Z', 'Next: tomorrow 9am'],
    ['2026-11-27T17:00:00Z', 'Next: Monday 9am'],
    ['2026-12-25T10:00:00Z', 'Bank holiday: ring first'],
    ['2026-12-24T18:00:00Z', 'Next: tomorrow 9am · Bank holiday: ring first'],
  ]) assert.equal(tell(week, moment), text, moment)
})

test('a night ends in the morning, and a day further off has its date', () => {
  assert.equal(tell('w32t21-31', '2026-11-28T23:30:00Z'), 'Open now until 7am')
  assert.equal(tell('w32t21-26', '2026-11-28T23:30:00Z'), 'Open now until 2am')
  assert.equal(tell('w32t21-31', '2026-11-29T06:45:00Z'), 'Closing soon, at 7am')
  assert.equal(tell('d20790t18:30-20', '2026-11-23T09:00:00Z'), 'Next: Thursday 3 December 6:30pm')
  assert.equal(tell('w127t0-24i', '2026-11-23T09:00:00Z'), 'Open now')
})

test('clocks that go back and forward change nothing about the wall', () => {
  assert.equal(tell('w64t9-12', '2026-10-25T00:30:00Z'), 'Next: today 9am')
  assert.equal(tell('w64t9-12', '2026-10-25T08:59:00Z'), 'Next: today 9am')
  assert.equal(tell('w64t9-12', '2026-10-25T09:00:00Z'), 'Open now until noon')
  assert.equal(tell('w64t9-12', '2026-03-29T08:00:00Z'), 'Open now until noon')
  assert.equal(tell('w64t9-12', '2026-03-29T07:59:00Z'), 'Next: today 9am')
})

test('half-said times are told as far as they are said', () => {
  assert.equal(tell('w1t14-', '2026-11-23T14:10:00Z'), 'Started at 2pm')
  assert.equal(tell('w1t-15', '2026-11-23T14:10:00Z'), 'On today until 3pm')
  assert.equal(tell('w1', '2026-11-23T14:10:00Z'), 'On today')
  assert.equal(tell('w2', '2026-11-23T14:10:00Z'), 'Next: tomorrow')
  assert.equal(tell('w2t9-17k', '2026-11-23T14:10:00Z'), 'Next: tomorrow 9am · It depends on school terms: ring first')
})

test('what is not known is never closed', () => {
  const noon = '2026-11-23T12:00:00Z'
  assert.equal(tell('', noon), '')
  assert.equal(tell('p', noon), 'By appointment')
  assert.equal(tell('q;d20000t9-17', noon), '', 'a line that is not understood may say more')
  assert.equal(tell('d20000t9-17', noon), 'Not in the next 8 weeks')
  assert.equal(tell('p;w1t9-17', noon), 'Open now until 5pm · By appointment')
})

test('times of day are said as in the pages', () => {
  const said = [0, 30, 540, 570, 720, 750, 1320].map((minute) =>
    sayState({ kind: 'opens', day: 5, minute }, { day: 5, minute: 0 }, say).replace('Next: today ', '')
  )
  assert.deepEqual(said, ['midnight', '12:30am', '9am', '9:30am', 'noon', '12:30pm', '10pm'])
})

test('a day is the one in London, wherever the visitor is', () => {
  assert.equal(dayOf(new Date('2026-07-01T22:59:00Z')), '2026-07-01')
  assert.equal(dayOf(new Date('2026-07-01T23:00:00Z')), '2026-07-02', 'in summer an hour ahead')
  assert.equal(dayOf(new Date('2026-12-31T23:59:00Z')), '2026-12-31')
  assert.equal(dayOf(new Date('2027-01-01T00:00:00Z')), '2027-01-01')
})
