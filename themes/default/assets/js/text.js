// Words as typed against the names of needs and places. Pure: must not touch the page or
// the network. `fold` follows the rules of src/search/fold.rs; both answer to
// tests/vectors/fold.json.

/** @typedef {{slug: string, name: string, also?: string[], parent?: number}} Need */

const JOINS = /[\u0300-\u036f'\x60\u02b0-\u02ff\u2018-\u201b]/g
const PARTS =
  /[\0-/:-@[-\x60{-\xbf\xd7\xf7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe00-\ufe0f\ufeff]+/g

/**
 * Lower-case words with single spaces, without accents.
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const lower = text.normalize('NFKD').toLowerCase()
  return lower.replace(JOINS, '').replace(/&/g, ' and ').replace(PARTS, ' ').trim()
}

function singular(folded) {
  return folded.replace(/([a-z]{3})s\b/g, '$1')
}

/** Without spaces and the plural, so that "food banks" is "foodbank". */
export function squeeze(folded) {
  return singular(folded).replace(/ /g, '')
}

export function namesOf(item) {
  return [item.slug.replace(/-/g, ' '), item.name].concat(item.also || []).map(fold)
}

/**
 * The place or need that a text names, if it names one exactly.
 *
 * @template {{slug: string, name: string, also?: string[]}} T
 * @param {string} text
 * @param {T[]} items
 * @returns {number} its place in the list, or -1
 */
export function named(text, items) {
  const typed = squeeze(fold(text))
  if (!typed) return -1
  return items.findIndex((item) => namesOf(item).some((name) => squeeze(name) === typed))
}

/**
 * A need and the narrower ones within it.
 *
 * @param {number} need
 * @param {Need[]} needs
 * @returns {Set<number>}
 */
export function within(need, needs) {
  const all = new Set([need])
  needs.forEach((other, i) => other.parent === need && all.add(i))
  return all
}

/** A text without the words that say nothing: "I need a food bank" is "food bank". */
export function telling(text, idle) {
  return fold(text)
    .split(' ')
    .filter((word) => !idle.has(word))
    .join(' ')
}

/**
 * The need whose name or slug a text is. What else people call it is no name: entries may
 * be called that, so the text is searched.
 *
 * @param {string} text
 * @param {Need[]} needs
 * @param {Set<string>} idle
 * @returns {number} or -1
 */
export function needNamed(text, needs, idle) {
  const names = needs.map(({ slug, name }) => ({ slug, name }))
  const whole = named(text, names)
  return whole < 0 ? named(telling(text, idle), names) : whole
}
