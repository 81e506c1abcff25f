// When something is on, by the clock in Europe/London. Pure: must not touch the page or
// the network. Reads the short form that src/hours/compact.rs writes and describes, and
// says what src/hours/calendar says; both answer to tests/vectors/calendar.json.

/**
 * A day is counted from 1 January 1970, a minute from its midnight.
 *
 * @typedef {{day: number, minute: number}} Now
 * @typedef {{bank: number[], terms: number[][]}} Calendar bank holidays; what is known of
 *   terms, as first and last day and 1 for term, 0 for holidays
 * @typedef {{day: number, start?: number, end?: number, why?: string}} Occurrence one thing
 *   that is on, once, as far as it is said; an end past 1,440 is on the next day; `why`
 *   it is not certain: `bank` or `terms`
 * @typedef {object} State
 * @property {string} kind `open` (until day and minute; without them: never closes),
 *   `started` (at minute, end unsaid), `ends` (at minute, start unsaid), `today` (when is
 *   unsaid), `doubt` (would be open until then), `opens` (then, perhaps later today),
 *   `nothing` (in eight weeks), `unknown` (never say closed), `appointment` (only)
 * @property {number} [day]
 * @property {number} [minute]
 * @property {boolean} [soon] it closes within half an hour
 * @property {string} [why] why it is not certain: `bank` or `terms`
 * @property {boolean} appointment by appointment, whatever the times
 * @property {boolean} doubtful some of its times were not understood
 */

const WHOLE = 1440
// A start or an end that is not said comes after all others.
const NONE = 9999

/** The days that each letter means, given its arguments as lists of numbers. */
const DAYS = {
  w: (date, [days]) => (days >> date.weekday) & 1,
  n: (date, which, days) =>
    DAYS.w(date, days) && which.some((nth) => (nth ? nth === date.nth : date.last)),
  e: (date, [weeks], [from], days) =>
    DAYS.w(date, days) &&
    date.day >= from &&
    Math.floor((date.day - from + weekday(from)) / 7) % weeks === 0,
  o: (date, days) => days.includes(date.ofMonth),
  d: (date, days) => days.includes(date.day),
  b: ({ day }, [from], [until]) => day >= from && (!until || day <= until),
  y: ({ ofYear }, [from], [until]) =>
    from > until ? ofYear >= from || ofYear <= until : ofYear >= from && ofYear <= until,
  h: (date) => date.bank,
}

const schedules = new Map()
let known
let dates
let states
let moment

/**
 * What a schedule says at a moment.
 *
 * @param {string} text its short form
 * @param {Now} now
 * @param {Calendar} calendar
 * @returns {State} one object for all that share the text: not to be changed
 */
export function state(text, now, calendar) {
  open(calendar)
  const minute = now.day * WHOLE + now.minute
  if (minute !== moment) states.clear()
  moment = minute
  let found = states.get(text)
  if (!found) {
    const { p, q, rules } = read(text)
    found = rules.length ? at(text, now) : { kind: p ? 'appointment' : 'unknown' }
    states.set(text, Object.assign(found, { appointment: !!p, doubtful: !!q }))
  }
  return found
}

/**
 * What is on from one day to another, both in, by time.
 *
 * @param {string} text
 * @param {number} from
 * @param {number} until
 * @param {Calendar} calendar
 * @returns {Occurrence[]}
 */
export function occurrences(text, from, until, calendar) {
  open(calendar)
  const all = []
  for (; from <= until; from++) all.push(...listed(text, from))
  return all
}

/** With another calendar, nothing found before holds. */
function open(calendar) {
  if (known === calendar) return
  known = calendar
  dates = new Map()
  states = new Map()
}

/** Monday is 0. */
function weekday(day) {
  return (day + 3) % 7
}

/** Minutes of `9` or `9:30`; of nothing, not said. */
function clock(text) {
  const [hours, minutes = 0] = text.split(':')
  return text ? hours * 60 + +minutes : NONE
}

function read(text) {
  let found = schedules.get(text)
  if (found) return found
  found = { rules: [], closed: [] }
  for (const part of text.split(';')) {
    const rule = { all: [], not: [], slots: [[NONE, NONE]] }
    for (const [, not, key, args] of part.matchAll(/(!?)([a-z])([^a-z!]*)/g)) {
      const lists = args.split('.').map((list) => list.split(','))
      if (DAYS[key]) {
        const numbers = lists.map((list) => list.map(Number))
        rule[not ? 'not' : 'all'].push((date) => DAYS[key](date, ...numbers))
      } else if (key === 't') rule.slots = lists[0].map((span) => span.split('-').map(clock))
      else rule[key] = found[key] = true
    }
    if (rule.all.length) found.rules.push(rule)
    else found.closed.push(...rule.not)
  }
  schedules.set(text, found)
  return found
}

