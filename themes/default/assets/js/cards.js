// Layers and cards as elements, cloned from the page's templates and filled. Must not
// know what was asked or how it was found.
import { failure } from './failure.js'
import { ANYWHERE, WAYS } from './layers.js'
import { sayState } from './opening.js'
import { openPage, say } from './page.js'

/** How many are shown first in the first layer and in the others; and more at a time. */
const FIRST = { few: [5, 3], many: [10, 5] }
const MORE = 10
/** Fills the layers that were not seen yet; paper cannot wait until they are. */
export const unfilled = []
/** How near a layer comes to what is seen before it is filled. */
const NEAR = '500px'

function clone(selector) {
  const template = document.querySelector('template' + selector)
  return template && document.importNode(template.content, true).firstElementChild
}

/** The element of a field within an element, or the element itself. */
function field(element, name) {
  return element.querySelector('[data-field="' + name + '"]')
}

function fillField(element, name, text) {
  const own = field(element, name)
  if (own && text) own.textContent = text
  else if (own) own.parentNode.removeChild(own)
}

/**
 * @typedef {Object} Part a layer to show
 * @property {string} name the end of the keys of its words: `1` to `5`, `beyond`, `all`
 * @property {{doc: Object, placed: Object}[]} results
 * @property {Object<string, string|number>} values of its words
 */

/**
 * Puts layers into a box in place of what is there. The first results are fetched at
 * once, ten or five of them; the layers after those when they come near what is seen,
 * since each that is shown may cost a request. Near results to no need in particular
 * lie far apart in the index: of those fewer are shown first.
 *
 * @param {Element} box
 * @param {Part[]} parts
 * @param {Object} table
 * @param {{current: () => boolean, few: boolean, clock: import('./soon.js').Clock}} search
 * @returns {Promise<void>} when the first results are there
 */
export function renderLayers(box, parts, table, search) {
  const { words } = openPage()
  const sizes = search.few ? FIRST.few : FIRST.many
  let first = sizes[0]
  const eager = []
  const later = []
  const elements = parts.map((part, i) => {
    const element = (part.name === '5' && clone('[data-layer="5"]')) || clone('[data-layer=""]')
    fillField(element, 'title', say(words, 'layer_' + part.name, part.values))
    const about = 'about_' + part.name + (part.values.miles < ANYWHERE ? '' : '_any')
    const key = words[about] ? about : 'about_' + part.name
    fillField(element, 'about', words[key] ? say(words, key, part.values) : '')
    element.setAttribute('data-shown', part.name)
    const icon = /[1-4]/.test(part.name) ? part.name : '5'
    Array.from(element.querySelectorAll('[data-icon]')).forEach((sign) => {
      if (sign.getAttribute('data-icon') !== icon) sign.parentNode.removeChild(sign)
    })
    const size = i ? sizes[1] : sizes[0]
    const fill = startLayer(element, part, size, table, search)
    if (element.tagName === 'DETAILS') {
      element.addEventListener('toggle', () => element.open && fill())
    } else if (first > 0) {
      first -= Math.min(size, part.results.length)
      eager.push(fill())
    } else later.push({ element, fill })
    return element
  })
  return Promise.all(eager).then(() => {
    if (!search.current()) return
    box.textContent = ''
    elements.forEach((element) => box.appendChild(element))
    later.forEach(({ element, fill }) => whenNear(element, fill))
    unfilled.splice(0, unfilled.length, ...later.map(({ fill }) => fill))
  })
}

/** Calls once, when an element comes near what is seen. */
function whenNear(element, call) {
  if (!window.IntersectionObserver) return call()
  element.addEventListener('infobank-fill', call, { once: true })
  const observer = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return
      observer.disconnect()
      call()
    },
    { rootMargin: NEAR }
  )
  observer.observe(element)
}

/**
 * A layer that fills itself with its first cards when it is asked to, and with more when
 * its button is pressed. Cards that do not come leave a message with a way to try again.
 *
 * @returns {() => Promise<void>} fills it, once
 */
