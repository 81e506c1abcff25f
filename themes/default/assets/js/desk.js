// The helper's desk: moves through the results that the search page's script shows, and
// shows what is chosen beside them, read from its own page. Must not know how anything is
// found.
//
// The results are a plain list of links, of which one can be reached with Tab and the
// others with the arrow keys: a screen reader reads it as any list, with its headings and
// links, and none of its own keys are taken.
import { meantBy } from './deskKeys.js'
import { openEntries } from './entryPage.js'
import { MOST_SAVED, addTo, idOf, isSaved, removeFrom } from './list.js'
import { showSheet } from './listItem.js'
import { keepList, keptList, onListChange } from './listStore.js'
import { entryLines } from './listText.js'
import { openListLink } from './saving.js'
import { tellWith } from './tell.js'

/** Milliseconds that a result is chosen before its page is fetched: who moves on goes past. */
const REST = 180

const desk = document.querySelector('[data-desk]')
const deskPart = (name) => desk.querySelector('[data-' + name + ']')
const chosen = deskPart('chosen')
const inChosen = (name) => chosen.querySelector('[data-field="' + name + '"]')
const { base, root } = openListLink()
const tell = tellWith(JSON.parse(document.getElementById('desk-words').textContent))
const entry = openEntries(base, (path) => idOf(path, base))

/** The link of the result that is chosen, and what its page says once that is known. */
let link = null
let sheet = null
let resting = 0

const results = () => Array.from(deskPart('results').querySelectorAll('.row__name'))
/** Where the arrow keys stop: results, and what shows more of them. */
const stops = () =>
  Array.from(deskPart('results').querySelectorAll('.row__name, summary, [data-more]')).filter(
    (stop) => stop.offsetParent
  )
const idOfLink = (own) => idOf(own.pathname, base)

function announce(text) {
  deskPart('said').textContent = text
  deskPart('told').textContent = text
}

/** Only the chosen result can be reached with Tab. */
function rove() {
  const all = results()
  if (!link || all.indexOf(link) < 0) choose(all[0] || null)
  all.forEach((own) => own.setAttribute('tabindex', own === link ? '0' : '-1'))
  deskPart('hint').hidden = !all.length
}

function choose(next) {
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
      (error) => current() && showChosen(null, tell(error.gone ? 'gone' : 'offline_entry'))
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
    told: [failed || tell('loading')],
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

const isSecret = () => !!link.closest('[data-sensitive]') || !!(sheet && sheet.sensitive)

function showSaved() {
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
function save() {
  const item = asItem()
  const { name } = item
  if (isSecret()) return announce(tell('sensitive', { name }))
  const list = keptList(root)
  const was = isSaved(list, item.id)
  const next = was ? removeFrom(list, item.id) : addTo(list, item)
  if (next === list) return announce(tell('full', { n: MOST_SAVED }))
  announce(tell(keepList(root, next) ? (was ? 'off' : 'on') : 'lost', { name }))
}

function copy() {
  const { id, name } = asItem()
  entry(id).then(
    (found) => {
      const lines = [found.name].concat(entryLines(found, tell), location.origin + base + id + '/')
      const done = () => announce(tell('copied_one_entry', { name }))
      const refused = () => announce(tell('copy_not'))
      if (!navigator.clipboard) return refused()
      navigator.clipboard.writeText(lines.join('\n') + '\n').then(done, refused)
    },
    () => announce(tell('offline_entry'))
  )
}

function move(by) {
  const all = stops()
  const at = all.indexOf(document.activeElement)
  // From elsewhere it goes on from what is chosen, or goes there first.
  const from = at >= 0 ? at : all.indexOf(link) - (chosen.contains(document.activeElement) ? 0 : by)
  const next = all[Math.max(0, Math.min(all.length - 1, from + by))]
  if (next) next.focus()
}

const actions = {
  next: () => move(1),
  last: () => move(-1),
  first: () => stops()[0].focus(),
  end: () => stops().pop().focus(),
  back: () => link && link.focus(),
  copy: () => link && copy(),
  save: () => link && save(),
  search: () => {
    const field = desk.querySelector('[data-postcode]')
    field.focus()
    field.select()
  },
  help: () => {
    const keys = deskPart('keys')
    keys.open = !keys.open
    keys.querySelector('summary').focus()
  },
}

const keyName = 'infobank-desk-keys ' + root
/** Whether single keys are on, as the person left it. */
function keptSingle() {
  try {
    return localStorage.getItem(keyName) !== 'off'
  } catch (error) {
    return true
  }
}

deskPart('single').checked = keptSingle()
deskPart('single').addEventListener('change', ({ target }) => {
  announce(tell(target.checked ? 'keys_on' : 'keys_off'))
  try {
    if (target.checked) localStorage.removeItem(keyName)
    else localStorage.setItem(keyName, 'off')
  } catch (error) {
    // It holds until the page is left.
  }
})
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented) return
  const { tagName, type, isContentEditable } = event.target
  const action = meantBy(
    event,
    { tag: tagName, type, editable: isContentEditable },
    {
      results: deskPart('results').contains(event.target),
      chosen: chosen.contains(event.target),
      single: deskPart('single').checked,
    }
  )
  if (!action) return
  event.preventDefault()
  actions[action]()
})
deskPart('results').addEventListener('focusin', ({ target }) => {
  if (target !== link && results().indexOf(target) >= 0) choose(target)
})
deskPart('results').addEventListener('click', (event) => {
  const own = event.target.closest('.row')
  const other = event.target.closest('.row__name')
  // As with any link, a new tab is the person's to open.
  if (!own || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  if (window.getSelection && String(window.getSelection()) && !other) return
  event.preventDefault()
  choose(own.querySelector('.row__name'))
  chosen.focus()
})
deskPart('back').addEventListener('click', actions.back)
deskPart('copy').addEventListener('click', actions.copy)
deskPart('save').addEventListener('click', actions.save)
// When a search is done its heading is given the focus: here the first result has it.
deskPart('heading').addEventListener('focus', () => link && link.focus())
onListChange(root, showSaved)
new MutationObserver(rove).observe(deskPart('results'), { childList: true, subtree: true })
rove()
