// Sentences from words that a page carries. Pure.

let forms
/** The form of a word that goes with a number in the page's language. */
function formFor(n) {
  if (typeof Intl === 'undefined' || !Intl.PluralRules) return n === 1 ? 'one' : 'other'
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  forms = forms || new Intl.PluralRules(language || 'en')
  return forms.select(n)
}

/**
 * @param {Object<string, string>} words
 * @returns {(key: string, values?: Object<string, string|number>) => string} the sentence
 *     with `{name}` filled in; with a number `n` the key that ends in its form is taken
 */
export const tellWith = (words) => (key, values = {}) => {
  const own = typeof values.n === 'number' && words[key + '_' + formFor(values.n)]
  return (own || words[key] || key).replace(/\{(\w+)\}/g, (hole, name) =>
    name in values ? String(values[name]) : hole
  )
}
