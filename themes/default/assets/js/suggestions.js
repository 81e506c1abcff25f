// What is suggested for what is typed: needs, places, entries' names. A failure to fetch
// gives none: what is typed can be searched for all the same. Must not touch the page.
// Imports nothing: suggest.js is fetched apart and is given what the page has (`tools`).

/**
 * @typedef {Object} Tools what the form's script has
 * @property {string} base
 * @property {Object} index
 * @property {(key: string, values?: Object) => string} tell
 * @property {(text: string) => string} fold
 */

const MOST_NEEDS = 4
const MOST_TITLES = 4
const MOST_PLACES = 6

/** 2 when a text begins with what is typed, 1 when a word in it does. */
function match(text, typed) {
  const at = (' ' + text).indexOf(' ' + typed)
  return at === 0 ? 2 : at > 0 ? 1 : 0
}

/** The best matching of some names and their other names, the own name first. */
function best(items, typed, most, fold) {
  return items
    .map((item, i) => {
      const own = match(fold(item.name), typed) * 2
      const other = (item.also || []).reduce((m, also) => Math.max(m, match(fold(also), typed)), 0)
      return { item, i, score: Math.max(own, other) }
    })
    .filter((one) => one.score)
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, most)
    .map((one) => one.item)
}

/**
 * What entries' names are ordered by: as in src/search/index/titles.rs.
 *
 * @param {string} name
 * @param {(text: string) => string} fold
 */
export function titleKey(name, fold) {
  return fold(name).replace(/^the /, '')
}

/**
 * Which of the files of names hold those that begin with a text, the first two at most.
 *
 * @param {[string, string][]} parts the first name in each (cut), and its hash
 * @param {string} typed
 * @returns {number[]}
 */
export function partsFor(parts, typed) {
  const found = []
  parts.forEach(([first], i) => {
    const next = parts[i + 1]
    const ends = !next || next[0] >= typed.slice(0, 8)
    if (ends && first.slice(0, typed.length) <= typed && found.length < 2) found.push(i)
  })
  return found
}

/** Names of entries that begin with a text, or on a small site have a word that does. */
function titles({ index, fold }, typed) {
  const key = titleKey(typed, fold)
  const among = (rows) =>
    rows
      .map(([name, url]) => ({ name, url, score: match(titleKey(name, fold), key) }))
      .filter((row) => row.score)
      .sort((a, b) => b.score - a.score)
  return index.titles().then((file) => {
    if (file.titles) return among(file.titles)
    const parts = key.length < 2 ? [] : partsFor(file.parts, key)
    return Promise.all(parts.map((part) => index.titlesPart(part, file.parts[part][1]))).then(
      (all) => all.reduce((rows, more) => rows.concat(among(more)), [])
    )
  })
}

/**
 * Needs and entries.
 *
 * @param {Tools} tools
 * @param {string} typed
 * @returns {Promise<import('./suggest.js').Suggestion[]>}
 */
export function needsAndEntries(tools, typed) {
  const { base, index, tell, fold } = tools
  const text = fold(typed)
  const none = () => []
  const needs = index.names().then((names) => (text ? best(names.needs, text, MOST_NEEDS, fold) : []))
  const entries = text
    ? titles(tools, typed).then((rows) => rows.slice(0, MOST_TITLES))
    : index.titles().then(none)
  return Promise.all([needs.catch(none), entries.catch(none)]).then(([some, rows]) =>
    some
      .map((need) => ({ text: need.name, kind: tell('suggest_need') }))
      .concat(
        rows.map(({ name, url }) => ({
          text: name,
          kind: tell('suggest_' + url.split('/')[0]),
          href: base + url,
        }))
      )
  )
}

/**
 * Places; none for what has a digit, which is a postcode.
 *
 * @param {Tools} tools
 * @param {string} typed
 * @returns {Promise<import('./suggest.js').Suggestion[]>}
 */
export function placesLike({ index, tell, fold }, typed) {
  if (/\d/.test(typed)) return Promise.resolve([])
  const text = fold(typed)
  return index
    .names()
    .then((names) => (text ? best(names.places, text, MOST_PLACES, fold) : []))
    .then((places) => places.map(({ name }) => ({ text: name, kind: tell('suggest_place') })))
    .catch(() => [])
}
