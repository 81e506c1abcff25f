// Problems shown above the form, beside the fields that they are about. Must not know
// what is wrong with what.
import { appendText } from './page.js'

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
      problem.field.setAttribute(
        'aria-describedby',
        described ? described + ' ' + item.id : item.id
      )
    }
  })
  summary.hidden = !problems.length
  if (problems.length) summary.focus()
}

function findSummary() {
  return document.querySelector('[data-error-summary]')
}
