// What is chosen on the helper's desk: shown beside the results, read from its own page,
// saved and copied. Must not know keys, nor how anything is found.
import { announce, deskPart, deskSite, tellDesk } from './deskParts.js'
import { openEntries } from './entryPage.js'
import { MOST_SAVED, idOf, isSaved } from './list.js'
import { showSheet } from './listItem.js'
import { keptList, saveOrNot } from './listStore.js'
import { entryLines } from './listText.js'

/** Milliseconds that a result is chosen before its page is fetched: who moves on goes past. */
const REST = 180

const chosen = deskPart('chosen')
const inChosen = (name) => chosen.querySelector('[data-field="' + name + '"]')
const { base, root } = deskSite
const entry = openEntries(base, (path) => idOf(path, base))

/** The link of the result that is chosen, and what its page says once that is known. */
let link = null
let sheet = null
let resting = 0

/** The results, each by its link. */
export const results = () => Array.from(deskPart('results').querySelectorAll('.row__name'))

/** The link of the result that is chosen. */
export const chosenLink = () => link

/** Whether something stands within what is shown of it. */
export const isInChosen = (element) => chosen.contains(element)

const idOfLink = (own) => idOf(own.pathname, base)

/** Only the chosen result can be reached with Tab. */
export function rove() {
  const all = results()
  if (!link || all.indexOf(link) < 0) choose(all[0] || null)
  all.forEach((own) => own.setAttribute('tabindex', own === link ? '0' : '-1'))
  deskPart('hint').hidden = !all.length
}

/** Chooses a result by its link, or none. */
export function choose(next) {
  if (link) link.removeAttribute('aria-current')
  link = next
  sheet = null
  chosen.hidden = !link
  clearTimeout(resting)
  if (!link) return
  link.setAttribute('aria-current', 'true')
  results().forEach((own) => own.setAttribute('tabindex', own === link ? '0' : '-1'))
  showChosen(null)
  const id = idOfLink(link)
  resting = setTimeout(() => {
    const current = () => link && idOfLink(link) === id
    entry(id).then(
      (found) => current() && showChosen(found),
      (error) => current() && showChosen(null, tellDesk(error.gone ? 'gone' : 'offline_entry'))
    )
  }, REST)
}

/** Shows what the row says until the page says it all. */
function showChosen(found, failed) {
  sheet = found
  const row = link.parentNode
  const text = (name) => {
    const own = row.querySelector('[data-field="' + name + '"]')
    return own ? own.textContent : ''
  }
  const number = text('phone')
  const known = found || {
    told: [failed || tellDesk('loading')],
    phones: number ? [{ number, tel: number.replace(/[^+\d]/g, ''), label: '' }] : [],
    how: [text('when'), text('terms')].filter(Boolean),
    where: [],
    facts: [],
    checked: '',
  }
  inChosen('name').textContent = found ? found.name : link.textContent
  inChosen('name').href = link.href
  inChosen('summary').textContent = (found && found.summary) || ''
  deskPart('told').textContent = ''
  showSheet(chosen, known, known.facts)
  showSaved()
}

/** Goes to what is shown of the chosen result. */
export const goToChosen = () => chosen.focus()

const isSecret = () => !!link.closest('[data-sensitive]') || !!(sheet && sheet.sensitive)

/** Whether it is on the list, shown on its button. */
export function showSaved() {
  if (!link) return
  deskPart('save').setAttribute('aria-pressed', String(isSaved(keptList(root), idOfLink(link))))
}

function asItem() {
  const phone = chosen.querySelector('.sheet__phone a')
  return {
    id: idOfLink(link),
    name: inChosen('name').textContent,
    phone: phone ? phone.textContent : '',
    tel: phone ? phone.getAttribute('href').slice(4) : '',
  }
}

/** Puts what is chosen on the list, or takes it off. */
export function saveChosen() {
  const item = asItem()
  const { name } = item
  if (isSecret()) return announce(tellDesk('sensitive', { name }))
  const done = saveOrNot(root, item)
  announce(tellDesk(done, done === 'full' ? { n: MOST_SAVED } : { name }))
}

/** Copies what is chosen, as text. */
export function copyChosen() {
  const { id, name } = asItem()
  entry(id).then(
    (found) => {
      const lines = [found.name].concat(entryLines(found, tellDesk), location.origin + base + id + '/')
      const done = () => announce(tellDesk('copied_one_entry', { name }))
      const refused = () => announce(tellDesk('copy_not'))
      if (!navigator.clipboard) return refused()
      navigator.clipboard.writeText(lines.join('\n') + '\n').then(done, refused)
    },
    () => announce(tellDesk('offline_entry'))
  )
}
