// All that is needed only when words are typed that are no need's name: a script of its
// own, fetched then. Must not touch the page.
import { ANYWHERE, place } from './layers.js'
import { openText } from './lexicon.js'
import { phrasesOf } from './needs.js'
import { bucket, scoreAll } from './score.js'
import { telling } from './text.js'
import { placeWithin } from './wanted.js'

/**
 * @param {import('./text.js').Need[]} needs and what else they are called
 * @param {Object} parts where the parts of the text index are
 * @param {Object} index
 * @param {Set<string>} idle
 */
export function openWords(needs, parts, index, idle) {
  const phrases = phrasesOf(needs, idle)
  const text = openText(parts, index)
  return {
    /** @param {(text: string) => import('./postcode.js').Reading} readPostcode */
    placeWithin: (words, readPostcode) => placeWithin(words, index, idle, readPostcode),

    /**
     * How well entries answer words.
     *
     * @param {string} words
     * @param {import('./layers.js').Doc[]} docs
     * @param {import('./layers.js').Whereabouts} [at]
     */
    answers: (words, docs, at) =>
      scoreAll(words, docs, phrases, idle, text).then(({ scores, whole, mended }) => {
        const best = scores.reduce((a, b) => Math.max(a, b), 0)
        // What covers only others must not hide what is for the person, near or far. What
        // answers every word may have been meant by name.
        const isKept = (doc) => {
          if (whole(doc.id)) return true
          const placed = place(doc, at, ANYWHERE)
          return placed && placed.layer < 5
        }
        const bar = at
          ? docs.reduce((most, doc) => (scores[doc.id] > most && isKept(doc) ? scores[doc.id] : most), 0)
          : best
        return {
          top: scores.indexOf(best),
          whole,
          mended,
          level: ({ id }) => bucket(scores[id], bar || best),
          score: ({ id }) => scores[id],
          /** Needs that may have been meant, when nothing answers. */
          near: best ? [] : phrases.like(telling(words, idle).split(' ')),
        }
      }),
  }
}
