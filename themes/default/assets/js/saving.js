// "Save to my list", on cards and on entries' pages, and how many are saved, in the
// header. Sensitive entries are not saved, and have no button: what is kept on a device
// can be found by whoever uses it next. Must not know what is done with a list.
//
// What the page gives: <a data-list data-site="/wirral/" data-root="/" hidden> with
// [data-field=count] and the words in data-words; cards are .card with a link in
// .card__name; an entry's page has [data-part=name] and [data-part=actions]; in each of
// them a line with <button data-save>, and after it a [role=status] for what is said.
import { MOST_SAVED, idOf, isSaved, shareHash } from './list.js'
import { isRefused, keptList, onListChange, saveOrNot } from './listStore.js'
import { fillIn } from './tell.js'

/** The header's link to the list, and what stands in it. */
export function openListLink() {
  const link = document.querySelector('[data-list]')
  if (!link) return null
  const base = link.getAttribute('data-site')
  return {
    link,
    base,
    root: link.getAttribute('data-root') || base,
    words: JSON.parse(link.getAttribute('data-words') || '{}'),
  }
}

/** Shows how many are saved, only when there is something. */
export function showCount({ link, base, root }) {
  const { items } = keptList(root)
  link.hidden = !items.length
  link.querySelector('[data-field="count"]').textContent = String(items.length)
  const lost = isRefused() && items.length
  link.href = base + 'list/' + (lost ? shareHash(items.map((item) => item.id)) : '')
}

/** What an entry is to a list, from a card or from its page. */
function itemOf(box, base) {
  const nameElement = box.querySelector('.card__name a') || document.querySelector('[data-part="name"]')
  const path = nameElement.pathname || location.pathname
  const call = box.querySelector('a[href^="tel:"]')
  return {
    id: idOf(path, base),
    // Without the marks of another language (language.js).
    name: nameElement.textContent.replace(/[\ufdd0\ufdd1]/g, '').trim(),
    phone: call ? (call.querySelector('.tel') || call).textContent.trim() : '',
    tel: call ? call.getAttribute('href').slice(4) : '',
  }
}

/** Makes a button save, and gives what shows whether it has. */
function work(button, item, { root, words }) {
  const told = button.parentNode.nextElementSibling
  const named = button.querySelector('.visually-hidden')
  named.textContent = named.textContent || ': ' + item.name
  const show = () => {
    button.setAttribute('aria-pressed', String(isSaved(keptList(root), item.id)))
  }
  const say = (key, plain) => {
    told.classList.toggle('visually-hidden', !plain)
    told.textContent = fillIn(words[key] || '', { name: item.name, n: MOST_SAVED })
  }
  button.addEventListener('click', () => {
    const done = saveOrNot(root, item)
    say(done, done === 'full' || done === 'lost')
  })
  show()
  button.hidden = false
  return show
}

/**
 * Makes the buttons work, those of results to come too, and keeps them true.
 *
 * @param {Object} site what `openListLink` gives
 */
export function startSaving(site) {
  const { base, root } = site
  const shows = []
  const start = () =>
    Array.from(document.querySelectorAll('[data-save]:not([aria-pressed])')).forEach((button) => {
      const box = button.closest('.card, [data-part="actions"]')
      const item = itemOf(box, base)
      if (item.id && !box.closest('[data-sensitive]')) shows.push(work(button, item, site))
    })
  showCount(site)
  start()
  onListChange(root, () => {
    showCount(site)
    shows.forEach((show) => show())
  })
  const results = document.querySelector('[data-results]')
  if (results && window.MutationObserver) {
    new MutationObserver(start).observe(results, { childList: true, subtree: true })
  }
}