/** What a day is, for the rules. */
function about(day) {
  let found = dates.get(day)
  if (!found) {
    const date = new Date(day * 864e5)
    const ofMonth = date.getUTCDate()
    found = {
      day,
      ofMonth,
      weekday: weekday(day),
      ofYear: date.getUTCMonth() * 100 + 100 + ofMonth,
      nth: Math.ceil(ofMonth / 7),
      last: new Date((day + 7) * 864e5).getUTCDate() < 8,
      bank: known.bank.includes(day),
      period: known.terms.find(([from, until]) => from <= day && day <= until),
    }
    dates.set(day, found)
  }
  return found
}

/** What is certain on a day, and what may be, as starts, ends and why not certain. */
function on(text, day) {
  const { rules, closed } = read(text)
  const date = about(day)
  const { bank, period } = date
  const is = (test) => test(date)
  const found = [[], []]
  let first
  if (!closed.some(is)) {
    for (const rule of rules) {
      const { i, k, v, x } = rule
      if (!rule.all.every(is) || rule.not.some(is)) continue
      if ((bank && x) || (period && (period[2] ? v : k))) continue
      const why = bank && !i ? 'bank' : !period && (k || v) ? 'terms' : ''
      first = first || why
      found[why ? 1 : 0].push(...rule.slots)
    }
  }
  return found.map((slots, maybe) => settled(slots, maybe ? first : undefined))
}

/** In order, without repeats, spans that touch joined. */
function settled(slots, why) {
  const out = []
  let span
  for (const [start, end] of slots.sort(byTime)) {
    if (start < NONE && end < NONE) {
      if (span && start <= span[1]) span[1] = Math.max(span[1], end)
      else out.push((span = [start, end, why]))
    } else if (!among(out, start, end)) out.push([start, end, why])
  }
  return out
}

function byTime(a, b) {
  return a[0] - b[0] || a[1] - b[1]
}

function among(slots, start, end) {
  return slots.some((slot) => slot[0] === start && slot[1] === end)
}

/** What is on, by time; of what may be, not what is certain anyway. */
function listed(text, day) {
  const [sure, maybe] = on(text, day)
  const said = (minute) => (minute < NONE ? minute : undefined)
  return sure
    .concat(maybe.filter(([start, end]) => !among(sure, start, end)))
    .sort(byTime)
    .map(([start, end, why]) => ({ day, start: said(start), end: said(end), why }))
}

function at(text, { day, minute }) {
  for (const maybe of [0, 1]) {
    let found
    let why
    // What runs now, from yesterday or today, and what carries on from it.
    let last = 0
    let ahead = -1
    for (; ahead < 57 && last >= ahead * WHOLE; ahead++) {
      const midnight = ahead * WHOLE
      for (const [start, end, because] of on(text, day + ahead)[maybe]) {
        const until = midnight + end
        if (end < NONE && minute < until && midnight + start <= (last || minute)) {
          if (midnight + start <= minute) why = because
          last = Math.max(last, until)
        }
      }
    }
    if (last) {
      found = { kind: 'open', soon: last - minute <= 30 }
      const days = Math.ceil(last / WHOLE) - 1
      if (ahead < 57) Object.assign(found, { day: day + days, minute: last - days * WHOLE })
    } else {
      // Half-said times of today: the latest start, else the latest end, else no time.
      for (const [start, end, because] of on(text, day)[maybe]) {
        const none = start === NONE && !(found && (found.kind === 'started' || end === NONE))
        if (start <= minute && minute < start + 180 && end === NONE) {
          found = { kind: 'started', minute: start }
        } else if (none && minute < end) {
          found = end < NONE ? { kind: 'ends', minute: end } : { kind: 'today' }
        }
        if (found) why = because
      }
    }
    if (found && maybe) {
      if (found.kind === 'ends') found.day = day
      return { kind: 'doubt', why, day: found.day, minute: found.day && found.minute }
    }
    if (found) return found
  }
  for (let ahead = 0; ahead < 57; ahead++) {
    const next = listed(text, day + ahead).find(({ start }) => ahead || start > minute)
    if (next) return { kind: 'opens', day: next.day, minute: next.start, why: next.why }
  }
  return { kind: 'nothing' }
}
