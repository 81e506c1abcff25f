// "Remember my postcode on this device": kept only while the box is ticked, in this
// browser alone, and gone when it is unticked. Must not know searches.
import { openPage, say } from './page.js'

/** A browser may refuse to keep anything: then nothing is remembered, and all else works. */
function stored(change) {
  const key = 'infobank-postcode ' + openPage().root
  try {
    if (change === undefined) return localStorage.getItem(key) || ''
    if (change) localStorage.setItem(key, change)
    else localStorage.removeItem(key)
  } catch (error) {
    return ''
  }
  return change || ''
}

/**
 * Makes a form's box work, and fills its postcode in.
 *
 * @param {HTMLFormElement} form with <label data-remember hidden>, an <input> in it, and
 *     [data-field=forgotten] with role=status
 * @param {HTMLInputElement} postcode
 * @returns {(typed: string) => void} to be told what was searched for
 */
export function remember(form, postcode) {
  const label = form.querySelector('[data-remember]')
  if (!label) return () => {}
  const box = label.querySelector('input')
  const told = form.querySelector('[data-field="forgotten"]')
  const kept = stored()
  label.hidden = false
  box.checked = !!kept
  if (kept && !postcode.value) postcode.value = kept
  box.addEventListener('change', () => {
    if (box.checked) {
      told.textContent = ''
      return stored(postcode.value.trim())
    }
    if (stored()) told.textContent = say(openPage().words, 'forgotten')
    stored('')
  })
  return (typed) => {
    if (box.checked && typed) stored(typed)
  }
}
