// A postcode, a place or a need, whichever was typed in the postcode's field, against
// what the site has. Must not touch the page.
import { readPostcode } from './postcode.js'
import { named } from './text.js'

/**
 * What is typed, made sense of: where to search, or what is wrong.
 *
 * @param {Object} index
 * @param {Object} hint
 * @param {string} typed in the postcode's field
 * @returns {Promise<{pc?: string, need?: string, problem?: string, value?: string, suggestion?: string}>}
 */
export function understand(index, hint, typed) {
  const read = readPostcode(typed)
  // A page without the index leads to the search page, which says what is wrong.
  if (!hint.v) return Promise.resolve({ pc: read.kind === 'none' ? typed : read.value })
  if (read.kind !== 'none') {
    const code = read.value.split(' ')[0]
    const near = (hint.neighbours || []).some((one) => one.outward.indexOf(code) >= 0)
    return index
      .shard(code)
      .then((shard) =>
        shard || near ? { pc: read.value } : { problem: 'not_found', value: read.value }
      )
  }
  return index.names().then((names) => {
    const place = names.places[named(typed, names.places)]
    if (place) return { pc: place.name }
    const need = names.needs[named(typed, names.needs)]
    if (need) return { need: need.slug }
    const { suggestion } = read
    return { problem: problemOf(typed, suggestion), value: typed, suggestion }
  })
}

/** What is wrong with what names no place that the site has. */
export function problemOf(typed, suggestion) {
  return suggestion || /\d/.test(typed) ? 'not_a_postcode' : 'not_a_place'
}
