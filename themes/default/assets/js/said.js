// What a schedule says at a moment, in the page's words. Pure: must not touch the page.
import { tellWith } from './tell.js'

/**
 * A time of day: `9am`, `12:30pm`, `noon`.
 *
 * @param {number} minutes from midnight
 * @param {Object<string, string>} words
 * @returns {string}
 */
export function timeOfDay(minutes, words) {
  const hour = Math.floor(minutes / 60) % 24
  const minute = minutes % 60
  const two = (number) => String(number).padStart(2, '0')
  const key = minute || hour % 12 ? (hour < 12 ? 'am' : 'pm') : hour ? 'noon' : 'midnight'
  const time = ((hour + 11) % 12) + 1 + (minute ? ':' + two(minute) : '')
  return tellWith(words)(key, { time, clock: two(hour) + ':' + two(minute) })
}

/** `today`, `tomorrow`, `Thursday`, `Thursday 3 December`. */
function dayOf(day, now, words) {
  const ahead = day - now.day
  if (ahead < 2) return tellWith(words)(ahead ? 'tomorrow' : 'today')
  const name = tellWith(words)('day_' + (((day + 3) % 7) + 1))
  if (ahead < 7) return name
  const date = new Date(day * 864e5)
  const month = tellWith(words)('month_' + (date.getUTCMonth() + 1))
  return tellWith(words)('dated', {
    day: name,
    date: tellWith(words)('day_of_year', { day: String(date.getUTCDate()), month }),
  })
}

/** A moment; an end in the coming night needs no day. */
function saidMoment({ day, minute }, now, words, end) {
  if (minute === undefined) return dayOf(day, now, words)
  const time = timeOfDay(minute, words)
  if (end && (day === now.day || (day === now.day + 1 && minute <= 360))) return time
  return tellWith(words)('at', { day: dayOf(day, now, words), time })
}

/**
 * The sentence for a state, and how it looks: `open`, `soon`, `doubt`, `next`; nothing
 * where nothing can be said for certain.
 *
 * @param {import('./times.js').State} state
 * @param {import('./times.js').Now} now
 * @param {Object<string, string>} words
 * @returns {{text: string, tone: string}}
 */
export function said(state, now, words) {
  const { kind, day, minute, soon, why, appointment, doubtful } = state
  const time = minute === undefined ? '' : timeOfDay(minute, words)
  const tell = (tone, key, values) => {
    const text = tellWith(words)(key, values)
    return { tone, text: appointment ? tellWith(words)('appointment', { state: text }) : text }
  }
  switch (kind) {
    case 'open':
      if (day === undefined) return tell('open', 'open')
      if (soon) return tell('soon', 'soon', { time })
      return tell('open', 'open_until', { when: saidMoment(state, now, words, true) })
    case 'started':
    case 'ends':
      return tell('open', kind, { time })
    case 'today':
      return tell('open', 'on_today')
    case 'doubt':
      return tell('doubt', 'doubt_' + why)
    case 'opens':
      return tell('next', why ? 'next_' + why : 'next', { when: saidMoment(state, now, words) })
    case 'nothing':
      // Times that were not understood may say more.
      if (!doubtful) return tell('next', 'nothing')
  }
  return { text: '', tone: '' }
}
