// A list as text: to copy, for an e-mail, for a text message. Pure: must not know the
// page or where entries come from.

/** Letters of a link to a mail program: Windows takes no more than about 2,000. */
const MOST_MAIL = 1800
/** Letters of a text message: four in one. */
const MOST_SMS = 600

/**
 * @typedef {Object} Sheet what is told of one entry
 * @property {string} id
 * @property {string} name
 * @property {{number: string, tel: string, label: string}[]} phones
 * @property {string[]} told what changed: "Closed for now."
 * @property {string[]} how
 * @property {string[][]} where for each place its lines
 * @property {{key: string, title: string, lines: string[]}[]} facts
 * @property {string} checked
 * @property {string} [note] the person's own
 */

/** Facts that are of no use to a person with a sheet of paper: whom it covers, how. */
const LEFT_OUT = ['map', 'help']

/** The facts that go on a sheet. */
export const sheetFacts = (sheet) => sheet.facts.filter(({ key }) => LEFT_OUT.indexOf(key) < 0)

const sentence = (title, text) => title + ': ' + text

/**
 * One entry, a line for each thing.
 *
 * @param {Sheet} sheet
 * @param {(key: string, values?: Object) => string} tell
 * @returns {string[]}
 */
export function entryLines(sheet, tell) {
  const ring = ({ number, label }) =>
    tell('ring', { number }) + (label ? ' (' + label.replace(/\.$/, '') + ')' : '')
  return [].concat(
    sheet.phones.map(ring),
    sheet.told,
    sheet.how,
    sheet.where.map((lines) => lines.join(', ')),
    sheetFacts(sheet).map(({ title, lines }) => sentence(title, lines.join('; '))),
    sheet.note ? sentence(tell('note_said'), sheet.note) : []
  )
}

/**
 * A whole list.
 *
 * @param {{sheets: Sheet[], note: string, title: string, address: (id: string) => string}} list
 * @param {(key: string, values?: Object) => string} tell
 */
export function listAsText(list, tell) {
  const parts = list.sheets.map((sheet, i) =>
    [i + 1 + '. ' + sheet.name]
      .concat(entryLines(sheet, tell), sheet.id ? list.address(sheet.id) : [])
      .join('\n')
  )
  const note = list.note ? [sentence(tell('note_said'), list.note)] : []
  return [list.title].concat(parts, note).join('\n\n') + '\n'
}

/** The same in few letters: names and numbers, and where the rest is. */
export function listInShort(list, link) {
  const lines = list.sheets.map(({ name, phones }) =>
    (name + ' ' + (phones.length ? phones[0].number : '')).trim()
  )
  let text = lines.join('\n')
  while (lines.length > 1 && text.length + link.length > MOST_SMS) {
    lines.pop()
    text = lines.join('\n') + '\n…'
  }
  return text + '\n' + link
}

/** A link that opens the mail program. */
export function mailLink(subject, long, short) {
  const of = (body) =>
    'mailto:?subject=' +
    encodeURIComponent(subject) +
    '&body=' +
    encodeURIComponent(body.replace(/\n/g, '\r\n'))
  return of(long).length <= MOST_MAIL ? of(long) : of(short)
}

/** A link that opens the telephone's messages: both `?` and `&`, as iPhones want the one and Androids the other. */
export const smsLink = (text) => 'sms:?&body=' + encodeURIComponent(text)
