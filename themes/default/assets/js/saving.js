// "Save to my list", on cards and on entries' pages, and how many are saved, in the
// header. Made by script, since without one nothing can be kept. Sensitive entries are
// not saved: what is kept on a device can be found by whoever uses it next. Must not know
// what is done with a list.
//
// What the page gives: <a data-list data-site="/wirral/" data-root="/" hidden> with
// [data-field=count], a sign and the words in data-words; cards are .card with a link in
// .card__name; an entry's page has [data-part=name] and [data-part=actions].
import { MOST_SAVED, addTo, idOf, isSaved, removeFrom, shareHash } from './list.js'
import { isRefused, keepList, keptList, onListChange } from './listStore.js'
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
function itemOf(box, nameElement, path, base) {
  const call = box.querySelector('a[href^="tel:"]')
  return {
    id: idOf(path, base),
    // Without the marks of another language (language.js).
    name: nameElement.textContent.replace(/[\ufdd0\ufdd1]/g, '').trim(),
    phone: call ? (call.querySelector('.tel') || call).textContent.trim() : '',
    tel: call ? call.getAttribute('href').slice(4) : '',
  }
}

/** Says on a sensitive entry's page why there is no button. */
function showUnsaved() {
  const text = document.querySelector('[data-unsaved]')
  if (text) text.hidden = false
}

function saveButton(item, site) {
  const { link, root, words } = site
  const button = document.createElement('button')
  const told = document.createElement('span')
  const named = document.createElement('span')
  button.type = 'button'
  button.appendChild(link.querySelector('svg').cloneNode(true))
  button.appendChild(document.createTextNode(words.save))
  named.className = 'visually-hidden'
  named.textContent = ': ' + item.name
  button.appendChild(named)
  told.className = 'saving__told'
  told.setAttribute('role', 'status')
  const show = () => {
    button.setAttribute('aria-pressed', String(isSaved(keptList(root), item.id)))
  }
  const say = (key, plain) => {
    told.classList.toggle('visually-hidden', !plain)
    told.textContent = fillIn(words[key] || '', { name: item.name, n: MOST_SAVED })
  }
  button.addEventListener('click', () => {
    const list = keptList(root)
    const was = isSaved(list, item.id)
    const next = was ? removeFrom(list, item.id) : addTo(list, item)
    if (next === list) return say('full', true)
    const kept = keepList(root, next)
    say(kept ? (was ? 'off' : 'on') : 'lost', !kept)
  })
  show()
  return { button, told, show }
}

/**
 * Puts the buttons where they belong, and keeps them true.
 *
 * @param {Object} site what `openListLink` gives
 */
export function startSaving(site) {
  const { base, root } = site
  const shows = []
  const add = (box, item, line) => {
    const { button, told, show } = saveButton(item, site)
    button.className = line.className === 'card__save no-print' ? 'button button--text' : 'button button--quiet'
    line.appendChild(button)
    box.appendChild(told)
    shows.push(show)
  }
  const addToCards = () =>
    Array.from(document.querySelectorAll('.card:not([data-savable])')).forEach((card) => {
      card.setAttribute('data-savable', '')
      const name = card.querySelector('.card__name a')
      const main = card.querySelector('.card__main')
      if (!name || !main || card.closest('[data-sensitive]')) return
      const item = itemOf(card, name, name.pathname, base)
      if (!item.id) return
      const line = main.querySelector('.card__save') || document.createElement('p')
      line.className = 'card__save no-print'
      main.appendChild(line)
      add(main, item, line)
    })
  const addToPage = () => {
    const name = document.querySelector('[data-part="name"]')
    const actions = document.querySelector('[data-part="actions"]')
    if (!name || !actions) return
    if (document.querySelector('[data-exit]')) return showUnsaved()
    const item = itemOf(actions, name, location.pathname, base)
    if (!item.id) return
    let line = actions.querySelector('.actions__buttons')
    if (!line) {
      line = document.createElement('p')
      line.className = 'actions__buttons no-print'
      actions.insertBefore(line, actions.firstChild)
    }
    add(actions, item, line)
  }
  showCount(site)
  addToPage()
  addToCards()
  onListChange(root, () => {
    showCount(site)
    shows.forEach((show) => show())
  })
  const results = document.querySelector('[data-results]')
  if (results && window.MutationObserver) {
    new MutationObserver(addToCards).observe(results, { childList: true, subtree: true })
  }
}
