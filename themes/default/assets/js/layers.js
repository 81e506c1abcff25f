// The five layers of local, and the order within them. Pure: must not touch the page
// or the network. The same rules as src/search/layers.rs in Rust; both answer to
// tests/vectors/layers.json.

/** How an entry reaches people, as bits. */
export const WAYS = { inPerson: 1, atHome: 2, delivery: 4, phone: 8, online: 16 }

/** Miles that hold the whole country. */
export const ANYWHERE = 900

/** Miles within which what anyone may come to is one's own neighbourhood's. */
const NEIGHBOURHOOD_MILES = 1
/** The IUGG mean radius of the Earth. */
const EARTH_MILES = 6371008.8 / 1609.344
const RADIANS = Math.PI / 180

/**
 * @typedef {Object} Doc an entry as far as finding needs to know
 * @property {number} id its place in the index
 * @property {number} ways bits of `WAYS`
 * @property {boolean} whole serves the whole area
 * @property {boolean} uk serves the whole country
 * @property {number[]} areas narrower areas that it serves
 * @property {number[]} points latitude, longitude, latitude, …
 * @property {string} times its schedule, see times.js
 * @property {number} tie order by name among entries that are equally far
 *
 * @typedef {Object} Whereabouts
 * @property {number[]} point latitude, longitude
 * @property {number[]} areas areas that the person is in
 * @property {boolean} inside within the site's own area
 *
 * @typedef {Object} Placed
 * @property {1|2|3|4|5} layer
 * @property {number} miles to its nearest point; `Infinity` without one
 * @property {'covers'|'anyone'|'whole'|'uk'|'comes'|'remote'|'others'} reason
 * @property {number} [area] the area that holds the person, when it covers them
 */

/**
 * Great-circle distance.
 *
 * @param {number} lat1
 * @param {number} lon1
 * @param {number} lat2
 * @param {number} lon2
 * @returns {number} miles
 */
export function milesBetween(lat1, lon1, lat2, lon2) {
  const north = Math.sin(((lat2 - lat1) * RADIANS) / 2)
  const east = Math.sin(((lon2 - lon1) * RADIANS) / 2)
  const a = north * north + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * east * east
  return 2 * EARTH_MILES * Math.asin(Math.min(1, Math.sqrt(a)))
}

/**
 * Miles from a person to an entry's nearest point; `Infinity` when it has none.
 *
 * @param {Doc} doc
 * @param {Whereabouts} at
 * @returns {number}
 */
export function milesTo(doc, at) {
  let miles = Infinity
  for (let i = 0; i < doc.points.length; i += 2) {
    miles = Math.min(
      miles,
      milesBetween(doc.points[i], doc.points[i + 1], at.point[0], at.point[1])
    )
  }
  return miles
}

/**
 * The layer of an entry for a person who takes `radius` miles as near; `null` when it
 * is neither for them nor near.
 *
 * @param {Doc} doc
 * @param {Whereabouts} at
 * @param {number} radius
 * @param {number} [miles] to it, when that is known
 * @returns {Placed|null}
 */
export function place(doc, at, radius, miles = milesTo(doc, at)) {
  const placed = (layer, reason, area) => ({ layer, miles, reason, area })
  const area = doc.areas.find((id) => at.areas.indexOf(id) >= 0)
  if (area !== undefined) return placed(1, 'covers', area)

  const inPerson = doc.ways & WAYS.inPerson
  const comes = doc.ways & (WAYS.atHome | WAYS.delivery)
  const remote = doc.ways & (WAYS.phone | WAYS.online)
  if (!doc.areas.length && !doc.whole && !doc.uk) {
    if (inPerson && miles <= Math.min(NEIGHBOURHOOD_MILES, radius)) return placed(1, 'anyone')
    if (inPerson && miles <= radius) return placed(2, 'anyone')
    if (comes && at.inside) return placed(3, 'comes')
    // What has no place and says nothing of whom it is for is for everyone.
    return remote || !doc.points.length ? placed(4, 'remote') : null
  }
  if (doc.whole && at.inside) return placed(3, 'whole')
  if (doc.uk) return placed(inPerson || comes ? 3 : 4, 'uk')
  return miles <= radius ? placed(5, 'others') : null
}

/**
 * @typedef {{doc: Doc, placed: Placed, score: number, soon: number}} Ranked of the score,
 *     what stands behind the point decides only where nothing else does
 */

/**
 * The order within a layer: the better answer, what is on sooner, the nearer, the name.
 *
 * @param {Ranked} a
 * @param {Ranked} b
 * @returns {number}
 */
export function better(a, b) {
  const over = Math.floor(b.score) - Math.floor(a.score)
  if (over) return over
  if (a.soon !== b.soon) return a.soon - b.soon
  // Not a difference: that of two infinities is no number.
  if (a.placed.miles !== b.placed.miles) return a.placed.miles < b.placed.miles ? -1 : 1
  return b.score - a.score || a.doc.tie - b.doc.tie || a.doc.id - b.doc.id
}

/**
 * The order of results: the layer, then as within it.
 *
 * @param {Ranked} a
 * @param {Ranked} b
 * @returns {number}
 */
export function rank(a, b) {
  return a.placed.layer - b.placed.layer || better(a, b)
}
