// The choices beside the results as elements: made once for a search, then only their
// numbers change, so that the focus stays where it is. Must not know how is counted.
//
// What the page gives (all of it optional: without it, results are not narrowed):
//   <details data-facets hidden> with a <summary data-field=title>, an element
//       [data-field=list] and a <button type="button" data-clear>
//   <template data-facet>   a <fieldset> with [data-field=title], [data-field=list] and a
//       <button type="button" data-more> for what a long list leaves out
//   <template data-choice>  a <label> with an <input> and [data-field=name]
// Beside the box, its parent gets the class `split--facets` when there is a choice.
import { CHOICES, openPage, say } from './page.js'

/** From here on the choices stand beside the results, so they need not be opened. */
const WIDE = '(min-width: 58rem)'

/** Values of a facet that are shown before its button is pressed. */
const SHORT = 6

const choicesBox = () => document.querySelector('[data-facets]')

function copyOf(name) {
  const template = document.querySelector('template[data-' + name + ']')
  return document.importNode(template.content, true).firstElementChild
}

const inside = (element, name) => element.querySelector('[data-field="' + name + '"]')

/** Whether a value would change what is shown; see `showChoices`. */
function tells(facet, i, counts, total, bits) {
  if (!facet.single) return counts[i] > 0 && counts[i] < total
  // A nearer distance has to leave something out, a further one to bring something in.
  const now = 31 - Math.clz32(bits)
  if (facet.values[i].far) return true
  return i < now ? counts[i] > 0 && counts[i] < counts[i + 1] : counts[i] > counts[i - 1]
}

/**
 * @typedef {Object} Choices
 * @property {(picked: Object, stay?: boolean) => void} show numbers, and only what would
 *     change something; with `stay` nothing else on the page may move
 */

/**
 * Makes the choices of a search.
 *
 * @param {import('./facets.js').Facet[]} facets
 * @param {(chosen: Object<string, string>) => void} change
 * @returns {Choices}
 */
export function makeChoices(facets, change) {
  const place = choicesBox()
  if (!place) return { show: () => {} }
  const { words } = openPage()
  const list = inside(place, 'list')
  list.textContent = ''
  const groups = facets.map((facet) => {
    const group = copyOf('facet')
    inside(group, 'title').textContent = say(words, 'facet_' + facet.key)
    const inputs = facet.values.map((value) => {
      const choice = copyOf('choice')
      const input = choice.querySelector('input')
      input.type = facet.single ? 'radio' : 'checkbox'
      input.name = 'facet-' + facet.key
      input.value = value.value
      inside(group, 'list').appendChild(choice)
      return { choice, input, name: inside(choice, 'name') }
    })
    list.appendChild(group)
    const own = { facet, group, inputs, long: false }
    const more = group.querySelector('[data-more]')
    more.onclick = () => {
      own.long = true
      more.hidden = true
      const first = inputs.find(({ choice }) => choice.hasAttribute('data-left-out'))
      inputs.forEach(({ choice }) => {
        if (choice.hasAttribute('data-left-out')) choice.hidden = false
        choice.removeAttribute('data-left-out')
      })
      if (first) first.input.focus()
    }
    return own
  })
  const chosen = (inputs) =>
    inputs
      .filter(({ input }) => input.checked)
      .map(({ input }) => input.value)
      .join(' ')
  list.onchange = () => {
    const state = {}
    groups.forEach(({ facet, inputs }) => (state[facet.key] = chosen(inputs)))
    change(state)
  }
  const clear = place.querySelector('[data-clear]')
  clear.onclick = () => {
    inside(place, 'title').focus()
    change(noChoices())
  }
  return {
    show: ({ counts, totals, bits }, stay) => {
      if (showChoices(place, groups, counts, totals, bits)) return
      // Where results stand already, they do not move.
      if (stay) place.classList.add('facets--none')
      else hideChoices(place)
    },
  }
}

/** Nothing chosen but the distance. */
export function noChoices() {
  const none = {}
  CHOICES.forEach((key) => (none[key] = ''))
  return none
}

function hideChoices(place) {
  place.hidden = true
  place.parentNode.classList.remove('split--facets')
}

/**
 * A value that all or none of the results have is not shown, unless it is chosen or has
 * the focus; nor is a facet with nothing to choose. Gives whether there is anything.
 */
function showChoices(place, groups, counts, totals, bits) {
  const { words } = openPage()
  let number = 0
  let any = false
  groups.forEach(({ facet, group, inputs, long }, f) => {
    let offered = 0
    let leftOut = 0
    inputs.forEach(({ choice, input, name }, i) => {
      const on = !!(bits[f] & (1 << i))
      const value = facet.values[i]
      const known = /^facet_/.test(value.name) ? say(words, value.name, value) : words['term_' + value.value] || capital(value.name)
      const text = value.far ? known : say(words, 'facet_count', { name: known, count: counts[f][i] })
      if (name.textContent !== text) name.textContent = text
      input.checked = on
      if (on && !facet.single) number++
      const kept = on || tells(facet, i, counts[f], totals[f], bits[f]) || input === document.activeElement
      if (kept) offered++
      const out = kept && !long && offered > SHORT && !on && input !== document.activeElement
      choice.toggleAttribute('data-left-out', out)
      if (out) leftOut++
      choice.hidden = !kept || out
    })
    const more = group.querySelector('[data-more]')
    more.hidden = !leftOut
    more.textContent = say(words, 'facet_more', { n: leftOut })
    group.hidden = offered < (facet.single ? 2 : 1)
    if (!group.hidden) any = true
  })
  const title = number ? say(words, 'facets_n', { count: number }) : say(words, 'facets')
  inside(place, 'title').textContent = title
  place.querySelector('[data-clear]').hidden = !number
  if (!any) return false
  place.hidden = false
  place.classList.remove('facets--none')
  place.parentNode.classList.add('split--facets')
  return true
}

function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

if (typeof document !== 'undefined' && choicesBox()) {
  const wide = window.matchMedia(WIDE)
  const fit = () => (choicesBox().open = wide.matches)
  // On a phone someone may have opened them already.
  if (wide.matches) fit()
  // Older Safari has no addEventListener here.
  wide.onchange = fit
}
