// Words as typed against needs, places and entries. Pure: must not touch the page or
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
function squeeze(folded) {
  return singular(folded).replace(/ /g, '')
}

function namesOf(item) {
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
 * The need that a text speaks of: the one with the longest name within it ("I need a
 * food parcel").
 *
 * @param {string} text
 * @param {Need[]} needs
 * @returns {number} or -1
 */
export function spokenOf(text, needs) {
  const typed = ' ' + singular(fold(text)) + ' '
  let best = -1
  let longest = 2
  needs.forEach((need, i) =>
    namesOf(need).forEach((name) => {
      const words = singular(name)
      if (words.length > longest && typed.indexOf(' ' + words + ' ') >= 0) {
        best = i
        longest = words.length
      }
    })
  )
  return best
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

/** What all forms of a word begin with: `volunteer` of `volunteering`. */
function stem(word) {
  const match = /^(.{4,}?)(?:ings?|ers?|ed|e?s|e)$/.exec(word)
  return match ? match[1] : word
}

/**
 * Scores entries by the words typed: 2 when its name has them all, 1 when it or its
 * needs do, less when only some are there, 0 for none.
 *
 * @param {string} text
 * @param {Need[]} needs
 * @param {string[]} idle words that say nothing ("the", "help")
 * @returns {(needs: number[], line: string) => number} `line` is `folded name|words`
 */
export function matcher(text, needs, idle) {
  const typed = fold(text)
  const all = typed.split(' ').filter(Boolean)
  const telling = all.filter((word) => idle.indexOf(word) < 0)
  const words = telling.length ? telling : all
  const joined = words.join('')
  const tests = words.map((word) => {
    const start = ' ' + stem(word)
    const has = (line) =>
      word.length < 4 ? (line + ' ').indexOf(' ' + word + ' ') >= 0 : line.indexOf(start) >= 0
    const of = needs.map((need) => has(' ' + namesOf(need).join(' ')))
    return { has, of }
  })
  const meant = spokenOf(text, needs)
  const spoken = meant < 0 ? new Set() : within(meant, needs)
  return (own, line) => {
    if (!words.length) return 0
    const cut = line.indexOf('|')
    const name = ' ' + line.slice(0, cut)
    const rest = ' ' + line.slice(cut + 1)
    if (joined.length > 5 && squeeze(name).indexOf(squeeze(joined)) >= 0) return 2
    if (tests.every((test) => test.has(name))) return 2
    const hits = tests.filter(
      (test) => test.has(name) || test.has(rest) || own.some((need) => test.of[need])
    ).length
    if (hits === words.length || own.some((need) => spoken.has(need))) return 1
    return hits / (words.length + 1)
  }
}
