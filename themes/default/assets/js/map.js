// The map of the results that the page shows: fetched when a person opens it. Markers have
// the numbers that the results are given; the list below has all that is on it. Nothing is
// asked of anyone but the site's own host, unless the site names another for streets and
// the person agrees to that here. Must not know how anything is found.
//
// What the page gives: [data-map] with the file that the map is drawn from, [data-map-box],
// [data-results] with data-at, and in it cards whose data-points say where they are.
import { onDrag } from './mapDrag.js'
import { makePicture } from './mapDraw.js'
import { flat, labelOf, moved, onScreen, together, viewOf, zoomed } from './mapMath.js'
import { entryLine, make, makeButton, makeParts, offerStreets } from './mapParts.js'
import { pointAt, readResults } from './mapResults.js'
import { tellWith } from './tell.js'

/** Pixels between two markers, and that a key or a button moves. */
const APART = 30
const STEP = 90
/**
 * Opens the map.
 *
 * @param {Element} place where it goes
 * @param {Element} results
 * @param {Object} file what it is drawn from
 * @param {() => void} close
 */
function openMap(place, results, file, close) {
  const tell = tellWith(file.words)
  let found = []
  let view = null
  let centre = null
  let tileUrl = ''
  let pending = 0
  const go = (next) => {
    view = next
    // As many moves as there may be, one picture for each that the screen shows.
    if (!pending) pending = requestAnimationFrame(draw)
  }
  const actions = {
    closer: () => go(zoomed(view, 1)),
    further: () => go(zoomed(view, -1)),
    all: () => go(whole()),
    close,
    left: () => go(moved(view, -STEP, 0)),
    right: () => go(moved(view, STEP, 0)),
    up: () => go(moved(view, 0, -STEP)),
    down: () => go(moved(view, 0, STEP)),
  }
  const keys = { '+': 'closer', '=': 'closer', '-': 'further', 0: 'all', Escape: 'close' }
  Object.assign(keys, { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' })
  const part = makeParts(tell, actions)
  place.textContent = ''
  place.appendChild(part.box)
  place.hidden = false
  const picture = makePicture(part.frame, file, tell)
  part.frame.appendChild(part.markers)

  const whole = () => {
    const { clientWidth, clientHeight } = part.frame
    const points = found.reduce((all, { points: own }) => all.concat(own), centre ? [centre] : [])
    const known = points.length ? points : file.places.slice(0, 20).map((own) => flat(own[1] / 1e4, own[2] / 1e4))
    return viewOf(known.length ? known : [flat(53, -2)], clientWidth, clientHeight)
  }
  /** Says what a marker stands for. */
  const showTold = (all) => {
    part.told.textContent = ''
    all.forEach((result) => part.told.appendChild(entryLine(result, tell)))
  }
  const nameOf = (all) =>
    all.length > 1
      ? tell('markers', { label: labelOf(all.map(({ number }) => number)), names: all.map(({ number, name }) => number + ' ' + name).join(', ') })
      : tell('marker', all[0])
  const groups = () => {
    const points = []
    found.forEach((result) =>
      result.points.forEach((point) => points.push(Object.assign({ of: result }, onScreen(view, point))))
    )
    const inside = ({ x, y }) => x >= 0 && y >= 0 && x <= view.width && y <= view.height
    return together(points, APART).filter(inside)
  }
  const showMarkers = (all) => {
    const { activeElement } = document
    const had = part.markers.contains(activeElement) && activeElement.getAttribute('data-numbers')
    part.markers.textContent = ''
    all.forEach(({ x, y, of }) => {
      const numbers = of.map(({ number }) => number)
      const marker = makeButton(labelOf(numbers), 'map__marker', () => showTold(of))
      marker.setAttribute('aria-label', nameOf(of))
      marker.setAttribute('data-numbers', numbers.join(' '))
      marker.style.left = x + 'px'
      marker.style.top = y + 'px'
      part.markers.appendChild(marker)
      if (had === numbers.join(' ')) marker.focus({ preventScroll: true })
    })
  }
  const draw = () => {
    pending = 0
    const all = groups()
    picture(view, centre, tileUrl, all)
    showMarkers(all)
  }
  const mark = (number, on) =>
    Array.from(part.markers.children).forEach((marker) => {
      const own = marker.getAttribute('data-numbers').split(' ')
      if (own.indexOf(String(number)) >= 0) marker.classList.toggle('map__marker--on', on)
    })
  const refresh = () => {
    Array.from(results.querySelectorAll('[data-number]')).forEach((name) => name.removeAttribute('data-number'))
    found = readResults(results)
    centre = pointAt(results)
    const status = document.querySelector('[data-heading]')
    part.title.textContent = status ? tell('title') + ': ' + status.textContent : tell('title')
    part.list.textContent = ''
    showTold([])
    if (!found.length) part.told.appendChild(make('p', 'flush', tell('nothing')))
    found.forEach((result) => {
      const item = make('li', '')
      item.appendChild(entryLine(result, tell))
      ;['mouseenter', 'focusin'].forEach((name) => item.addEventListener(name, () => mark(result.number, true)))
      ;['mouseleave', 'focusout'].forEach((name) => item.addEventListener(name, () => mark(result.number, false)))
      part.list.appendChild(item)
    })
    go(whole())
  }

  onDrag(part.frame, () => view, go)
  part.frame.addEventListener('keydown', (event) => {
    const action = keys[event.key]
    if (!action || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    actions[action]()
  })
  offerStreets(part.streets, file.tiles, tell, (url) => {
    tileUrl = url
    go(view)
  })
  if (!file.tiles) part.streets.hidden = true
  refresh()
  part.title.focus()
  // Layers that were waiting to be scrolled to come at once: they are on the map.
  Array.from(results.querySelectorAll('[data-shown]')).forEach((layer) =>
    layer.dispatchEvent(new CustomEvent('infobank-fill'))
  )
  let wait = 0
  const observer = new MutationObserver(() => {
    clearTimeout(wait)
    wait = setTimeout(refresh, 60)
  })
  observer.observe(results, { childList: true, subtree: true })
  const resized = () => go(Object.assign({}, view, { width: part.frame.clientWidth, height: part.frame.clientHeight }))
  window.addEventListener('resize', resized)
  return () => {
    observer.disconnect()
    window.removeEventListener('resize', resized)
    Array.from(results.querySelectorAll('[data-number]')).forEach((name) => name.removeAttribute('data-number'))
    place.textContent = ''
    place.hidden = true
  }
}

function fetchStyle() {
  const own = document.querySelector('link[href$="css/style.css"]')
  return new Promise((resolve) => {
    if (!own) return resolve()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = own.href.replace(/style\.css$/, 'map.css')
    link.onload = link.onerror = resolve
    document.head.appendChild(link)
  })
}

/**
 * Makes the button open and close the map.
 *
 * @param {HTMLButtonElement} button
 * @param {string} url of the file that the map is drawn from
 * @param {Element} place
 * @param {Element} results
 * @returns {Promise<() => void>} opens it, or closes it
 */
export function startMap(button, url, place, results) {
  const read = fetch(url).then((response) => {
    if (response.ok) return response.json()
    throw new Error(url)
  })
  return Promise.all([read, fetchStyle()]).then(([file]) => {
    let shut = null
    const toggle = () => {
      if (shut) {
        shut()
        shut = null
        button.focus()
      } else shut = openMap(place, results, file, toggle)
      button.setAttribute('aria-expanded', String(!!shut))
    }
    return toggle
  })
}
