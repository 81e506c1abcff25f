// What to do next when a search does not simply succeed: a place not known, over the
// border, nothing near. Never a dead end. Must not know how anything is found.
import { tellAlerts } from './alerts.js'
import { ANYWHERE } from './layers.js'
import { appendText, helplineLinks, openPage, say } from './page.js'
import { showProblems } from './problems.js'
import { address, parentOf } from './settle.js'
import { problemOf } from './understand.js'

/** Miles that are offered when nothing is nearer. */
const FURTHER = [1, 3, 5, 10, 20]

/**
 * A line above the results.
 *
 * @param {string} text
 * @param {{href: string, text: string}[]} [links]
 */
export function notice(text, links) {
  const shape = document.querySelector('template[data-notice]')
  const box = document.importNode(shape.content, true).firstElementChild
  appendText(box.querySelector('[data-field="text"]'), text, links)
  document.querySelector('[data-notices]').appendChild(box)
}

/** Notices on how the place was understood. */
export function tellWhere(found) {
  const { hint, words } = openPage()
  const at = found.at
  tellAlerts(at.areas)
  if (at.fallback) notice(say(words, 'fallback', { typed: found.typed, name: at.name }))
  else if (at.precision === 'sector' || at.precision === 'outward') {
    notice(say(words, 'whole_postcode', { name: at.name }))
  }
  if (!at.inside && !tellNeighbour(found.typed)) {
    notice(say(words, 'outside', { typed: found.typed, area: hint.area }))
  }
}

/** Where the directory of a place over the border is; false when none is known. */
export function tellNeighbour(typed) {
  const { hint, words } = openPage()
  const code = typed.split(' ')[0]
  const near = (hint.neighbours || []).filter((one) => one.outward.indexOf(code) >= 0)
  if (!near.length || hint.outward.indexOf(code) >= 0) return false
  const links = near.map((one) => ({
    href: one.url,
    text: say(words, 'neighbour', { name: one.name }),
  }))
  notice(say(words, 'outside', { typed, area: hint.area }), links)
  return true
}

/**
 * Nothing found: says so, and what to do next.
 *
 * @param {Element} box
 * @param {import('./asked.js').Asked} state
 * @param {string} typed
 * @param {string} what
 * @param {Object[]} beyond what there is further away, the nearest first
 */
export function nothing(box, state, typed, what, beyond) {
  const { hint, words } = openPage()
  const links = []
  const nearest = beyond.length && beyond[0].placed.miles
  const further = FURTHER.find((miles) => miles > state.miles && miles >= nearest)
  if (nearest && nearest > state.miles && nearest < ANYWHERE) {
    links.push({
      href: address(state, { miles: further ? String(further) : 'any' }),
      text: further ? say(words, 'further', { n: further }) : say(words, 'facet_miles_any'),
    })
  }
  const need = parentOf(state)
  if (need) {
    links.push({
      href: address(state, { need: need.slug, topic: '' }),
      text: say(words, 'wider', { need: need.name }),
    })
  } else if (what) {
    links.push({ href: address(state, { need: '', topic: '' }), text: say(words, 'all_near') })
  }
  const far = state.miles >= ANYWHERE ? '_any' : ''
  const values = { what, place: typed, miles: state.miles, n: state.miles }
  const key = what ? 'nothing_near_need' : 'nothing_near'
  const text = say(words, key + far, values)
  const line = document.createElement('p')
  line.textContent = text
  const list = document.createElement('ul')
  links.concat(helplineLinks(hint, words)).forEach((link) => {
    const item = document.createElement('li')
    appendText(item, '', [link])
    list.appendChild(item)
  })
  box.appendChild(line)
  box.appendChild(list)
}

/** A postcode or place that is not known, with what may have been meant. */
export function complainOfPlace(form, state, { problem, value, suggestion }) {
  const { hint, words } = openPage()
  const text = say(words, problem || problemOf(value, suggestion), { value, area: hint.area })
  const meant = suggestion && {
    href: address(state, { pc: suggestion }),
    text: say(words, 'did_you_mean', { value: suggestion }),
  }
  const links = (meant ? [meant] : []).concat(helplineLinks(hint, words))
  showProblems(form, [{ text, links, field: form.querySelector('[data-postcode]') }])
}
