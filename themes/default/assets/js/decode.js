// The files of the client index as objects. Pure: must not touch the page or the network.
// They are written by src/search/index.rs in Rust.
import { milesBetween } from './layers.js'

/** The letters that end a postcode; two of them are a number to 399. */
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'

/** @typedef {import('./layers.js').Doc} Doc */

const degrees = (pair) => [pair[0] / 1e4, pair[1] / 1e4]

/** Whole numbers from text: see src/search/index/digits.rs. */
function numbers(text) {
  const all = []
  let number = 0
  let worth = 1
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 35
    number += worth * digit
    worth *= 8
    if (digit < 49) {
      all.push(number)
      number = 0
      worth = 1
    }
  }
  return all
}

/** Numbers that are written as steps, each from the one before. */
function sums(text) {
  let sum = 0
  return numbers(text).map((number) => (sum += number & 1 ? -(number + 1) / 2 : number / 2))
}

/** Each value of `[value, times, value, times, …]` as often as it says. */
function spread(text) {
  const runs = numbers(text)
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
  const [need, area, time] = [json.need, json.area, json.time].map(numbers)
  const [lat, lon, tie] = [json.lat, json.lon, json.tie].map(sums)
  const ids = json.id && sums(json.id)
  let point = 0
  return numbers(json.facet).map((facet, i) => {
    const bits = json.facets[facet]
    const points = []
    for (let n = 0; n < counts[i]; n++, point++) points.push(lat[point] / 1e4, lon[point] / 1e4)
    const trait = json.traitLists[traits[i]]
    return {
      id: ids ? ids[i] : i,
      kind: bits & 3,
      ways: (bits >> 2) & 31,
      whole: !!(bits & 128),
      uk: !!(bits & 256),
      free: !!(bits & 512),
      referral: (bits >> 10) & 3,
      paused: !!(bits & 4096),
      needs: json.needLists[need[i]],
      areas: json.areaLists[area[i]],
      points,
      tie: tie[i],
      access: trait[0],
      ages: trait[1],
      languages: trait[2],
      times: json.timeLists[time[i]],
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
  const chunks = json.chunks && sums(json.chunks)
  ;(json.cards || '').replace(/.{6}/g, (hash, at) => hashes.set(chunks ? chunks[at / 6] : at / 6, hash))
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
    const [lat, lon] = [sector.lat, sector.lon].map(sums)
    const units = sums(sector.letters).map((pair, i) => ({
      letters: LETTERS[Math.floor(pair / 20)] + LETTERS[pair % 20],
      point: degrees([sector.middle[0] + lat[i], sector.middle[1] + lon[i]]),
      areas: json.sets[sets[i]],
    }))
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
