// The arithmetic of the map: where a point is on the screen, what fits, which markers
// stand on one another. Pure: must not know the page.

/** A tile's side, and the world's at zoom 0. */
const TILE = 256
/** Miles round the Earth. */
const AROUND = 24901.5
export const NEAREST = 17
export const FURTHEST = 7

/** @typedef {{x: number, y: number}} Flat a point of the world at zoom 0 (Web Mercator) */
/** @typedef {{x: number, y: number, zoom: number, width: number, height: number}} View its middle, zoom, size in pixels */

/** @returns {Flat} */
export function flat(lat, lon) {
  const radians = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180
  const y = Math.log(Math.tan(Math.PI / 4 + radians / 2))
  return { x: ((lon + 180) / 360) * TILE, y: ((1 - y / Math.PI) / 2) * TILE }
}

/** Pixels for one unit of the world at zoom 0. */
export const scaleOf = (zoom) => Math.pow(2, zoom)

/** Where a point of the world is on the screen. */
export function onScreen(view, point) {
  const scale = scaleOf(view.zoom)
  return {
    x: view.width / 2 + (point.x - view.x) * scale,
    y: view.height / 2 + (point.y - view.y) * scale,
  }
}

/** Units of the world at zoom 0 in a mile, at a height on it. */
export function unitsInMile(y) {
  const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / TILE)))
  return TILE / (AROUND * Math.cos(lat))
}

/**
 * A view in which all points are seen, with room at the edges, and no nearer than two
 * miles across.
 *
 * @param {Flat[]} points at least one
 * @param {number} width
 * @param {number} height
 * @returns {View}
 */
export function viewOf(points, width, height) {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [west, east] = [Math.min.apply(null, xs), Math.max.apply(null, xs)]
  const [north, south] = [Math.min.apply(null, ys), Math.max.apply(null, ys)]
  const least = 2.3 * unitsInMile((north + south) / 2)
  const room = (size) => Math.max(40, size - 90)
  const fits = Math.min(
    room(width) / Math.max(east - west, least),
    room(height) / Math.max(south - north, least)
  )
  const zoom = within(Math.log(fits) / Math.LN2)
  return { x: (west + east) / 2, y: (north + south) / 2, zoom, width, height }
}

const within = (zoom) => Math.max(FURTHEST, Math.min(NEAREST, zoom))

/** The view moved by pixels. */
export function moved(view, dx, dy) {
  const scale = scaleOf(view.zoom)
  return Object.assign({}, view, { x: view.x + dx / scale, y: view.y + dy / scale })
}

/** The view zoomed, with one point of the screen staying where it is. */
export function zoomed(view, by, x = view.width / 2, y = view.height / 2) {
  const zoom = within(view.zoom + by)
  const before = scaleOf(view.zoom)
  const after = scaleOf(zoom)
  const stay = (at, size) => (at - size / 2) * (1 / before - 1 / after)
  return Object.assign({}, view, {
    x: view.x + stay(x, view.width),
    y: view.y + stay(y, view.height),
    zoom,
  })
}

/** The rings, in miles, that fit the view or cross it. */
export function ringsIn(view, centre) {
  const mile = unitsInMile(centre.y) * scaleOf(view.zoom)
  const most = Math.max(view.width, view.height) * 0.75
  return [1, 3, 5, 10]
    .map((miles) => ({ miles, radius: miles * mile }))
    .filter(({ radius }) => radius < most && radius > 30)
}

/**
 * Markers that would stand on one another, together: one that is first in the results
 * gives its place.
 *
 * @template T
 * @param {{x: number, y: number, of: T}[]} markers in the order of the results
 * @param {number} apart pixels
 * @returns {{x: number, y: number, of: T[]}[]}
 */
export function together(markers, apart) {
  const groups = []
  markers.forEach(({ x, y, of }) => {
    const near = groups.find(
      (group) => Math.abs(group.x - x) < apart && Math.abs(group.y - y) < apart
    )
    if (!near) groups.push({ x, y, of: [of] })
    else if (near.of.indexOf(of) < 0) near.of.push(of)
  })
  return groups
}

/** What a marker has written on it: `3`, or `3 +2`. */
export const labelOf = (numbers) =>
  numbers.length > 1 ? numbers[0] + ' +' + (numbers.length - 1) : String(numbers[0])

/**
 * Names that can be read: none over another, the first first.
 *
 * @param {{x: number, y: number, name: string}[]} names
 * @param {View} view
 * @param {{x: number, y: number}[]} [markers] what no name may stand under
 */
export function readable(names, view, markers = []) {
  const kept = markers.map(({ x, y }) => ({ x, y: y + 4, half: 20 }))
  names.forEach(({ x, y, name }) => {
    const half = name.length * 3.9 + 6
    const out = x < half || y < 14 || x > view.width - half || y > view.height - 10
    const over = kept.some(
      (other) => Math.abs(other.x - x) < half + other.half && Math.abs(other.y - y) < 20
    )
    if (!out && !over) kept.push({ x, y, name, half })
  })
  return kept.slice(markers.length)
}

/** Tiles that a view needs: their names, where they stand and how large they are. */
export function tilesIn(view) {
  const z = Math.max(0, Math.min(19, Math.round(view.zoom)))
  const count = Math.pow(2, z)
  const side = (TILE / count) * scaleOf(view.zoom)
  const from = onScreen(view, { x: 0, y: 0 })
  const tiles = []
  const first = (at) => Math.max(0, Math.floor(-at / side))
  const last = (at, size) => Math.min(count - 1, Math.floor((size - at) / side))
  for (let x = first(from.x); x <= last(from.x, view.width); x++) {
    for (let y = first(from.y); y <= last(from.y, view.height); y++) {
      tiles.push({ z, x, y, left: from.x + x * side, top: from.y + y * side, side })
    }
  }
  return tiles
}

/**
 * The path of a sketch's rows, from a middle that keeps its numbers short.
 *
 * @param {Object} sketch
 * @param {number[][]} rows
 * @param {Flat} middle
 * @param {number} scale
 */
export function pathOfRows(sketch, rows, middle, scale) {
  const point = (row, cell) => {
    const lat = sketch.south / 1e4 + (row * sketch.up) / 1e6
    const lon = sketch.west / 1e4 + (cell * sketch.along) / 1e6
    const { x, y } = flat(lat, lon)
    return [((x - middle.x) * scale).toFixed(1), ((y - middle.y) * scale).toFixed(1)]
  }
  const parts = []
  rows.forEach((runs, row) => {
    let cell = 0
    for (let i = 0; i < runs.length; i += 2) {
      cell += runs[i]
      const end = cell + (runs[i + 1] || 1)
      parts.push('M' + point(row, cell).join(' ') + 'H' + point(row, end - 1 + 0.01)[0])
      cell = end
    }
  })
  return parts.join('')
}

/** The path of an outline's steps. */
export function pathOfSteps(steps, middle, scale) {
  let lat = 0
  let lon = 0
  let path = ''
  for (let i = 0; i + 1 < steps.length; i += 2) {
    lat += steps[i]
    lon += steps[i + 1]
    const { x, y } = flat(lat / 1e4, lon / 1e4)
    const at = ((x - middle.x) * scale).toFixed(1) + ' ' + ((y - middle.y) * scale).toFixed(1)
    path += (i ? 'L' : 'M') + at
  }
  return path
}
