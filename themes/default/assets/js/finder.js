// The form, wherever it stands: reads a postcode, a place name or a need, says what is
// wrong with it, and goes to the search page. What is typed is put after the `#` of the
// address, which browsers do not send; it is never stored. Must not know results.
//
// What the page gives:
//   <form data-finder data-base="/wirral/"> with <input data-postcode>, <input data-need>
//   (or a <select> of slugs), optionally <select data-miles>, <button type="button"
//   data-locate hidden> and <div data-error-summary tabindex="-1" hidden> with an
//   optional <ul data-field="errors">;
//   <script type="application/json" id="finder-index"> and id="finder-words".
import { openIndex } from './index.js'
import { readPostcode } from './postcode.js'
import { named } from './text.js'

/** @typedef {Object<string, string>} Words */

/**
 * JSON that stands in the page.
 *
 * @param {string} id
 * @returns {Object}
 */
export function inlineJson(id) {
  const script = document.getElementById(id)
  return script ? JSON.parse(script.textContent) : {}
}

/**
 * A sentence from the page's words, with `{name}` filled in. For a number `n` the key
 * may end in `_one`.
 *
 * @param {Words} words
 * @param {string} key
 * @param {Object<string, string|number>} [values]
 * @returns {string}
 */
export function say(words, key, values = {}) {
  const one = values.n === 1 && words[key + '_one']
  return (one || words[key] || key).replace(/\{(\w+)\}/g, (hole, name) =>
    name in values ? String(values[name]) : hole
  )
}

/**
 * The address of a search, from the site's root.
 *
 * @param {string} base
 * @param {{pc?: string, need?: string, q?: string, miles?: string}} state
 * @returns {string}
 */
export function searchAddress(base, state) {
  const query = new URLSearchParams()
  ;['pc', 'need', 'q', 'miles'].forEach((key) => state[key] && query.set(key, state[key]))
  return base + 'search/#' + query
}

/**
 * Goes there, and searches again when that is where one is.
 *
 * @param {string} address
 */
export function goTo(address) {
  const before = location.href
  location.href = address
  if (location.href === before) window.dispatchEvent(new Event('hashchange'))
}

/**
 * @typedef {Object} Problem
 * @property {string} text
 * @property {Element} [field] the input that it is about
 * @property {{href: string, text: string}[]} [links] what to do next
 */

/**
 * Shows problems above the form and takes the focus there; none clears them.
 *
 * @param {HTMLFormElement} form
 * @param {Problem[]} problems
 */
export function showProblems(form, problems) {
  const summary = form.querySelector('[data-error-summary]') || findSummary()
  Array.from(form.querySelectorAll('[data-postcode], [data-need]')).forEach((field) => {
    field.removeAttribute('aria-invalid')
    const own = (field.getAttribute('aria-describedby') || '').split(' ')
    const kept = own.filter((id) => id && id.indexOf('finder-error-') < 0)
    if (kept.length) field.setAttribute('aria-describedby', kept.join(' '))
    else field.removeAttribute('aria-describedby')
  })
  if (!summary) return
  const list = summary.querySelector('[data-field="errors"]') || summary
  list.textContent = ''
  problems.forEach((problem, i) => {
    const item = document.createElement(list.tagName === 'UL' ? 'li' : 'p')
    item.id = 'finder-error-' + i
    appendText(item, problem.text, problem.links)
    list.appendChild(item)
    if (problem.field) {
      const described = problem.field.getAttribute('aria-describedby')
      problem.field.setAttribute('aria-invalid', 'true')
      problem.field.setAttribute('aria-describedby', described ? described + ' ' + item.id : item.id)
    }
  })
  summary.hidden = !problems.length
  if (problems.length) summary.focus()
}

function findSummary() {
  return document.querySelector('[data-error-summary]')
}

/**
 * Text, and links after it.
 *
 * @param {Element} element
 * @param {string} text
 * @param {{href: string, text: string}[]} [links]
 */
