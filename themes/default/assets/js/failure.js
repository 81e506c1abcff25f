// What is shown in place of what did not come. Must need nothing that may not come either.
import { appendText, helplineLinks, openPage, say } from './page.js'

/**
 * A failure: what to do, whom to ring; what was typed stays.
 *
 * @param {Error} error
 * @param {() => void} again
 * @returns {HTMLElement}
 */
export function failure(error, again) {
  const { hint, words } = openPage()
  const stale = !!error.stale
  const box = document.createElement('div')
  box.className = 'notice notice--warning notice--failed'
  box.setAttribute('role', 'alert')
  const text = document.createElement('p')
  appendText(text, say(words, stale ? 'stale' : 'failed'), helplineLinks(hint, words))
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--quiet'
  button.textContent = say(words, stale ? 'reload' : 'retry')
  button.addEventListener('click', () => (stale ? location.reload() : again()))
  box.appendChild(text)
  box.appendChild(button)
  return box
}
