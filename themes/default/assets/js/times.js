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
const NONE = 9999

/** The days that each letter means, given its arguments as lists of numbers. */
const DAYS = {
  w: ([[days]], date) => (days >> date.weekday) & 1,
  n: ([which, [days]], date) =>
    (days >> date.weekday) & 1 && (which.includes(date.nth) || (date.last && which.includes(0))),
  e: ([[weeks], [from], [days]], date) =>
    (days >> date.weekday) & 1 &&
    date.day >= from &&
    Math.floor((date.day - from + ((from + 3) % 7)) / 7) % weeks === 0,
  o: ([days], date) => days.includes(date.ofMonth),
  d: ([days], date) => days.includes(date.day),
  b: ([[from], [until]], date) => date.day >= from && (!until || date.day <= until),
  y: ([[from], [until]], { ofYear }) =>
    from > until ? ofYear >= from || ofYear <= until : ofYear >= from && ofYear <= until,
  h: (none, date) => date.bank,
}

const schedules = new Map()
let known
let dates
let states
let moment
let format

/**
 * The wall clock in Europe/London.
 *
 * @param {Date} date
 * @returns {Now}
 */
export function london(date) {
  const numeric = 'numeric'
  format =
    format ||
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
    })
  const at = {}
  for (const part of format.formatToParts(date)) at[part.type] = +part.value
  return {
    day: Date.UTC(at.year, at.month - 1, at.day) / 864e5,
    minute: (at.hour % 24) * 60 + at.minute,
  }
}

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
    const { appointment, doubtful, rules } = read(text)
    found = rules.length ? at(text, now) : { kind: appointment ? 'appointment' : 'unknown' }
    states.set(text, Object.assign(found, { appointment, doubtful }))
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
  for (let day = from; day <= until; day++) all.push(...listed(text, day))
  return all
}

/** Another calendar makes all that was found doubtful. */
function open(calendar) {
  if (known === calendar) return
  known = calendar
  dates = new Map()
  states = new Map()
}

/** @param {string} text `9`, `9:30` */
function clock(text) {
  const [hours, minutes] = text.split(':')
  return hours * 60 + +(minutes || 0)
}

