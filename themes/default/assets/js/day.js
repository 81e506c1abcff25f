// Days as entries write them. Pure.

/**
 * A day as it is here: `2026-12-01`.
 *
 * @param {Date} date
 */
export function dayOf(date) {
  const two = (number) => ('0' + number).slice(-2)
  return date.getFullYear() + '-' + two(date.getMonth() + 1) + '-' + two(date.getDate())
}
