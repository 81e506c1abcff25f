// Needs and the words people use for them, matched as phrases: "someone to talk to" is
// one thing, and "food bank" is "foodbank". Pure. The same rules as
// src/search/text/needs.rs in Rust.
import { slipsBetween, stem } from './lexicon.js'
import { fold } from './text.js'

/** The most that a need answers a word with. */
const FULL = 240
/** For one word of several in a need's name, and in what else it is called. */
const IN_NAME = 150
const IN_ALSO = 110
/** For what answers the need around the one that is meant. */
const WIDER = 60

/** @typedef {Map<number, number>} Worths what needs are worth */

function raiseNeed(worths, need, worth) {
  worths.set(need, Math.max(worths.get(need) || 0, worth))
}

/**
 * @param {import('./text.js').Need[]} needs
 * @param {Set<string>} idle
 */
export function phrasesOf(needs, idle) {
  const whole = new Map()
  const telling = new Map()
  const parts = new Map()
  const known = new Set()
  const of = (map, key, empty) => map.get(key) || (map.set(key, empty), empty)
  const key = (words) => words.map(stem).join('')
  const add = (id, phrase, worth) => {
    const words = fold(phrase).split(' ').filter(Boolean)
    const own = words.filter((word) => !idle.has(word))
    if (words.length > 1 || own.length) of(whole, key(words), new Set()).add(id)
    // "Phone call" is "phonecall".
    if (words.length === 2) of(whole, stem(words.join('')), new Set()).add(id)
    if (own.length > 1) of(telling, key(own), new Set()).add(id)
    own.forEach((word) => {
      raiseNeed(of(parts, stem(word), new Map()), id, worth)
      if (word.length > 3) known.add(word)
    })
  }
  needs.forEach((need, id) => {
    add(id, need.name, IN_NAME)
    add(id, need.slug, IN_NAME)
    need.name.split(/ and | or |[,&]/).forEach((part) => add(id, part, IN_NAME))
    ;(need.also || []).forEach((also) => add(id, also, IN_ALSO))
  })
  return {
    words: Array.from(known),
    knows: (one) => parts.has(one) || whole.has(one),
    starting: (start) => Array.from(parts.keys()).filter((one) => one.indexOf(start) === 0),
    /**
     * What each need is worth for a phrase of stems run together. Where a need and the one
     * around it are both called so, the narrower is meant.
     */
    called(phrase, onlyTelling) {
      const worths = new Map()
      const own = Array.from((onlyTelling ? telling : whole).get(phrase) || [])
      own.forEach((need) => {
        if (own.some((other) => needs[other].parent === need)) return raiseNeed(worths, need, IN_NAME)
        raiseNeed(worths, need, FULL)
        needs.forEach((other, id) => other.parent === need && raiseNeed(worths, id, (FULL * 14) / 16))
        if (needs[need].parent !== undefined) raiseNeed(worths, needs[need].parent, WIDER)
      })
      return worths
    },
    /** What each need is worth for one stem of what it is called. */
    part(one) {
      const worths = new Map()
      const own = parts.get(one)
      if (own) own.forEach((worth, need) => worths.set(need, Math.floor(worth / own.size)))
      return worths
    },
    /** Needs that are called by a word like one of these: what may have been meant. */
    like(words) {
      const found = []
      words.forEach((word) =>
        known.forEach((other) => {
          if (word.length < 4) return
          const slips = slipsBetween(word, other)
          if (slips * 3 > Math.max(word.length, other.length)) return
          parts.get(stem(other)).forEach((worth, need) => found.push([slips, need]))
        })
      )
      found.sort((a, b) => a[0] - b[0] || a[1] - b[1])
      return Array.from(new Set(found.map((one) => needs[one[1]]))).slice(0, 3)
    },
  }
}