function read(text) {
  let found = schedules.get(text)
  if (found) return found
  found = { rules: [], closed: [], appointment: false, doubtful: false }
  for (const part of text.split(';')) {
    const rule = { all: [], not: [], slots: [[NONE, NONE]], bank: '', term: -1 }
    for (const [, not, key, args] of part.matchAll(/(!?)([a-z?])([^a-z?!]*)/g)) {
      const times = () => args.split(',').map((span) => span.split('-').map(clock))
      if (DAYS[key]) {
        const numbers = args.split('.').map((group) => group.split(',').map(Number))
        rule[not ? 'not' : 'all'].push((date) => DAYS[key](numbers, date))
      } else if (key === 't') rule.slots = times()
      else if (key === 'f') rule.slots = times().map(([start]) => [start, NONE])
      else if (key === 'u') rule.slots = times().map(([end]) => [NONE, end])
      else if (key === 'a') rule.slots = [[0, WHOLE]]
      else if (key === 'p') found.appointment = true
      else if (key === '?') found.doubtful = true
      else if (key === 'q') rule.term = 1
      else if (key === 'v') rule.term = 0
      else rule.bank = key
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
    const period = known.terms.find(([from, until]) => from <= day && day <= until)
    found = {
      day,
      ofMonth,
      weekday: (day + 3) % 7,
      ofYear: date.getUTCMonth() * 100 + 100 + ofMonth,
      nth: Math.ceil(ofMonth / 7),
      last: new Date((day + 7) * 864e5).getUTCDate() <= 7,
      bank: known.bank.includes(day),
      term: period ? period[2] : -1,
    }
    dates.set(day, found)
  }
  return found
}

/** What is certain on a day, what may be, and why it only may be. */
function on(text, day) {
  const { rules, closed } = read(text)
  const date = about(day)
  const is = (test) => test(date)
  const found = { sure: [], maybe: [], why: '' }
  if (closed.some(is)) return found
  for (const { all, not, slots, bank, term } of rules) {
    if (!all.every(is) || not.some(is)) continue
    const holiday = date.bank && bank !== 'i'
    const unsure = term >= 0 && date.term < 0
    if ((holiday && bank) || (term >= 0 && !unsure && term !== date.term)) continue
    const why = holiday ? 'bank' : unsure ? 'terms' : ''
    found.why = found.why || why
    found[why ? 'maybe' : 'sure'].push(...slots)
  }
  found.sure = settled(found.sure)
  found.maybe = settled(found.maybe)
  return found
}

/** In order, without repeats, spans that touch joined. */
function settled(slots) {
  const out = []
  let span
  for (const [start, end] of slots.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (start < NONE && end < NONE) {
      if (span && start <= span[1]) span[1] = Math.max(span[1], end)
      else out.push((span = [start, end]))
    } else if (!out.some((one) => one[0] === start && one[1] === end)) out.push([start, end])
  }
  return out
}

/** What is on, by time, without what may be and is certain anyway. */
function listed(text, day) {
  const { sure, maybe, why } = on(text, day)
  const covered = ([start, end]) =>
    sure.some((one) =>
      start < NONE && end < NONE
        ? one[0] <= start && end <= one[1] && one[1] < NONE
        : one[0] === start && one[1] === end
    )
  const said = (minute) => (minute < NONE ? minute : undefined)
  return sure
    .map((slot) => [slot])
    .concat(maybe.filter((slot) => !covered(slot)).map((slot) => [slot, why]))
    .sort(([a], [b]) => a[0] - b[0] || a[1] - b[1])
    .map(([[start, end], why]) => ({ day, start: said(start), end: said(end), why }))
}

/** The end of the span that a minute is in, or 0. */
function running(slots, minute) {
  const now = slots.find(([start, end]) => start <= minute && minute < end && end < NONE)
  return now ? now[1] : 0
}

/** What half-said times tell of today. */
function underWay(slots, minute) {
  const from = slots.filter(([start, end]) => end === NONE && start <= minute && minute < start + 180)
  const until = slots.filter(([start, end]) => start === NONE && minute < end && end < NONE)
  if (from.length) return { kind: 'started', minute: from.pop()[0] }
  if (until.length) return { kind: 'ends', minute: until.pop()[1] }
  return slots.some(([start, end]) => start === NONE && end === NONE) && { kind: 'today' }
}

function at(text, { day, minute }) {
  const today = on(text, day)
  const before = on(text, day - 1)
  const running1 = (of) =>
    Math.max(running(today[of], minute), running(before[of], minute + WHOLE) - WHOLE)
  // The end of what runs now, and of what carries on from it on the days after.
  const until = (of) => {
    let last = running1(of)
    for (let ahead = 0; last > 0 && ahead <= 56; ahead++) {
      if (last < ahead * WHOLE) {
        const days = Math.ceil(last / WHOLE) - 1
        return { day: day + days, minute: last - days * WHOLE, soon: last - minute <= 30 }
      }
      for (const [start, end] of on(text, day + ahead)[of]) {
        if (end < NONE && start + ahead * WHOLE <= last) last = Math.max(last, end + ahead * WHOLE)
      }
    }
    return last > 0 ? { soon: false } : null
  }
  let found = until('sure')
  if (found) return Object.assign(found, { kind: 'open' })
  found = underWay(today.sure, minute)
  if (found) return found
  found = until('maybe')
  if (found) {
    const why = running(today.maybe, minute) ? today.why : before.why
    return { kind: 'doubt', why, day: found.day, minute: found.minute }
  }
  found = underWay(today.maybe, minute)
  if (found) {
    const end = found.kind === 'ends'
    return { kind: 'doubt', why: today.why, day: end ? day : undefined, minute: end ? found.minute : undefined }
  }
  for (let ahead = 0; ahead <= 56; ahead++) {
    const next = listed(text, day + ahead).find(({ start }) => ahead || start > minute)
    if (next) return { kind: 'opens', day: next.day, minute: next.start, why: next.why }
  }
  return { kind: 'nothing' }
}
