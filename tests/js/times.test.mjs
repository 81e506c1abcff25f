// The browser's calendar against the vectors that the Rust calendar answers to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load, vectors } from './module.mjs'

const { london } = await load('clock.js')
const { occurrences, state } = await load('times.js')
const { cases, terms } = vectors('calendar.json')
const any = vectors('calendar-any.json')

const number = (date) => Date.parse(date) / 864e5
const date = (day) => new Date(day * 864e5).toISOString().slice(0, 10)
const clock = (minute) =>
  String(Math.floor(minute / 60)).padStart(2, '0') + ':' + String(minute % 60).padStart(2, '0')
const said = (minute) => (minute === undefined ? '' : clock(minute))

/** @param {string} text `2026-11-23T09:00`, on the wall */
function wall(text) {
  const [hours, minutes] = text.slice(11).split(':').map(Number)
  return { day: number(text.slice(0, 10)), minute: hours * 60 + minutes }
}

/** What is told, in the words of the vectors. */
function told(found) {
  const words = [found.kind]
  if (found.kind === 'doubt') words.push(found.why)
  if (['open', 'doubt'].includes(found.kind) && found.day !== undefined) words.push('until')
  if (found.day !== undefined) words.push(date(found.day))
  if (found.minute !== undefined) words.push(clock(found.minute))
  if (found.kind === 'opens' && found.why) words.push(found.why)
  if (found.kind === 'open' && found.soon) words.push('soon')
  if (found.appointment && found.kind !== 'appointment') words.push('appointment')
  if (found.doubtful) words.push('doubtful')
  return words.join(' ')
}

function occurrence({ day, start, end, why }) {
  const times = start === undefined && end === undefined ? '' : ` ${said(start)}-${said(end)}`
  return date(day) + times + (why ? ' ' + why : '')
}

function coming(compact, day, calendar, most) {
  return occurrences(compact, day, day + 56, calendar).slice(0, most).map(occurrence)
}

// The bank holidays of the cases as data, as a page would have them.
const COMMON = ['2026-12-25', '2026-12-26', '2026-12-28', '2027-01-01', '2027-03-26', '2027-05-03']
const BANK = {
  undefined: [...COMMON, '2027-03-29'],
  scotland: [...COMMON, '2027-01-04'],
  'northern-ireland': [...COMMON, '2027-03-29', '2027-07-12'],
}
const holidays = (until, from) => [number(until) + 1, number(from) - 1, 0]
const periods = terms.flatMap(([from, until], i) => [
  [number(from), number(until), 1],
  ...(terms[i + 1] ? [holidays(until, terms[i + 1][0])] : []),
])

test('there are cases', () => assert.ok(cases.length >= 80 && any.cases.length >= 300))

for (const it of cases) {
  test(it.why, () => {
    const calendar = { bank: BANK[it.nation].map(number), terms: it.terms ? periods : [] }
    const now = wall(it.now)
    assert.equal(told(state(it.compact, now, calendar)), it.state)
    if (it.next) {
      assert.deepEqual(coming(it.compact, now.day, calendar, it.next.length || 1), it.next)
    }
  })
}

test('any schedule says here what it says in Rust', () => {
  for (const [compact, now, expected, next] of any.cases) {
    const at = wall(now)
    assert.equal(told(state(compact, at, any.calendar)), expected, `${compact} ${now}`)
    const days = coming(compact, at.day, any.calendar, 3).join(', ')
    assert.equal(days, next, `${compact} ${now}`)
  }
})

test('the clock is that of London, wherever the visitor is', () => {
  const at = (moment) => {
    const { day, minute } = london(new Date(moment))
    return date(day) + ' ' + clock(minute)
  }
  assert.equal(at('2026-11-23T00:00:00Z'), '2026-11-23 00:00')
  assert.equal(at('2026-07-31T23:30:00Z'), '2026-08-01 00:30')
  assert.equal(at('2027-03-28T00:59:00Z'), '2027-03-28 00:59')
  assert.equal(at('2027-03-28T01:00:00Z'), '2027-03-28 02:00')
  assert.equal(at('2026-10-25T00:30:00Z'), '2026-10-25 01:30')
  assert.equal(at('2026-10-25T01:30:00Z'), '2026-10-25 01:30')
  assert.equal(at('2026-12-31T23:59:59Z'), '2026-12-31 23:59')
})

test('another calendar or moment is not answered from memory', () => {
  const now = wall('2026-12-25T10:00')
  const bank = [now.day]
  assert.equal(state('w31t9-17', now, { bank, terms: [] }).kind, 'doubt')
  assert.equal(state('w31t9-17', now, { bank: [], terms: [] }).kind, 'open')
  const later = { day: now.day, minute: 1080 }
  assert.equal(state('w31t9-17', later, { bank: [], terms: [] }).kind, 'opens')
})
