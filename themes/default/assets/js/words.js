// All that is needed only when words are typed that are no need's name: a script of its
// own, fetched then. Must not touch the page.
import { ANYWHERE, place } from './layers.js'
import { openText } from './lexicon.js'
import { phrasesOf } from './needs.js'
import { bucket, scoreAll } from './score.js'
import { telling } from './text.js'
import { placeWithin } from './wanted.js'

/** Entries that answer every word, with which those that hardly answer can be spared. */
const ENOUGH = 3

/**
 * @param {import('./text.js').Need[]} needs and what else they are called
 * @param {Object} parts where the parts of the text index are
 * @param {Object} index
 * @param {Set<string>} idle
 * @param {number} radius miles within which something is near, where nothing else is asked
 */
export function openWords(needs, parts, index, idle, radius) {
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
        const isTheirs = (doc, miles) => {
          const placed = place(doc, at, miles)
          return placed && placed.layer < 5
        }
        // What covers only others or is far off must not hide what is for the person. What
        // answers every word may have been meant by name.
        const most = (miles) =>
          docs.reduce((most, doc) => {
            const score = scores[doc.id]
            return score > most && (whole(doc.id) || isTheirs(doc, miles)) ? score : most
          }, 0)
        const bar = (at && (most(radius) || most(ANYWHERE))) || best
        const levelOf = ({ id }) => bucket(scores[id], bar)
        // What answers little only stands before what answers all of it further down, when
        // there is enough of that.
        const isAll = (doc) => whole(doc.id) && levelOf(doc) > 1 && isTheirs(doc, radius)
        const least = at && docs.filter(isAll).length >= ENOUGH ? 2 : 1
        return {
          top: scores.indexOf(best),
          whole,
          mended,
          level: (doc) => (levelOf(doc) < least ? 0 : levelOf(doc) + scores[doc.id] / (best + 1)),
          score: ({ id }) => scores[id],
          /** Needs that may have been meant, when nothing answers. */
          near: best ? [] : phrases.like(telling(words, idle).split(' ')),
        }
      }),
  }
}
