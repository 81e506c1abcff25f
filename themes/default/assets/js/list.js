// A person's list: what is saved, in what order, with which notes, and how it goes into
// an address. Pure: must not know the page, the storage or what an entry says.

/** The most that a list holds: more than anyone rings, and few enough to be fetched. */
export const MOST_SAVED = 40
/** Letters of a note. */
export const MOST_NOTE = 600

/**
 * @typedef {Object} Saved
 * @property {string} id kind and slug: `offers/debt-advice`
 * @property {string} name
 * @property {string} phone as typed, or empty: shown when the entry cannot be fetched
 * @property {string} tel the same for a `tel:` link
 * @property {string} note the person's own
 */

/**
 * @typedef {Object} List
 * @property {Saved[]} items
 * @property {string} note for the whole sheet
 */

const ID = /^(offers|groups|venues)\/[a-z0-9]+(-[a-z0-9]+)*$/

/** @returns {List} */
export const emptyList = () => ({ items: [], note: '' })

const shortText = (value, most) => (typeof value === 'string' ? value.slice(0, most) : '')

/**
 * What was stored, as far as it makes sense: a browser may hold anything.
 *
 * @param {string|null} stored
 * @returns {List}
 */
export function readList(stored) {
  let found
  try {
    found = JSON.parse(stored || '{}') || {}
  } catch (error) {
    found = {}
  }
  const list = emptyList()
  const items = Array.isArray(found.items) ? found.items : []
  items.forEach((item) => {
    if (!item || !ID.test(item.id) || isSaved(list, item.id)) return
    if (list.items.length >= MOST_SAVED) return
    list.items.push({
      id: item.id,
      name: shortText(item.name, 300) || item.id,
      phone: shortText(item.phone, 60),
      tel: shortText(item.tel, 40).replace(/[^+\d]/g, ''),
      note: shortText(item.note, MOST_NOTE),
    })
  })
  list.note = shortText(found.note, MOST_NOTE)
  return list
}

/** @param {List} list */
export const writeList = (list) => JSON.stringify({ v: 1, items: list.items, note: list.note })

/** @returns {boolean} */
export const isSaved = (list, id) => list.items.some((item) => item.id === id)

/** The list with one more at its end, or as it is when it is there or there is no room. */
export function addTo(list, item) {
  if (isSaved(list, item.id) || list.items.length >= MOST_SAVED) return list
  const own = { id: item.id, name: item.name, phone: item.phone || '', tel: item.tel || '' }
  const whole = Object.assign(own, { note: item.note || '' })
  return Object.assign({}, list, { items: list.items.concat(whole) })
}

export function removeFrom(list, id) {
  return Object.assign({}, list, { items: list.items.filter((item) => item.id !== id) })
}

/** The list with an entry some places further down, or up, as far as there are places. */
export function moveIn(list, id, by) {
  const from = list.items.findIndex((item) => item.id === id)
  if (from < 0) return list
  const to = Math.max(0, Math.min(list.items.length - 1, from + by))
  const items = list.items.slice()
  items.splice(to, 0, items.splice(from, 1)[0])
  return Object.assign({}, list, { items })
}

/** The list with something of one entry changed. */
export function changeIn(list, id, change) {
  const items = list.items.map((item) => (item.id === id ? Object.assign({}, item, change) : item))
  return Object.assign({}, list, { items })
}

/**
 * The id of an entry from the address of its page; empty for any other page.
 *
 * @param {string} path from the host's root on: `/wirral/offers/debt-advice/`
 * @param {string} base
 */
export function idOf(path, base) {
  if (path.indexOf(base) !== 0) return ''
  const id = path.slice(base.length).replace(/(\/|\/index\.html)$/, '')
  return ID.test(id) ? id : ''
}

/**
 * What an address's part after the `#` says: the ids of a list that someone shares, or
 * `null` when it shares none.
 *
 * @param {string} hash
 * @returns {string[]|null}
 */
export function sharedIds(hash) {
  const found = /(?:^#?|&)ids=([^&]*)/.exec(hash)
  if (!found) return null
  let text = found[1]
  try {
    text = decodeURIComponent(text)
  } catch (error) {
    // A link that lost its end on the way: what is whole of it is taken.
  }
  const ids = text.split(/[,\s]+/).filter((id) => ID.test(id))
  return ids.filter((id, i) => ids.indexOf(id) === i).slice(0, MOST_SAVED)
}

/**
 * The part of an address after the `#` that shares a list. Notes stay behind: they may be
 * about a person.
 *
 * @param {string[]} ids
 */
export const shareHash = (ids) => '#ids=' + ids.join(',')
