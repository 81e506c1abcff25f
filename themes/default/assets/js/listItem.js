// One entry of a list, or of the desk, as elements: what it says in the order in which it
// is needed. Must not know where it comes from or where it is kept.
import { sheetFacts } from './listText.js'

const field = (element, name) => element.querySelector('[data-field="' + name + '"]')

function line(tag, text) {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

function fill(element, children) {
  element.textContent = ''
  children.forEach((child) => element.appendChild(child))
  element.hidden = !children.length
}

/** A number to ring, large. */
function phoneLine({ number, tel, label }) {
  const whole = document.createElement('span')
  const link = line('a', number)
  link.href = 'tel:' + tel
  link.className = 'tel'
  whole.className = 'sheet__phone'
  whole.appendChild(link)
  if (label) whole.appendChild(line('small', ' ' + label))
  return whole
}

/** A place: its name, then the rest in one line each. */
function placeLines(lines) {
  const place = document.createElement('p')
  lines.forEach((text, i) => {
    if (i) place.appendChild(document.createElement('br'))
    place.appendChild(line(i ? 'span' : 'strong', text))
  })
  return place
}

/**
 * What an entry says, into the fields of an element: said, phones, how, where, facts,
 * checked.
 *
 * @param {Element} element
 * @param {import('./listText.js').Sheet} sheet
 * @param {Object[]} facts those of its facts that are wanted
 */
export function showSheet(element, sheet, facts) {
  fill(field(element, 'said'), sheet.told.map((text) => line('span', text)))
  fill(field(element, 'phones'), sheet.phones.map(phoneLine))
  fill(field(element, 'how'), sheet.how.map((text) => line('p', text)))
  fill(field(element, 'where'), sheet.where.map(placeLines))
  fill(
    field(element, 'facts'),
    facts.map(({ title, lines }) => {
      const pair = document.createElement('div')
      pair.appendChild(line('dt', title))
      lines.forEach((text) => pair.appendChild(line('dd', text)))
      return pair
    })
  )
  fill(field(element, 'checked'), sheet.checked ? [line('span', sheet.checked)] : [])
}

/**
 * @param {Element} element a copy of the page's template
 * @param {{item: import('./list.js').Saved, sheet: Object, at: number, of: number}} shown
 * @param {(key: string, values?: Object) => string} tell
 * @param {string} base
 */
export function showItem(element, { item, sheet = { pending: true }, at, of }, tell, base) {
  const name = field(element, 'name')
  name.textContent = sheet.name || item.name
  name.href = base + (sheet.id || item.id) + '/'
  Array.from(element.querySelectorAll('[data-field="of"]')).forEach((own) => {
    own.textContent = tell('of', { name: item.name })
  })
  const ends = { up: at === 0, down: at === of - 1 }
  Object.keys(ends).forEach((way) => {
    // Not `disabled`: that would take the focus from who moves an entry to the end.
    element.querySelector('[data-' + way + ']').setAttribute('aria-disabled', String(ends[way]))
  })
  const note = element.querySelector('textarea')
  if (note !== document.activeElement) note.value = item.note
  field(element, 'note').textContent = item.note
  if (sheet.name) return showSheet(element, sheet, sheetFacts(sheet))
  const phones = item.phone ? [{ number: item.phone, tel: item.tel, label: '' }] : []
  const said = sheet.pending ? tell('loading') : tell(sheet.failed)
  const known = { told: [said], phones, how: [], where: [], facts: [], checked: '' }
  showSheet(element, known, [])
  if (sheet.failed === 'offline') {
    const again = line('button', tell('again'))
    again.type = 'button'
    again.className = 'button button--text no-print'
    again.addEventListener('click', () => element.dispatchEvent(new CustomEvent('retry')))
    field(element, 'said').appendChild(again)
  }
}
