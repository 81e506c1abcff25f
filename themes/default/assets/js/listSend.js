// A list on its way to others: as text, as links that open mail and messages, as a link
// that shows it elsewhere. What is not known of an entry is told as it was kept. Pure: must
// not know the page.
import { shareHash } from './list.js'
import { listAsText, listInShort, mailLink, smsLink } from './listText.js'

/** The link that shows a list on another device. */
const shareLink = (list, home) => home + 'list/' + shareHash(list.items.map(({ id }) => id))

/** The entries as they are told: with what is known of them. */
function toldItems(list, sheets) {
  return list.items.map((item) => {
    const sheet = sheets[item.id]
    if (sheet && sheet.name) return Object.assign({}, sheet, { note: item.note })
    const phones = item.phone ? [{ number: item.phone, tel: item.tel, label: '' }] : []
    const { id, name, note } = item
    return { id, name, note, phones, told: [], how: [], where: [], facts: [], checked: '' }
  })
}

/**
 * @param {Object} list
 * @param {{sheets: Object, home: string, title: string, subject: string}} about what each
 *   entry's page says, by its id; the site's whole address; the head of the text and of a mail
 * @param {(key: string, values?: Object) => string} tell
 * @returns {{text: string, link: string, mail: string, sms: string}}
 */
export function sendable(list, { sheets, home, title, subject }, tell) {
  const told = toldItems(list, sheets)
  const link = shareLink(list, home)
  const address = (id) => home + id + '/'
  const text = listAsText({ sheets: told, note: list.note, title, address }, tell)
  const short = listInShort({ sheets: told }, link)
  return { text, link, mail: mailLink(subject, text, short), sms: smsLink(short) }
}