export function appendText(element, text, links = []) {
  element.appendChild(document.createTextNode(text))
  links.forEach((link) => {
    const anchor = document.createElement('a')
    anchor.href = link.href
    anchor.textContent = link.text
    element.appendChild(document.createTextNode(' '))
    element.appendChild(anchor)
  })
}

/**
 * Whom to ring, as a link; none when the site names no one.
 *
 * @param {Object} hint
 * @param {Words} words
 */
export function helplineLinks(hint, words) {
  const line = hint.helpline
  if (!line) return []
  const text = say(words, 'ring', {
    label: line.label || say(words, 'helpline'),
    phone: line.phone,
    hours: line.hours || '',
  })
  return [{ href: 'tel:' + line.tel, text: text.trim() }]
}

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
  if (read.kind !== 'none') {
    const code = read.value.split(' ')[0]
    const near = (hint.neighbours || []).some((one) => one.outward.indexOf(code) >= 0)
    return index
      .shard(code)
      .then((shard) => (shard || near ? { pc: read.value } : { problem: 'not_found', value: read.value }))
  }
  return index.names().then((names) => {
    const place = names.places[named(typed, names.places)]
    if (place) return { pc: place.name }
    const need = names.needs[named(typed, names.needs)]
    if (need) return { need: need.slug }
    const problem = read.suggestion || /\d/.test(typed) ? 'not_a_postcode' : 'not_a_place'
    return { problem, value: typed, suggestion: read.suggestion }
  })
}

/**
 * Makes a form work.
 *
 * @param {HTMLFormElement} form
 */
function start(form) {
  const base = form.getAttribute('data-base') || '/'
  const hint = inlineJson('finder-index')
  const words = inlineJson('finder-words')
  const index = openIndex(hint, base)
  const postcode = form.querySelector('[data-postcode]')
  const need = form.querySelector('[data-need]')
  const miles = form.querySelector('[data-miles]')
  const locate = form.querySelector('[data-locate]')

  const go = (state) => {
    showProblems(form, [])
    goTo(searchAddress(base, state))
  }
  const failed = () =>
    showProblems(form, [{ text: say(words, 'failed'), links: helplineLinks(hint, words) }])

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const typed = postcode ? postcode.value.trim() : ''
    const wanted = { need: need ? need.value.trim() : '', miles: miles ? miles.value : '' }
    if (!typed && wanted.need) return go(wanted)
    if (!typed) return showProblems(form, [{ text: say(words, 'empty'), field: postcode }])
    understand(index, hint, typed).then((found) => {
      if (!found.problem) {
        return go({ pc: found.pc, need: wanted.need || found.need, miles: wanted.miles })
      }
      const links = []
      if (found.suggestion) {
        const href = searchAddress(base, {
          pc: found.suggestion,
          need: wanted.need,
          miles: wanted.miles,
        })
        links.push({ href, text: say(words, 'did_you_mean', { value: found.suggestion }) })
      }
      const text = say(words, found.problem, { value: found.value, area: hint.area })
      showProblems(form, [{ text, field: postcode, links }])
    }, failed)
  })

  if (locate && navigator.geolocation) {
    locate.hidden = false
    const refused = (key) => () =>
      showProblems(form, [{ text: say(words, key, { area: hint.area }), field: postcode }])
    locate.addEventListener('click', () => {
      locate.disabled = true
      const done = () => (locate.disabled = false)
      navigator.geolocation.getCurrentPosition(
        (position) => {
          done()
          const { latitude, longitude } = position.coords
          index.nearest(latitude, longitude).then((found) => {
            if (!found) return refused('locate_outside')()
            postcode.value = found
            go({ pc: found, need: need ? need.value.trim() : '', miles: miles ? miles.value : '' })
          }, failed)
        },
        () => {
          done()
          refused('locate_refused')()
        },
        { timeout: 15000, maximumAge: 60000 }
      )
    })
  }
}

if (typeof document !== 'undefined') {
  Array.from(document.querySelectorAll('form[data-finder]')).forEach(start)
}