function startLayer(element, part, size, table, search) {
  const { index, words } = openPage()
  const list = field(element, 'list')
  const more = element.querySelector('[data-more]')
  let shown = 0
  let pending = null
  let failed = null
  const label = () => {
    const left = part.results.length - shown
    if (!more) return
    more.parentNode.hidden = left <= 0
    more.parentNode.setAttribute('data-left', left)
    more.textContent = say(words, 'more', { n: Math.min(left, shown ? MORE : size) })
  }
  const drop = () => {
    if (failed) failed.parentNode.removeChild(failed)
    failed = null
  }
  const add = (count, moved) => {
    if (pending) return pending
    const results = part.results.slice(shown, shown + count)
    const done = () => (pending = null)
    pending = index.cards(results.map((result) => result.doc.id)).then(
      (cards) => {
        done()
        drop()
        const items = cards.map((card, i) => cardElement(card, results[i], table, search.clock))
        const stay = inSight(document.activeElement)
        items.forEach((item) => list.appendChild(item))
        shown += items.length
        label()
        if (stay) document.activeElement.scrollIntoView({ block: 'nearest' })
        const link = moved && items.length && field(items[0], 'name')
        if (link) link.focus()
      },
      (error) => {
        done()
        drop()
        if (!search.current()) return
        failed = failure(error, () => add(count, true))
        list.parentNode.insertBefore(failed, list.nextSibling)
        if (more) more.parentNode.hidden = true
      }
    )
    return pending
  }
  if (more) more.addEventListener('click', () => add(shown ? MORE : size, true))
  label()
  return () => (shown ? Promise.resolve() : add(size, false))
}

/** Whether an element is on the screen: what has the focus is not pushed off it by what comes. */
function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= window.innerHeight
}

const FIELDS = ['name', 'kind', 'summary', 'why', 'open', 'when', 'terms', 'ring', 'phone']

/** A result as it is shown. */
function cardElement(card, result, table, clock) {
  const { base, words } = openPage()
  const element = clone('[data-card]')
  const { doc } = result
  const name = field(element, 'name')
  name.href = base + card.url
  const call = element.querySelector('[data-call]')
  if (call && card.tel) call.href = 'tel:' + card.tel
  const texts = Object.assign({}, card, {
    open: opening(card, result.doc, clock),
    why: why(result, table, card),
    terms: [card.cost, card.who, card.how].filter(Boolean).join(' · '),
    ring: card.tel ? say(words, 'ring_name', { name: card.name }) : '',
  })
  FIELDS.forEach((key) => fillField(element, key, texts[key]))
  fillField(element, 'paused', card.paused ? say(words, 'paused') : '')
  // A part of which nothing is left goes whole, with its sign.
  Array.from(element.querySelectorAll('[data-part]')).forEach((part) => {
    if (!part.querySelector('[data-field]')) part.parentNode.removeChild(part)
  })
  // For the map: where it is, to within 11 m, or of a hidden address the sector's middle.
  if (doc.ways & WAYS.inPerson && doc.points.length) element.setAttribute('data-points', doc.points.join(' '))
  if (card.sensitive) element.setAttribute('data-sensitive', '')
  if (card.paused) element.setAttribute('data-paused', '')
  return element
}

/** Whether it is on, unless its times say just that. */
function opening(card, doc, { now, on }) {
  const tell = (key, values) => say(openPage().words, key, values)
  const said = sayState(on(doc), now, tell)
  return card.when.toLowerCase().indexOf(said.toLowerCase()) ? said : ''
}

/** Why it is among the results, how far or by what way, and where: "Covers CH44 · 0.4 miles". */
function why(result, table, card) {
  const { hint, words } = openPage()
  const doc = result.doc
  const placed = result.placed
  if (!placed) return card.place || ''
  const areas = doc.areas.map((id) => table.labels[id])
  const covers = (key, label) =>
    typeof label === 'number'
      ? say(words, 'why_within', { n: label })
      : say(words, key, { area: label })
  let reason
  if (placed.reason === 'covers') reason = covers('why_covers', table.labels[placed.area])
  else if (placed.reason === 'others') {
    const names = areas.filter((label) => typeof label === 'string').slice(0, 3)
    if (doc.whole) names.unshift(hint.area)
    reason = names.length ? covers('why_others', names.join(', ')) : covers('', areas[0])
  } else reason = say(words, 'why_' + placed.reason, { area: hint.area })
  const how = way(doc, placed)
  return [reason, how, doc.ways & WAYS.inPerson ? card.place : ''].filter(Boolean).join(' · ')
}

/** How far it is, or how it reaches people who need not go there. */
function way(doc, placed) {
  const { words } = openPage()
  if (doc.ways & WAYS.inPerson && placed.miles < ANYWHERE && placed.layer !== 4) {
    const tenths = Math.round(placed.miles * 10) / 10
    return tenths ? say(words, 'miles', { n: tenths }) : say(words, 'very_near')
  }
  if (doc.ways & WAYS.atHome) return say(words, 'way_at_home')
  if (doc.ways & WAYS.delivery) return say(words, 'way_delivery')
  const phone = doc.ways & WAYS.phone
  const online = doc.ways & WAYS.online
  if (phone && online) return say(words, 'way_phone_online')
  return phone ? say(words, 'way_phone') : online ? say(words, 'way_online') : ''
}
