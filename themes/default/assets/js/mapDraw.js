// The map's picture: land as a sketch, outlines, rings, names. All of it is for the eye
// alone; what it says is in the list beside it. Must not know results.
import {
  flat,
  onScreen,
  pathOfRows,
  pathOfSteps,
  readable,
  ringsIn,
  scaleOf,
  tilesIn,
} from './mapMath.js'

const SVG = 'http://www.w3.org/2000/svg'
/** Units of the drawing for one of the world at zoom 0: short numbers, fine enough. */
const FINE = 4096

function svg(name, attributes, parent) {
  const element = document.createElementNS(SVG, name)
  Object.keys(attributes).forEach((key) => element.setAttribute(key, String(attributes[key])))
  if (parent) parent.appendChild(element)
  return element
}

/**
 * @param {Element} frame
 * @param {Object} file what the map is drawn from
 * @param {(key: string, values?: Object) => string} tell
 */
export function makePicture(frame, file, tell) {
  const tiles = document.createElement('div')
  tiles.className = 'map__tiles'
  frame.appendChild(tiles)
  const picture = svg('svg', { 'aria-hidden': 'true', focusable: 'false', class: 'map__picture' }, frame)
  const land = svg('g', { class: 'map__land' }, picture)
  const rings = svg('g', { class: 'map__rings' }, picture)
  const names = svg('g', { class: 'map__names' }, picture)
  const { sketch } = file
  const middle = sketch
    ? flat(sketch.south / 1e4, sketch.west / 1e4)
    : { x: 0, y: 0 }
  if (sketch) {
    const { x, y } = flat((sketch.south + sketch.up / 100) / 1e4, (sketch.west + sketch.along / 100) / 1e4)
    const cell = Math.max(Math.abs(x - middle.x), Math.abs(y - middle.y)) * FINE
    const draw = (rows, part, width) =>
      svg('path', { d: pathOfRows(sketch, rows, middle, FINE), class: part, 'stroke-width': (cell * width).toFixed(1) }, land)
    draw(sketch.some, 'map__shore', 2.9)
    draw(sketch.some, 'map__some', 1.9)
    draw(sketch.many, 'map__many', 1.3)
  }
  file.outlines.forEach((steps) =>
    svg('path', { d: pathOfSteps(steps, middle, FINE), class: 'map__outline' }, land)
  )
  const places = file.places.map(([name, lat, lon]) => ({ name, at: flat(lat / 1e4, lon / 1e4) }))

  const drawRings = (view, centre) => {
    rings.textContent = ''
    if (!centre) return
    const { x, y } = onScreen(view, centre)
    ringsIn(view, centre).forEach(({ miles, radius }) => {
      svg('circle', { cx: x, cy: y, r: radius }, rings)
      if (y - radius < 20) return
      const label = svg('text', { x, y: y - radius - 5 }, rings)
      label.textContent = tell('ring_n', { n: miles })
    })
    svg('circle', { cx: x, cy: y, r: 9, class: 'map__here' }, rings)
    svg('circle', { cx: x, cy: y, r: 3, class: 'map__dot' }, rings)
  }
  const drawTiles = (view, tileUrl) => {
    tiles.textContent = ''
    frame.classList.toggle('map__frame--streets', !!tileUrl)
    if (!tileUrl) return
    tilesIn(view).forEach(({ z, x, y, left, top, side }) => {
      const tile = document.createElement('img')
      tile.alt = ''
      tile.referrerPolicy = 'no-referrer'
      tile.src = tileUrl.replace('{z}', z).replace('{x}', x).replace('{y}', y)
      tile.style.cssText = 'left:' + left + 'px;top:' + top + 'px;width:' + side + 'px;height:' + side + 'px'
      tiles.appendChild(tile)
    })
  }

  return (view, centre, tileUrl, markers) => {
    const at = onScreen(view, middle)
    const scale = scaleOf(view.zoom) / FINE
    picture.setAttribute('viewBox', '0 0 ' + view.width + ' ' + view.height)
    land.setAttribute('transform', 'translate(' + at.x + ' ' + at.y + ') scale(' + scale + ')')
    drawTiles(view, tileUrl)
    drawRings(view, centre)
    names.textContent = ''
    if (tileUrl) return
    const seen = places.map(({ name, at: place }) => Object.assign({ name }, onScreen(view, place)))
    readable(seen, view, markers).forEach(({ x, y, name }) => {
      svg('text', { x, y }, names).textContent = name
    })
  }
}
