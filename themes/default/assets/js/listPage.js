// "My list": what a person saved, with notes, in their order, to print or to send; and a
// list that someone shares by a link. What each entry says is read from its own page. Must
// not know how an entry is saved elsewhere, nor what is sent.
import { openEntries } from './entryPage.js'
import { changeIn, emptyList, idOf, isSaved, moveIn, removeFrom } from './list.js'
import { isRefused, keptList, onListChange } from './listStore.js'
import { showItem } from './listItem.js'
import { sendable } from './listSend.js'
import { changeShown, isShared, keepShown, readShown, shownList } from './listShown.js'
import { openListLink, showCount } from './saving.js'
import { tellWith } from './tell.js'

const page = document.querySelector('[data-list-page]')
const part = (name) => page.querySelector('[data-' + name + ']')
const inner = (element, name) => element.querySelector('[data-field="' + name + '"]')
const site = openListLink()
const { base, root } = site
const tell = tellWith(JSON.parse(document.getElementById('list-words').textContent))
const siteName = document.querySelector('.site-header__name').textContent.trim()
const entry = openEntries(base, (path) => idOf(path, base))
/** What the page says before this script does. */
const ownTitle = part('heading').textContent
const ownAbout = inner(page, 'about').textContent
const today = () => {
  const form = { day: 'numeric', month: 'long', year: 'numeric' }
  // "en" alone puts the month first.
  const language = document.documentElement.lang.replace(/^en$/, 'en-GB')
  return new Date().toLocaleDateString(language, form)
}

/** What each entry says, by its id, once it is known. */
const sheets = {}
/** Entries on no list: their ids. */
let secret = []
/** Puts back what was taken off last. */
let undo = null

const current = () => shownList(root)
const change = (list) => changeShown(root, list)

function say(text, again) {
  part('status').textContent = text
  undo = again || null
  part('undo').hidden = !again
}

const counted = (list) => tell(isShared() ? 'count_shared' : 'count', { n: list.items.length })

/** Shows the list; the entries that stand already are kept, and so is the focus in them. */
function show() {
  const list = current()
  const box = part('items')
  const before = document.activeElement
  const old = {}
  Array.from(box.children).forEach((item) => (old[item.getAttribute('data-id')] = item))
  list.items.forEach((item, i) => {
    const element = old[item.id] || makeItem(item.id)
    delete old[item.id]
    showItem(element, { item, sheet: sheets[item.id], at: i, of: list.items.length }, tell, base)
    if (box.children[i] !== element) box.insertBefore(element, box.children[i] || null)
  })
  Object.keys(old).forEach((id) => box.removeChild(old[id]))
  if (before && before !== document.activeElement && box.contains(before)) before.focus()
  const some = list.items.length > 0
  part('empty').hidden = some || isShared()
  ;['tools', 'whole', 'clearing'].forEach((name) => (part(name).hidden = !some))
  if (part('whole').querySelector('textarea') !== document.activeElement) {
    part('whole').querySelector('textarea').value = list.note
  }
  inner(part('whole'), 'note').textContent = list.note
  inner(page, 'made').textContent = tell('made', { site: siteName, date: today() })
  inner(page, 'about').textContent = isRefused() ? tell('refused') : ownAbout
  // It is about one's own: a shared list says of itself that it is not kept.
  inner(page, 'about').hidden = isShared() && !isRefused()
  showShared(list)
  linkTexts()
  if (site) showCount(site)
  fetchAll(list)
}

function showShared(list) {
  part('shared').hidden = !isShared()
  if (!isShared()) return
  const own = keptList(root)
  part('keep').hidden = !list.items.length || list.items.every(({ id }) => isSaved(own, id))
  const left = secret.length ? ' ' + tell('private', { n: secret.length }) : ''
  inner(part('shared'), 'told').textContent = tell('shared') + left
}

/** Fetches what is not known yet; what cannot be fetched is shown as it was kept. */
function fetchAll(list) {
  list.items.forEach(({ id }) => {
    if (sheets[id]) return
    sheets[id] = { pending: true }
    entry(id).then(
      (sheet) => arrive(id, sheet),
      (error) => arrive(id, { failed: error.gone ? 'gone' : 'offline' })
    )
  })
}

