// What the search page can do beside showing the first results: the form, choices that
// narrow them, what to say when they are not simply what was asked for. Fetched when the
// first results stand, or when one of these is wanted sooner; uses what the page's script
// (results.js) has, and must not be needed to show results that are.
import { asked } from './asked.js'
import { explain } from './explain.js'
import { facetsOf, pick } from './facets.js'
import { startForms } from './form.js'
import { layersOf } from './found.js'
import { ANYWHERE } from './layers.js'
import { followLinks } from './links.js'
import { makeChoices, noChoices } from './narrow.js'
import { nothing } from './next.js'
import { appendText, openPage, say } from './page.js'
import { startPaper } from './paper.js'
import { part } from './parts.js'
import { readPostcode } from './postcode.js'
import { showProblems } from './problems.js'
import { address, placeNamed, settle } from './settle.js'
import { whereabouts } from './whereabouts.js'

/** What is chosen goes to the address, which is read in turn: one way for all. */
function choose(chosen) {
  const usual = chosen.miles === String(openPage().hint.radius)
  location.href = address(asked(), Object.assign(chosen, usual ? { miles: '' } : {}))
}

/** The choices of a search: what they leave of it, and showing them. */
function choicesOf({ results, table, need, at, asks, clock }) {
  const needs = openPage().hint.needs || []
  part('results').setAttribute('data-at', at ? at.point.join() : '')
  const facets = facetsOf(results, table, { needs, need, at, miles: asks.miles, clock })
  const choices = makeChoices(facets, choose)
  return {
    show: (picked, stay) => {
      choices.show(picked, stay)
      tellUnknown(facets, picked)
    },
    pick: ({ chosen, miles }) => {
      const distance = { miles: miles < ANYWHERE ? String(miles) : 'any' }
      return pick(results, facets, Object.assign({}, chosen, distance))
    },
  }
}

/** Who is open now leaves out those of whom it is not known: says how many, with a link. */
function tellUnknown(facets, { bits, counts }) {
  const open = facets.findIndex(({ key }) => key === 'open')
  const [, , unknown] = counts[open]
  if (!unknown || !bits[open] || bits[open] & 4) return
  const { words } = openPage()
  const chosen = asked()
  const href = address(chosen, { open: chosen.chosen.open + ' ask' })
  const line = document.createElement('p')
  appendText(line, say(words, 'times_unknown', { n: unknown }), [{ href, text: say(words, 'times_unknown_show') }])
  part('none').appendChild(line)
}

/** Nothing is found: says so, and gives what there is further away. */
function farther({ results, at, typed, what, asks }) {
  const far = layersOf(results, at, ANYWHERE).layers
  const beyond = far[1].concat(far[2])
  nothing(part('none'), asks, typed, what, beyond)
  return beyond
}

/** Nothing has all that is chosen: how to have less chosen. */
function tooNarrow() {
  const { words } = openPage()
  const text = document.createElement('p')
  text.textContent = say(words, 'too_narrow')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--quiet'
  button.textContent = say(words, 'clear')
  button.addEventListener('click', () => {
    if (part('heading')) part('heading').focus()
    choose(noChoices())
  })
  part('none').appendChild(text)
  part('none').appendChild(button)
}

/**
 * Makes the form work, and gives what the page's script asks for.
 *
 * @param {HTMLFormElement} form the one that shows what is wrong with a search
 */
export function start(form) {
  startForms()
  followLinks()
  startPaper()
  import('./frame.js').catch(() => {})
  import('./beside.js').catch(() => {})
  const forgive = () => showProblems(form, [])
  return { choicesOf, explain, forgive, nothing: farther, placeNamed, readPostcode, settle, tooNarrow, whereabouts }
}
