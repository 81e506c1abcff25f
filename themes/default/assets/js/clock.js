// The clock on the wall in Europe/London, wherever a visitor's is. Pure.

let format

/**
 * The wall clock in Europe/London: a day is counted from 1 January 1970, a minute from its
 * midnight.
 *
 * @param {Date} date
 * @returns {import('./times.js').Now}
 */
export function london(date) {
  const shown = 'numeric'
  const zone = { timeZone: 'Europe/London', hourCycle: 'h23' }
  const all = { year: shown, month: shown, day: shown, hour: shown, minute: shown }
  format = format || new Intl.DateTimeFormat('en-GB', Object.assign(zone, all))
  // `23/11/2026, 09:05`
  const [day, month, year, hour, minute] = format.format(date).match(/\d+/g)
  return { day: Date.UTC(year, month - 1, day) / 864e5, minute: (hour % 24) * 60 + +minute }
}
