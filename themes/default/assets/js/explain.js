// What is said above results that are not simply what was asked for where it was asked:
// another need, other words, a place that is not quite known or not known at all. Must
// not know how results are shown.
import { answersTo } from './asked.js'
import { gather } from './found.js'
import { complainOfPlace, notice, tellNeighbour, tellWhere } from './next.js'
import { openPage, say } from './page.js'
import { heading, part, setHeading } from './parts.js'
import { address, parentOf } from './settle.js'

/**
 * Says it, and gives the results.
 *
 * @param {import('./asked.js').Asked} state
 * @param {Object} found see findPlace
 * @param {Object} table
 * @param {(doc: Object) => number} score
 * @param {import('./soon.js').Clock} clock
 * @returns {Promise<{results: Object[], what: string, need: Object|null}>}
 */
export function explain(state, found, table, score, clock) {
  const { words } = openPage()
  const answers = (own) => table.docs.some((doc) => own(doc) > 0)
  let { what, need } = state
  let best = score
  if (what && !answers(score)) {
    const wider = parentOf(state)
    const widerScore = wider && answersTo(wider)
    if (wider && answers(widerScore)) {
      notice(say(words, 'no_need', { what, need: wider.name }))
      what = wider.name
      need = wider
      best = widerScore
    } else {
      const links = (score.near || []).map((need) => ({
        href: address(state, { need: need.slug }),
        text: say(words, 'did_you_mean', { value: need.name }),
      }))
      notice(say(words, 'no_words', { what }), links)
      what = ''
      need = null
      best = () => 1
    }
  }
  if (best.mended) notice(say(words, 'mended', { what: best.mended }))
  if (found.problem) complainOfPlace(part('finder'), state, found.problem)
  if (found.at) tellWhere(found)
  const results = found.at
    ? Promise.resolve(gather(table.docs, best, found.at, what ? clock.soon : undefined))
    : anywhere(state, found, table, best, what)
  return results.then((all) => ({ results: all, what, need }))
}

/** Without a place: by name, so that a need alone or a far postcode is no dead end. */
function anywhere(state, found, table, score, what) {
  const { hint, words, index } = openPage()
  setHeading(what ? say(words, 'heading_anywhere', { need: what, area: hint.area }) : heading)
  if (found.typed) {
    if (!tellNeighbour(found.typed)) {
      complainOfPlace(part('finder'), state, { problem: 'not_found', value: found.typed })
    }
  } else if (!found.problem) {
    notice(say(words, 'ask_postcode'))
  }
  return index.order().then((names) => {
    // Someone who is elsewhere is helped by what helps from anywhere.
    const elsewhere = { point: [0, 0], areas: [], inside: false }
    const remote = (one) => one.placed.layer === 3 || one.placed.layer === 4
    const results = state.pc
      ? gather(table.docs, score, elsewhere).filter(remote)
      : table.docs
          .map((doc) => ({ doc, score: score(doc), miles: Infinity, placed: null }))
          .filter((one) => one.score > 0)
    return results.sort((a, b) => b.score - a.score || names[a.doc.id] - names[b.doc.id])
  })
}
