// Where a list is kept: in this browser, on this device, and nowhere else. A browser may
// refuse to keep anything; then the list lasts as long as the page. Must not know what an
// entry says.
import { addTo, emptyList, isSaved, readList, removeFrom, writeList } from './list.js'

const CHANGED = 'infobank-list'

let asIfKept = null
let refused = false

const keyOf = (root) => 'infobank-list ' + root

/**
 * @param {string} root the site's root, so that sites on one host have lists of their own
 * @returns {import('./list.js').List}
 */
export function keptList(root) {
  if (asIfKept) return asIfKept
  try {
    return readList(localStorage.getItem(keyOf(root)))
  } catch (error) {
    refused = true
    return emptyList()
  }
}

/**
 * Keeps a list; an empty one leaves no trace.
 *
 * @param {string} root
 * @param {import('./list.js').List} list
 * @returns {boolean} false when it lasts only as long as the page
 */
export function keepList(root, list) {
  asIfKept = null
  try {
    if (list.items.length || list.note) localStorage.setItem(keyOf(root), writeList(list))
    else localStorage.removeItem(keyOf(root))
    refused = false
  } catch (error) {
    asIfKept = list
    refused = true
  }
  document.dispatchEvent(new CustomEvent(CHANGED))
  return !refused
}

/**
 * Puts an entry on the list, or takes it off.
 *
 * @param {string} root
 * @param {import('./list.js').Saved} item
 * @returns {'on' | 'off' | 'full' | 'lost'} what came of it; `lost` when it lasts only as
 *   long as the page
 */
export function saveOrNot(root, item) {
  const list = keptList(root)
  const was = isSaved(list, item.id)
  const next = was ? removeFrom(list, item.id) : addTo(list, item)
  if (next === list) return 'full'
  if (!keepList(root, next)) return 'lost'
  return was ? 'off' : 'on'
}

/** Whether the browser refuses to keep anything. */
export const isRefused = () => refused

/**
 * Calls when the list changes, here or in another tab.
 *
 * @param {string} root
 * @param {() => void} call
 */
export function onListChange(root, call) {
  document.addEventListener(CHANGED, call)
  window.addEventListener('storage', (event) => {
    if (event.key === keyOf(root) || event.key === null) call()
  })
  // A page that the browser kept while another one changed the list.
  window.addEventListener('pageshow', (event) => event.persisted && call())
}
