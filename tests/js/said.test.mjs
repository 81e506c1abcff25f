// What is told of a schedule at a moment, in the theme's English: said.js on times.js.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { load } from './module.mjs'

const { london, state } = await load('times.js')
const { said, timeOfDay } = await load('said.js')

/** The words that the page carries, from their file: `now`, then days and months. */
const yaml = readFileSync(new URL('../../themes/default/i18n/en.yaml', import.meta.url), 'utf8')
const unquoted = (text) => text.trim().replace(/^"(.*)"$/, '$1')
const words = {}
for (const [, key, text] of yaml.split('\nnow:\n')[1].matchAll(/^  (\w+): (.+)$|^\S/gm)) {
  if (!key) break
  words[key] = unquoted(text)
}
for (const key of ['am', 'pm', 'noon', 'midnight', 'day_of_year']) {
  words[key] = unquoted(yaml.split('\nhours:\n')[1].match(new RegExp(`^  ${key}: (.+)$`, 'm'))[1])
}
for (const [name, start] of [['day', '\n  day: {'], ['month', '\nmonth: {']]) {
  const all = yaml.split(start)[1].split('}')[0]
  for (const [, number, text] of all.matchAll(/"(\d+)": (\w+)/g)) words[`${name}_${number}`] = text
}

const christmas = Date.parse('2026-12-25') / 864e5
const calendar = { bank: [christmas, christmas + 1, christmas + 3], terms: [] }

/** @param {string} moment in universal time */
function tell(compact, moment) {
  const now = london(new Date(moment))
  return said(state(compact, now, calendar), now, words)
}

test('a week is told by the clock', () => {
  const week = 'w31t9-17'
  for (const [moment, text, tone] of [
    ['2026-11-23T08:59:00Z', 'Next: today 9am', 'next'],
    ['2026-11-23T09:00:00Z', 'Open now until 5pm', 'open'],
    ['2026-11-23T16:29:00Z', 'Open now until 5pm', 'open'],
    ['2026-11-23T16:30:00Z', 'Closing soon: at 5pm', 'soon'],
    ['2026-11-23T17:00:00Z', 'Next: tomorrow 9am', 'next'],
    ['2026-11-27T17:00:00Z', 'Next: Monday 9am', 'next'],
    ['2026-12-25T10:00:00Z', 'Bank holiday today: ring first', 'doubt'],
    ['2026-12-24T18:00:00Z', 'Next: tomorrow 9am, a bank holiday: ring first', 'next'],
  ]) assert.deepEqual(tell(week, moment), { text, tone }, moment)
})

test('a night ends in the morning, and a day further off has its date', () => {
  assert.equal(tell('w32t21-31', '2026-11-28T23:30:00Z').text, 'Open now until tomorrow 7am')
  assert.equal(tell('w32t21-26', '2026-11-28T23:30:00Z').text, 'Open now until 2am')
  assert.equal(tell('w32t21-31', '2026-11-29T06:45:00Z').text, 'Closing soon: at 7am')
  assert.equal(tell('d20790t18:30-20', '2026-11-23T09:00:00Z').text, 'Next: Thursday 3 December 6:30pm')
  assert.equal(tell('w127t0-24i', '2026-11-23T09:00:00Z').text, 'Open now')
})

test('clocks that go back and forward change nothing about the wall', () => {
  assert.equal(tell('w64t9-12', '2026-10-25T00:30:00Z').text, 'Next: today 9am')
  assert.equal(tell('w64t9-12', '2026-10-25T08:59:00Z').text, 'Next: today 9am')
  assert.equal(tell('w64t9-12', '2026-10-25T09:00:00Z').text, 'Open now until noon')
  assert.equal(tell('w64t9-12', '2026-03-29T08:00:00Z').text, 'Open now until noon')
  assert.equal(tell('w64t9-12', '2026-03-29T07:59:00Z').text, 'Next: today 9am')
})

test('half-said times are told as far as they are said', () => {
  assert.equal(tell('w1t14-', '2026-11-23T14:10:00Z').text, 'On now: it started at 2pm')
  assert.equal(tell('w1t-15', '2026-11-23T14:10:00Z').text, 'On today until 3pm')
  assert.equal(tell('w1', '2026-11-23T14:10:00Z').text, 'Today, time not said')
  assert.equal(tell('w2', '2026-11-23T14:10:00Z').text, 'Next: tomorrow')
  assert.equal(tell('w2t9-17k', '2026-11-23T14:10:00Z').text, 'Next: tomorrow 9am, if it is a school week: ring first')
})

test('what is not known is never closed', () => {
  const noon = '2026-11-23T12:00:00Z'
  assert.equal(tell('', noon).text, '')
  assert.equal(tell('p', noon).text, '')
  assert.equal(tell('q;d20000t9-17', noon).text, '', 'a line that is not understood may say more')
  assert.equal(tell('d20000t9-17', noon).text, 'Not in the next 8 weeks')
  assert.equal(tell('p;w1t9-17', noon).text, 'Open now until 5pm, by appointment')
})

test('times of day are said as in the pages', () => {
  const all = [0, 30, 540, 570, 720, 750, 1320, 1440].map((minute) => timeOfDay(minute, words))
  assert.deepEqual(all, ['midnight', '12:30am', '9am', '9:30am', 'noon', '12:30pm', '10pm', 'midnight'])
})
