// The client index: fetches its files, each once. Must not touch the page. What is typed
// goes nowhere: of a postcode only its outward code is in the name of a file.
import { decodeCard, decodeShard, decodeTable, isWithin } from './decode.js'

/** The format that this script reads. */
const FORMAT = 2
const TIMEOUT = 10000
/**
 * A failure to read the index.
 *
 * @property {boolean} stale the page is older than the index: reload it
 */
export class IndexError extends Error {
  /**
   * @param {string} message
   * @param {boolean} stale
   */
  constructor(message, stale) {
    super(message)
    this.stale = stale
  }
}

let getNow

/**
 * Reads files in another way, until it is called with nothing.
 *
 * @param {?(url: string) => Promise<Object>} get
 */
export function readWith(get) {
  getNow = get
}

/**
 * Fetches and reads JSON, with a time-out and one more try.
 *
 * @param {string} url
 * @param {number} [tries]
 * @returns {Promise<Object>}
 */
export function fetchJson(url, tries = 2) {
  if (getNow) return getNow(url)
  let timer
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new IndexError('too slow: ' + url, false)), TIMEOUT)
  })
  const got = fetch(url).then((response) => {
    if (response.ok) return response.json()
    throw new IndexError(response.status + ': ' + url, response.status === 404)
  })
  const settled = () => clearTimeout(timer)
  const first = Promise.race([got, late])
  first.then(settled, settled)
  return first.catch((error) => {
    if (tries > 1 && !error.stale) return fetchJson(url, tries - 1)
    throw error
  })
}

/**
 * @param {Object} hint what the page carries inline
 * @param {string} base the site's root: `/wirral/`
 * @param {(url: string) => Promise<Object>} [get]
 */
export function openIndex(hint, base, get = fetchJson) {
  const pending = {}
  /** One fetch for each file; one that failed may be tried again. */
  const file = (name, hash, decode) => {
    const url = base + 'index/' + name + '-' + hash + '.json'
    if (!pending[url]) {
      pending[url] = get(url).then((json) => {
        if (json.v !== FORMAT) throw new IndexError('format ' + json.v, true)
        return decode(json)
      })
      pending[url].catch(() => delete pending[url])
    }
    return pending[url]
  }
  const same = (json) => json
  const index = {
    /** What the table says of other files. */
    head: () => file('table', hint.table, decodeTable),

    /**
     * Entries of a list in their order: of a wide need, or of all. Of a list in cells
     * only those that may answer someone who is somewhere, with `reach`, the miles to
     * which none is missing.
     *
     * @param {number} list
     * @param {Promise<?{point: number[], miles: number}>} [near] without it, all of them
     */
    table(list, near) {
      if (!hint.parts) return index.head()
      const part = (number) => file('table/' + list + '-' + number, hint.table, decodeTable)
      part(0).catch(() => {}) // starts beside the head; a failure is met below
      return Promise.all([index.head(), near]).then(([head, near]) => {
        const cells = head.cells[list].map((cell, i) => (!near || isWithin(cell, near)) && i + 1)
        const reach = cells.indexOf(false) < 0 ? undefined : near.miles
        return Promise.all([0].concat(cells.filter(Boolean)).map(part)).then((parts) => {
          const docs = []
          parts.forEach((part) => {
            part.docs.forEach((doc) => (docs[doc.id] = doc))
            part.hashes.forEach((hash, chunk) => head.hashes.set(chunk, hash))
          })
          return Object.assign({}, head, { docs: docs.filter(Boolean), reach })
        })
      })
    },
    names: () => file('names', hint.names, same),
    /** Where the parts of the text index are. */
    text: () => (hint.text.terms ? Promise.resolve(hint.text) : file('text', hint.text, same)),
    /** For each entry, where its name stands among all names. */
    order: () => file('order', hint.order, (json) => json.names),
    titles: () => file('titles', hint.titles, same),
    titlesPart: (part, hash) => file('titles/' + part, hash, (json) => json.titles),
    file,

    /** An outward code's postcodes; `null` when the site has none of them. */
    shard(code) {
      return index
        .shards()
        .then((shards) =>
          typeof shards[code] === 'string' ? file('pc/' + code, shards[code], decodeShard) : null
        )
    },

    /** For each outward code that the site has, the hash of its file. */
    shards: () =>
      hint.shards ? Promise.resolve(hint.shards) : index.head().then((table) => table.shards),

    /**
     * The cards of some entries, in their order.
     *
     * @param {number[]} ids
     */
    cards(ids) {
      return index.head().then((table) =>
        Promise.all(
          ids.map((id) => {
            const chunk = Math.floor(id / table.inFile)
            return file('cards/' + chunk, table.hashes.get(chunk), same).then((json) =>
              decodeCard(json.cards[id % table.inFile])
            )
          })
        )
      )
    },
  }
  return index
}
