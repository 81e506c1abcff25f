// Sentences from words that a page carries. Pure. Scripts that page.js is part of
// use its `say`: it words distances too, and what first results take is counted in bytes.

let forms
/** The form of a word that goes with a number in the page's language. */
function formFor(n) {
  if (typeof Intl === 'undefined' || !Intl.PluralRules) return n === 1 ? 'one' : 'other'
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  forms = forms || new Intl.PluralRules(language || 'en')
  return forms.select(n)
}

/**
 * @param {string} text
 * @param {Object<string, string|number>} values
 * @returns {string} the text with each `{name}` that there is a value for filled in
 */
export const fillIn = (text, values) =>
  text.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? String(values[name]) : hole))

/**
 * @param {Object<string, string>} words
 * @returns {(key: string, values?: Object<string, string|number>) => string} the sentence
 *     with `{name}` filled in; with a number `n` the key that ends in its form is taken
 */
export const tellWith = (words) => (key, values = {}) => {
  const own = typeof values.n === 'number' && words[key + '_' + formFor(values.n)]
  return fillIn(own || words[key] || key, values)
}
