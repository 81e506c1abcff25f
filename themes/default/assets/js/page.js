// What all pages with the form share: the page's index and words, and addresses of
// searches. Must not know postcodes or results.
import { openIndex } from './index.js'

/** @typedef {Object<string, string>} Words */

/** What results are narrowed by, in the order in which it is offered. */
export const CHOICES = ['topic', 'open', 'ways', 'kind', 'cost', 'ask', 'access', 'ages', 'languages']
/** All that an address of a search may hold. */
const KEYS = ['pc', 'need', 'q', 'miles'].concat(CHOICES)

/** JSON that stands in the page. */
function inlineJson(id) {
  const script = document.getElementById(id)
  return script ? JSON.parse(script.textContent) : {}
}

/**
 * A sentence from the page's words, with `{name}` filled in, and `{miles}` as a distance.
 * For a number `n` the key may end in the form that goes with it: `_one`, `_two`.
 *
 * @param {Words} words
 * @param {string} key
 * @param {Object<string, string|number>} [values]
 * @returns {string}
 */
export function say(words, key, values = {}) {
  const own = typeof values.n === 'number' && words[key + '_' + formOf(values.n)]
  return (own || words[key] || key).replace(/\{(\w+)\}/g, (hole, name) => {
    if (name === 'miles') return say(words, name, { n: values.miles })
    return name in values ? String(values[name]) : hole
  })
}

let rules
/** The form of a word that goes with a number in the page's language. */
function formOf(n) {
  if (!window.Intl || !Intl.PluralRules) return n === 1 ? 'one' : 'other'
  rules = rules || new Intl.PluralRules(document.documentElement.lang)
  return rules.select(n)
}

/**
 * The address of a search, from the site's root: on the search page, or on the page that
 * shows its own.
 *
 * @param {string} base
 * @param {Object<string, string>} state any of `KEYS`
 * @returns {string}
 */
export function searchAddress(base, state) {
  const form = typeof document !== 'undefined' && document.querySelector('form[data-at]')
  const query = new URLSearchParams()
  KEYS.forEach((key) => state[key] && query.set(key, state[key]))
  return base + (form ? form.getAttribute('data-at') : 'search/') + '#' + query
}

/**
 * Text, and links after it, each with what follows it.
 *
 * @param {Element} element
 * @param {string} text
 * @param {{href: string, text: string, after?: string}[]} [links]
 */
export function appendText(element, text, links = []) {
  element.append(text)
  links.forEach((link) => {
    const anchor = document.createElement('a')
    anchor.href = link.href
    anchor.textContent = link.text
    element.append(' ', anchor, link.after || '')
  })
}

/**
 * Whom to ring, as a link, and when, after it; none when the site names no one.
 *
 * @param {Object} hint
 * @param {Words} words
 */
export function helplineLinks(hint, words) {
  const line = hint.helpline
  if (!line) return []
  const label = line.label || say(words, 'helpline')
  const text = say(words, 'ring', { label, phone: line.phone })
  return [{ href: 'tel:' + line.tel, text, after: line.hours && ' (' + line.hours + ')' }]
}

let opened
/**
 * What the page carries, read once: all forms and results share one index. Pages in a
 * second language have their own `base`; the index is below the site's `root`.
 *
 * @returns {{base: string, root: string, hint: Object, words: Words, index: Object}}
 */
export function openPage() {
  if (!opened) {
    const form = document.querySelector('form[data-base]')
    const base = form.getAttribute('data-base')
    const root = form.getAttribute('data-root') || base
    const hint = inlineJson('finder-index')
    opened = { base, root, hint, words: inlineJson('finder-words'), index: openIndex(hint, root) }
  }
  return opened
}