function arrive(id, sheet) {
  sheets[id] = sheet
  if (sheet.sensitive) {
    secret = secret.filter((own) => own !== id).concat(id)
    change(removeFrom(current(), id))
    say(tell('private', { n: secret.length }))
  } else if (sheet.name) {
    // What is kept is what can be told without a network.
    const { number = '', tel = '' } = sheet.phones[0] || {}
    const item = current().items.find((own) => own.id === id)
    if (item && (item.name !== sheet.name || item.phone !== number)) {
      change(changeIn(current(), id, { name: sheet.name, phone: number, tel }))
    }
  }
  show()
}

function makeItem(id) {
  const element = document.importNode(
    part('items').parentNode.querySelector('template[data-item]').content,
    true
  ).firstElementChild
  element.setAttribute('data-id', id)
  const on = (name, call) => element.querySelector('[data-' + name + ']').addEventListener('click', call)
  on('up', () => move(id, -1))
  on('down', () => move(id, 1))
  on('remove', () => remove(id))
  const note = element.querySelector('textarea')
  note.addEventListener('input', () => {
    change(changeIn(current(), id, { note: note.value }))
    inner(element, 'note').textContent = note.value
    linkTexts()
  })
  element.addEventListener('retry', () => {
    delete sheets[id]
    show()
  })
  return element
}

function move(id, by) {
  const list = moveIn(current(), id, by)
  const n = list.items.findIndex((item) => item.id === id) + 1
  change(list)
  show()
  say(tell('moved', { name: list.items[n - 1].name, n, all: list.items.length }))
}

function remove(id) {
  const before = current()
  const item = before.items.find((own) => own.id === id)
  change(removeFrom(before, id))
  show()
  say(tell('removed', { name: item.name }), () => change(before))
  part('undo').focus()
}

function clear() {
  const before = current()
  change(emptyList())
  show()
  say(tell('cleared'), () => change(before))
  part('undo').focus()
}

/** What is shown, as others get it. */
const toSend = () =>
  sendable(
    current(),
    {
      sheets,
      home: location.origin + base,
      title: tell('made', { site: siteName, date: today() }),
      subject: tell('subject', { site: siteName }),
    },
    tell
  )

/** Links for the mail program and for messages hold what is shown. */
function linkTexts() {
  const { mail, sms } = toSend()
  part('mail').href = mail
  part('sms').href = sms
}

/** Copies, or where a browser does not, shows what is to be copied. */
function copy(text, key) {
  const shown = part('copied')
  const field = shown.querySelector('textarea')
  const byHand = () => {
    inner(shown, 'name').textContent = tell('copy_this')
    field.value = text
    shown.hidden = false
    field.focus()
    field.select()
  }
  shown.hidden = true
  if (!navigator.clipboard) return byHand()
  navigator.clipboard.writeText(text).then(() => say(tell(key)), byHand)
}

function keepShared() {
  const kept = keepShown(root)
  show()
  say(tell(kept ? 'kept' : 'kept_not'))
  part('heading').focus()
}

/** Shows the list that the address asks for. */
function read() {
  readShown(root)
  secret = []
  part('heading').textContent = isShared() ? tell('shared_title') : ownTitle
  show()
  say(current().items.length ? counted(current()) : '')
}

part('undo').addEventListener('click', () => {
  const call = undo
  if (call) call()
  say(tell('back'))
  show()
  part('heading').focus()
})
part('print').addEventListener('click', () => window.print())
part('copy').addEventListener('click', () => copy(toSend().text, 'copied'))
part('link').addEventListener('click', () => copy(toSend().link, 'copied_link'))
part('clear').addEventListener('click', clear)
part('keep').addEventListener('click', keepShared)
part('whole').querySelector('textarea').addEventListener('input', (event) => {
  change(Object.assign({}, current(), { note: event.target.value }))
  inner(part('whole'), 'note').textContent = event.target.value
  linkTexts()
})
if (navigator.share) {
  part('share').hidden = false
  part('share').addEventListener('click', () => {
    const { text, link } = toSend()
    const title = tell('subject', { site: siteName })
    navigator.share({ title, text, url: link }).catch(() => {})
  })
}
// Another tab's change is shown; a note that is being typed here is not taken away.
onListChange(root, () => {
  if (!page.contains(document.activeElement) || document.activeElement.tagName !== 'TEXTAREA') {
    if (!isShared()) show()
  }
})
window.addEventListener('hashchange', read)
read()
