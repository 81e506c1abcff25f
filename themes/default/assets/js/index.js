// The client index: fetches its files, decodes them, and says where a postcode is.
// Must not touch the page. What is typed goes nowhere: only files named after an
// outward code are fetched. Written by src/search/index.rs in Rust.
import { milesBetween } from './layers.js'

/** The format that this script reads. */
const FORMAT = 1
const TIMEOUT = 10000
const CARDS = 24
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'
/** The share of postcodes that an area must hold to stand in for one that is not known. */
const HALF = 0.5

/** @typedef {import('./layers.js').Doc} Doc */

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

/**
 * Fetches and reads JSON, with a time-out and one more try.
 *
 * @param {string} url
 * @param {number} [tries]
 * @returns {Promise<Object>}
 */
export function fetchJson(url, tries = 2) {
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
    table: () => file('table', hint.table, decodeTable),
    names: () => file('names', hint.names, same),
    words: () => file('words', hint.words, (json) => json.words),

    /** An outward code's postcodes; `null` when the site has none of them. */
    shard(code) {
      const find = (shards) =>
        Object.prototype.hasOwnProperty.call(shards, code)
          ? file('pc/' + code, shards[code], decodeShard)
          : Promise.resolve(null)
      return hint.shards ? find(hint.shards) : index.table().then((table) => find(table.shards))
    },

    /**
     * The cards of some entries, in their order.
     *
     * @param {number[]} ids
     */
    cards(ids) {
      return index.table().then((table) =>
        Promise.all(
          ids.map((id) => {
            const chunk = Math.floor(id / CARDS)
            const hash = table.cards.substr(chunk * 10, 10)
            return file('cards/' + chunk, hash, same).then((json) =>
              decodeCard(json.cards[id % CARDS])
            )
          })
        )
      )
    },

    /**
     * The postcode nearest to a point; `null` when none is within two miles.
     *
     * @param {number} lat
     * @param {number} lon
     * @returns {Promise<string|null>}
     */
    nearest(lat, lon) {
      return index.names().then((names) => {
        const within = (low, high, x) => Math.max(low / 1e4, Math.min(high / 1e4, x))
        const boxes = names.codes
          .map(([code, south, west, north, east]) => ({
            code,
            miles: milesBetween(lat, lon, within(south, north, lat), within(west, east, lon)),
          }))
          .sort((a, b) => a.miles - b.miles)
        const look = (i, best) => {
          if (i >= boxes.length || boxes[i].miles > best.miles) return best.postcode
          return index.shard(boxes[i].code).then((shard) => {
            let nearer = best
            shard.sectors.forEach((sector) =>
              sector.units.forEach((unit) => {
                const miles = milesBetween(lat, lon, unit.point[0], unit.point[1])
                const postcode = boxes[i].code + ' ' + sector.digit + unit.letters
                if (miles < nearer.miles) nearer = { miles, postcode }
              })
            )
            return look(i + 1, nearer)
          })
        }
        return look(0, { miles: 2, postcode: null })
      })
    },
  }
  return index
}

const degrees = (pair) => [pair[0] / 1e4, pair[1] / 1e4]

/** Each value of `[value, times, value, times, …]` as often as it says. */
function spread(runs) {
  const all = []
  for (let i = 0; i < runs.length; i += 2) {
    for (let n = 0; n < runs[i + 1]; n++) all.push(runs[i])
  }
  return all
}

/**
 * @param {Object} json
 * @returns {{docs: Doc[], labels: (string|number)[], cards: string, shards: Object}}
 */
export function decodeTable(json) {
  const counts = spread(json.points)
  let point = 0
  let lat = 0
  let lon = 0
  let tie = 0
  const docs = json.facet.map((facet, id) => {
    const bits = json.facets[facet]
    const points = []
    for (let n = 0; n < counts[id]; n++, point++) {
      lat += json.lat[point]
      lon += json.lon[point]
      points.push(lat / 1e4, lon / 1e4)
    }
    tie += json.tie[id]
    return {
      id,
      kind: bits & 3,
      ways: (bits >> 2) & 31,
      whole: !!(bits & 128),
      uk: !!(bits & 256),
      free: !!(bits & 512),
      referral: (bits >> 10) & 3,
      paused: !!(bits & 4096),
      needs: json.needLists[json.need[id]],
      areas: json.areaLists[json.area[id]],
      points,
      tie,
    }
  })
  return { docs, labels: json.labels, cards: json.cards, shards: json.shards || {} }
}

/** @param {Object} json */
export function decodeShard(json) {
  const sectors = json.sectors.map((sector) => {
    const sets = spread(sector.runs)
    let number = -1
    let lat = sector.middle[0]
    let lon = sector.middle[1]
    const units = sector.gaps.map((gap, i) => {
      number += gap
      lat += sector.lat[i]
      lon += sector.lon[i]
      return {
        letters: LETTERS[Math.floor(number / 20)] + LETTERS[number % 20],
        point: [lat / 1e4, lon / 1e4],
        areas: json.sets[sets[i]],
      }
    })
    return { digit: sector.digit, point: degrees(sector.middle), units }
  })
  return { point: degrees(json.middle), sectors }
}

const CARD = 'kind name url summary when cost who how phone tel place'.split(' ')

/** @param {Array} row */
function decodeCard(row) {
  const card = {}
  CARD.forEach((field, i) => (card[field] = row[i] || ''))
  card.sensitive = !!(row[11] & 1)
  card.paused = !!(row[11] & 2)
  return card
}

/**
 * Where a postcode, a sector or an outward code is. A postcode that is not known falls
 * back to its sector, then to its outward code.
 *
 * @param {Object} shard of its outward code
 * @param {import('./postcode.js').Reading} typed
 * @param {string[]} outward codes of the site's own area
 * @returns {import('./layers.js').Whereabouts & {precision: string, fallback: boolean, name: string}}
 */
export function whereabouts(shard, typed, outward) {
  const parts = typed.value.split(' ')
  const inward = parts[1] || ''
  const sector = shard.sectors.find((part) => part.digit === inward[0])
  const unit = sector && sector.units.find((one) => one.letters === inward.slice(1))
  const at = (precision, name, point, units) => {
    const fallback = precision !== typed.kind
    const areas = around(units, fallback ? HALF : 0)
    return { point, areas, inside: outward.indexOf(parts[0]) >= 0, precision, fallback, name }
  }
  if (unit) return at('unit', typed.value, unit.point, [unit])
  if (sector) return at('sector', parts[0] + ' ' + sector.digit, sector.point, sector.units)
  const all = shard.sectors.reduce((units, part) => units.concat(part.units), [])
  return at('outward', parts[0], shard.point, all)
}

/** The areas that hold at least a share of some postcodes; any postcode for 0. */
function around(units, share) {
  const counts = new Map()
  units.forEach((unit) => unit.areas.forEach((id) => counts.set(id, (counts.get(id) || 0) + 1)))
  return Array.from(counts.keys())
    .filter((id) => counts.get(id) >= share * units.length)
    .sort((a, b) => a - b)
}
