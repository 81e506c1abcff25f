// The files of the client index as objects. Pure: must not touch the page or the network.
// They are written by src/search/index.rs in Rust.
import { milesBetween } from './layers.js'

/** The letters that end a postcode; two of them are a number to 399. */
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'

/** @typedef {import('./layers.js').Doc} Doc */

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
 * Entries in columns as objects.
 *
 * @param {Object} json
 * @returns {Doc[]}
 */
function decodeDocs(json) {
  const counts = spread(json.points)
  const traits = spread(json.traits)
  let point = 0
  let lat = 0
  let lon = 0
  let tie = 0
  let id = -1
  return json.facet.map((facet, i) => {
    id = json.id ? Math.max(id, 0) + json.id[i] : i
    const bits = json.facets[facet]
    const points = []
    for (let n = 0; n < counts[i]; n++, point++) {
      lat += json.lat[point]
      lon += json.lon[point]
      points.push(lat / 1e4, lon / 1e4)
    }
    tie += json.tie[i]
    const trait = json.traitLists[traits[i]]
    return {
      id,
      kind: bits & 3,
      ways: (bits >> 2) & 31,
      whole: !!(bits & 128),
      uk: !!(bits & 256),
      free: !!(bits & 512),
      referral: (bits >> 10) & 3,
      paused: !!(bits & 4096),
      needs: json.needLists[json.need[i]],
      areas: json.areaLists[json.area[i]],
      points,
      tie,
      access: trait[0],
      ages: trait[1],
      languages: trait[2],
      times: json.timeLists[json.time[i]],
    }
  })
}

/**
 * The table, its head or a part of it: entries, if it has any, and the hashes of their
 * cards' files.
 *
 * @param {Object} json
 * @returns {Object} the head's other fields as they are written, and `docs` and `hashes`
 */
export function decodeTable(json) {
  const hashes = new Map()
  let chunk = 0
  ;(json.cards || '').replace(/.{10}/g, (hash, at) => {
    chunk = json.chunks ? chunk + json.chunks[at / 10] : at / 10
    hashes.set(chunk, hash)
  })
  return Object.assign({}, json, { docs: json.facet ? decodeDocs(json) : [], hashes })
}

/**
 * Whether someone who is at a point may be answered by what is in a cell.
 *
 * @param {number[]} cell south, west, north and east in the steps of the index
 * @param {{point: number[], miles: number}} near
 */
export function isWithin([south, west, north, east], { point: [lat, lon], miles }) {
  const clamp = (value, least, most) => Math.max(least / 1e4, Math.min(most / 1e4, value))
  return milesBetween(lat, lon, clamp(lat, south, north), clamp(lon, west, east)) <= miles
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
export function decodeCard(row) {
  const card = {}
  CARD.forEach((field, i) => (card[field] = row[i] || ''))
  card.sensitive = !!(row[11] & 1)
  card.paused = !!(row[11] & 2)
  return card
}
