// Suggestions under a field while typing: an ARIA combobox with a list. Nothing is chosen
// unless the person chooses it, so Enter always submits what is typed. Fetched when a
// field of the form first has the focus, so that a search from a link goes without. Must
// not know where suggestions come from; see suggestions.js.
import { needsAndEntries, placesLike } from './suggestions.js'

/**
 * @typedef {Object} Suggestion
 * @property {string} text what is shown, and what the field gets
 * @property {string} kind in words: "Topic"
 * @property {string} [href] a page to go to instead
 */

/** Lists on the page, for their ids. */
let lists = 0

/**
 * Makes a field suggest.
 *
 * @param {HTMLInputElement} input
 * @param {(typed: string) => Promise<Suggestion[]>} find never rejects
 * @param {(key: string, values?: Object) => string} tell
 */
function suggest(input, find, tell) {
  const id = 'suggestions-' + ++lists
  const list = document.createElement('ul')
  list.id = id
  list.className = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', tell('suggestions_label'))
  list.hidden = true
  const told = document.createElement('span')
  told.className = 'visually-hidden'
  told.setAttribute('role', 'status')
  input.parentNode.classList.add('suggests')
  input.parentNode.appendChild(list)
  input.parentNode.appendChild(told)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', id)
  input.setAttribute('autocomplete', 'off')

  let offered = []
  let active = -1
  let turn = 0

  const mark = (at) => {
    active = at
    Array.from(list.children).forEach((option, i) =>
      option.setAttribute('aria-selected', String(i === at))
    )
    if (at < 0) return input.removeAttribute('aria-activedescendant')
    const option = list.children[at]
    input.setAttribute('aria-activedescendant', option.id)
    // The list alone is moved, not the page.
    if (option.offsetTop < list.scrollTop) list.scrollTop = option.offsetTop
    const below = option.offsetTop + option.offsetHeight - list.clientHeight
    if (below > list.scrollTop) list.scrollTop = below
  }
  const close = () => {
    turn++
    offered = []
    list.hidden = true
    list.textContent = ''
    told.textContent = ''
    input.setAttribute('aria-expanded', 'false')
    mark(-1)
  }
  const choose = (one) => {
    close()
    if (one.href) return (location.href = one.href)
    input.value = one.text
    input.focus()
  }
  const open = (all) => {
    offered = all
    list.textContent = ''
    all.forEach((one, i) => {
      const option = document.createElement('li')
      option.id = id + '-' + i
      option.setAttribute('role', 'option')
      const kind = document.createElement('small')
      kind.textContent = one.kind
      option.appendChild(document.createTextNode(one.text + ' '))
      option.appendChild(kind)
      // Before the field loses the focus, which closes the list.
      option.addEventListener('mousedown', (event) => event.preventDefault())
      option.addEventListener('click', () => choose(one))
      list.appendChild(option)
    })
    mark(-1)
    list.hidden = !all.length
    input.setAttribute('aria-expanded', String(!!all.length))
    told.textContent = all.length ? tell('suggestions', { n: all.length }) : ''
  }
  const look = () => {
    const mine = ++turn
    const typed = input.value.trim()
    if (typed.length < 2) {
      find('') // fetches what it needs
      return close()
    }
    find(typed).then((all) => mine === turn && document.activeElement === input && open(all))
  }

  input.addEventListener('focus', () => find(''), { once: true })
  if (document.activeElement === input) look()
  input.addEventListener('input', look)
  input.addEventListener('blur', close)
  input.addEventListener('keydown', (event) => {
    const { key } = event
    if (event.isComposing) return
    if (key === 'ArrowDown' && !offered.length) look()
    else if ((key === 'ArrowDown' || key === 'ArrowUp') && offered.length) {
      const size = offered.length + 1
      // One step beyond either end is the field itself, with nothing chosen.
      mark(((active + 1 + (key === 'ArrowDown' ? 1 : -1) + size) % size) - 1)
    } else if (key === 'Escape' && offered.length) close()
    else if (key === 'Enter' && active >= 0) choose(offered[active])
    else if (key === 'Enter') return close()
    else return
    event.preventDefault()
  })
}

/**
 * Makes the fields of a form suggest.
 *
 * @param {HTMLInputElement|null} need
 * @param {HTMLInputElement|null} postcode
 * @param {import('./suggestions.js').Tools} tools
 */
export function suggestIn(need, postcode, tools) {
  const { tell } = tools
  if (need) suggest(need, (typed) => needsAndEntries(tools, typed), tell)
  if (postcode) suggest(postcode, (typed) => placesLike(tools, typed), tell)
}
