// The place that the words of a question name ("food bank in Seacombe", "CH44 food"), and
// what is left. Must not touch the page. The same rules as
// src/search/wanted.rs in Rust.
import { slipsBetween } from './lexicon.js'
import { fold, named, namesOf, squeeze, telling } from './text.js'

/** Words in the longest name of a place that is looked for. */
const LONGEST = 4

/**
 * The place or postcode that words name, and the words that are left.
 *
 * @param {string} text
 * @param {Object} index
 * @param {Set<string>} idle
 * @param {(text: string) => import('./postcode.js').Reading} readPostcode
 * @returns {Promise<{pc: string, rest: string, mayBeName: boolean}|null>}
 */
export function placeWithin(text, index, idle, readPostcode) {
  const words = fold(text).split(' ')
  const without = (from, to) => words.slice(0, from).concat(words.slice(to)).join(' ')
  const spans = (n) => words.slice(n - 1).map((word, from) => [from, from + n])
  const spelt = ([from, to]) => words.slice(from, to).join(' ')
  return index.shards().then((shards) => {
    const known = (span) => {
      const { kind, value } = readPostcode(spelt(span))
      return kind !== 'none' && shards[value.split(' ')[0]] ? value : ''
    }
    const coded = spans(2).concat(spans(1)).find(known)
    if (coded) {
      const rest = without(coded[0], coded[1])
      return { pc: known(coded), rest, mayBeName: false }
    }
    return index.names().then(({ places }) => {
      const give = (place, from, to) => {
        const rest = telling(without(from, to), idle)
        return { pc: place.name, rest, mayBeName: !!rest }
      }
      for (let n = Math.min(words.length, LONGEST); n; n--) {
        const span = spans(n)
          .reverse()
          .find((one) => named(spelt(one), places) >= 0)
        if (span) return give(places[named(spelt(span), places)], span[0], span[1])
      }
      // One that is misspelt is seen at the end, after "in" or "near".
      const before = words.map((word) => /^(in|near|around|at|by)$/.test(word)).lastIndexOf(true)
      const typed = squeeze(words.slice(before + 1).join(' '))
      if (before < 0 || typed.length < 5) return null
      const slips = places.map((place) =>
        Math.min.apply(
          null,
          namesOf(place).map((name) => slipsBetween(squeeze(name), typed))
        )
      )
      const least = Math.min.apply(null, slips.concat(9))
      if (least > (typed.length < 8 ? 1 : 2)) return null
      return give(places[slips.indexOf(least)], before, words.length)
    })
  })
}
