// The search page: reads what is asked from the address after the `#`, finds, and shows
// the five layers. Must not know how the index is stored or how layers are decided.
//
// What the page gives, beside the form (see finder.js; both scripts are on the page):
//   <h1 data-heading tabindex="-1">    filled in (optional)
//   <p data-status role="status">      "12 results near CH41 5AA"; failures
//   <div data-notices>                 a postcode not known, over the border, …
//   <div data-results>                 layers are put here
//   <template data-layer>              one element with [data-field=title], optionally
//       [data-field=about], [data-field=list] (a list; a card is put in as it is, so
//       the card's template is an <li>), and a <button type="button" data-more>
//   <template data-layer="5">          the same as a closed <details> with the title in
//       its <summary>; optional, its cards are fetched when it opens
//   <template data-card>               one element with any of [data-field=…]: name (an
//       <a>), phone (an <a>), kind, summary, why, when, cost, who, how, place, paused;
//       an element whose field is empty is removed. A card that is sensitive gets the
//       attribute data-sensitive, one closed for now data-paused.
// The address: #pc=CH41+5AA&need=food, with q= for words and miles= for the distance.
import {
  appendText,
  helplineLinks,
  inlineJson,
  say,
  searchAddress,
  showProblems,
  understand,
} from './finder.js'
import { openIndex, whereabouts } from './index.js'
import { WAYS, place, rank } from './layers.js'
import { readPostcode } from './postcode.js'
import { matcher, named, within } from './text.js'

const FIRST = { 1: 10 }
const USUAL = 5
/** Miles that hold the whole country, for what is nearest beyond the chosen distance. */
const ANYWHERE = 900
const FURTHER = [1, 3, 5, 10, 20]

const $ = (name) => document.querySelector('[data-' + name + ']')
const form = $('finder')
const base = form.getAttribute('data-base') || '/'
const hint = inlineJson('finder-index')
const words = inlineJson('finder-words')
const needs = hint.needs || []
const index = openIndex(hint, base)
const title = document.title
/** Counts searches, so that a slow one does not overwrite a later one. */
let turn = 0

/** What is asked, from the address. */
function readState() {
  const query = new URLSearchParams(location.hash.slice(1))
  const get = (key) => (query.get(key) || '').trim()
  const miles = parseFloat(get('miles'))
  const typed = get('need') || get('q')
  const need = named(typed, needs)
  return {
    pc: get('pc'),
    typed,
    need: need < 0 ? null : need,
    miles: miles > 0 && miles <= 100 ? miles : hint.radius,
    ownMiles: get('miles'),
  }
}

/** The address of the same search with something changed. */
function address(state, change) {
  const own = {
    pc: state.pc,
    need: state.need === null ? state.typed : needs[state.need].slug,
    miles: state.ownMiles,
  }
  return searchAddress(base, Object.assign(own, change))
}

/** Shows in the form what was asked. */
function fillForm(state) {
  const set = (name, value) => {
    const field = form.querySelector('[data-' + name + ']')
    if (field && value && document.activeElement !== field) field.value = value
  }
  set('postcode', state.pc)
  const select = form.querySelector('select[data-need]')
  const need = state.need === null ? state.typed : needs[state.need]
  set('need', state.need === null ? need : select ? need.slug : need.name)
  set('miles', String(state.miles))
}

/** Where the person is: from a postcode or a place; `problem` when neither. */
function locate(state) {
  const read = readPostcode(state.pc)
  if (read.kind !== 'none') {
    return index.shard(read.value.split(' ')[0]).then((shard) => ({
      typed: read.value,
      at: shard && whereabouts(shard, read, hint.outward),
    }))
  }
  return understand(index, hint, state.pc).then((found) => {
    if (!found.pc) return { problem: found.problem ? found : { problem: 'not_a_place', value: state.pc } }
    return index.names().then((names) => {
      const one = names.places[named(found.pc, names.places)]
      const at = {
        point: [one.at[0] / 1e4, one.at[1] / 1e4],
        areas: one.areas,
        inside: one.inside,
        precision: 'place',
        fallback: false,
        name: one.name,
      }
      return { typed: one.name, at }
    })
  })
}

/** How well each entry answers what is asked: a function to a score, 0 for not. */
function scorer(state, table) {
  if (!state.typed) return Promise.resolve(() => 1)
  if (state.need !== null) {
    const wanted = within(state.need, needs)
    return Promise.resolve((doc) => (doc.needs.some((need) => wanted.has(need)) ? 1 : 0))
  }
  return index.words().then((lines) => {
    const score = matcher(state.typed, needs, (words.idle || '').split(' '))
    const all = table.docs.map((doc) => score(doc.needs, lines[doc.id]))
    const best = all.reduce((a, b) => Math.max(a, b), 0)
    // When some have all the words, those with a few of them only stand in the way.
    return (doc) => (best >= 1 && all[doc.id] < 1 ? 0 : all[doc.id])
  })
}

/** Entries in layers: `{1: [...], …}`, each in order. */
function sort(docs, score, at, miles) {
  const layers = { 1: [], 2: [], 3: [], 4: [], 5: [] }
  const results = []
  docs.forEach((doc) => {
    const own = score(doc)
    const placed = own > 0 && place(doc, at, miles)
    if (placed) results.push({ doc, placed, score: own })
  })
  results.sort(rank).forEach((result) => layers[result.placed.layer].push(result))
  return layers
}

/** Finds and shows. `moved` when the person asked on this page. */
function run(moved) {
  const mine = ++turn
  const state = readState()
  const current = () => mine === turn
  fillForm(state)
  $('notices').textContent = ''
  showProblems(form, [])
  if (!state.pc && !state.typed) {
    $('results').textContent = ''
    return status(say(words, 'start'))
  }
  status(say(words, 'searching'))
  index.table().catch(() => {}) // starts beside the postcode's file; failures are met below
  const where = state.pc ? locate(state) : Promise.resolve({})
  Promise.all([where, index.table()])
    .then(([found, table]) =>
      scorer(state, table).then((score) => current() && show(state, found, table, score, current))
    )
    .then(() => current() && moved && $('heading') && !isShown('error-summary') && $('heading').focus())
    .catch((error) => current() && fail(error))
}

function isShown(name) {
  return $(name) && !$(name).hidden
}

/** Shows what was found; resolves when the first cards are there. */
function show(state, found, table, score, current) {
  const what = state.need === null ? state.typed : needs[state.need].name
  const forNeed = what ? say(words, 'for_need', { need: what }) : ''
  let best = score
  if (state.typed && !table.docs.some((doc) => score(doc) > 0)) {
    notice(say(words, 'no_words', { what }))
    best = () => 1
  }
  if (found.problem) {
    const { problem, value, suggestion } = found.problem
    const links = suggestion
      ? [{ href: address(state, { pc: suggestion }), text: say(words, 'did_you_mean', { value: suggestion }) }]
      : []
    complain(say(words, problem, { value, area: hint.area }), links)
  }
  if (!found.at) return showAnywhere(state, found, table, best, current, what)

  const at = found.at
  const miles = state.miles
  setHeading(say(words, what ? 'heading_need' : 'heading', { need: what, place: found.typed }))
  tellWhere(found)
  const layers = sort(table.docs, best, at, miles)
  const count = [1, 2, 3, 4].reduce((sum, layer) => sum + layers[layer].length, 0)
  const values = { area: hint.area, miles, n: 0 }
  const parts = [1, 2, 3, 4, 5]
    .filter((layer) => layers[layer].length)
    .map((layer) => ({
      name: String(layer),
      results: layers[layer],
      values: Object.assign({}, values, { n: layers[layer].length }),
    }))
  if (!count) {
    const near = sort(table.docs, best, at, ANYWHERE)
    const beyond = near[1].concat(near[2])
    nothing(state, found, forNeed, beyond)
    if (beyond.length) parts.unshift({ name: 'beyond', results: beyond, values })
  }
  return render(parts, table, current).then(() => {
    if (current()) status(say(words, 'found', { n: count, place: found.typed }))
  })
}

/** Without a place: by name, so that a need alone or a far postcode is no dead end. */
function showAnywhere(state, found, table, score, current, what) {
  setHeading(
    what ? say(words, 'heading_anywhere', { need: what, area: hint.area }) : title
  )
  if (found.typed) {
    const known = tellNeighbour(found.typed)
    if (!known) complain(say(words, 'not_found', { value: found.typed }), helplineLinks(hint, words))
  } else if (!found.problem) {
    notice(say(words, 'ask_postcode'))
  }
  return index.words().then((lines) => {
    const name = (result) => lines[result.doc.id].split('|')[0]
    // Someone who is elsewhere is helped by what helps from anywhere.
    const elsewhere = { point: [0, 0], areas: [], inside: false }
    const results = table.docs
      .map((doc) => ({ doc, score: score(doc), placed: place(doc, elsewhere, 0) }))
      .filter((one) => one.score > 0 && (!state.pc || one.placed))
      .sort((a, b) => b.score - a.score || (name(a) < name(b) ? -1 : 1))
    const part = { name: state.pc ? '4' : 'all', results, values: { area: hint.area } }
    return render(results.length ? [part] : [], table, current).then(() => {
      if (current()) status(say(words, 'found_anywhere', { n: results.length }))
    })
  })
}

/** Notices on how the place was understood. */
function tellWhere(found) {
  const at = found.at
  if (at.fallback) notice(say(words, 'fallback', { typed: found.typed, name: at.name }))
  else if (at.precision === 'sector' || at.precision === 'outward') {
    notice(say(words, 'whole_postcode', { name: at.name }))
  }
  if (!at.inside && !tellNeighbour(found.typed)) {
    notice(say(words, 'outside', { typed: found.typed, area: hint.area }))
  }
}

/** Where the directory of a place over the border is; false when none is known. */
function tellNeighbour(typed) {
  const code = typed.split(' ')[0]
  const near = (hint.neighbours || []).filter((one) => one.outward.indexOf(code) >= 0)
  if (!near.length || hint.outward.indexOf(code) >= 0) return false
  const links = near.map((one) => ({
    href: one.url,
    text: say(words, 'neighbour', { name: one.name }),
  }))
  notice(say(words, 'outside', { typed, area: hint.area }), links)
  return true
}

/** Nothing found: says so, and what to do next. */
function nothing(state, found, what, beyond) {
  const links = []
  const parent = state.need !== null && needs[state.need].parent
  if (typeof parent === 'number') {
    const need = needs[parent]
    links.push({
      href: address(state, { need: need.slug }),
      text: say(words, 'wider', { need: need.name }),
    })
  }
  const nearest = beyond.length && beyond[0].placed.miles
  const further = FURTHER.find((miles) => miles > state.miles && miles >= nearest)
  if (nearest && further) {
    links.push({
      href: address(state, { miles: String(further) }),
      text: say(words, 'further', { miles: further }),
    })
  }
  const values = { what, place: found.typed, miles: state.miles, n: state.miles }
  const text = say(words, 'nothing_near', values).replace(/ {2,}/g, ' ')
  complain(text, links.concat(helplineLinks(hint, words)))
}

/** A problem in the form's summary; only a postcode that is wrong marks its field. */
function complain(text, links) {
  showProblems(form, [{ text, links }])
}

/** A failure: what to do, whom to ring; what was typed stays. */
function fail(error) {
  const stale = !!error.stale
  const box = status(say(words, stale ? 'stale' : 'failed'))
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = say(words, stale ? 'reload' : 'retry')
  button.addEventListener('click', () => (stale ? location.reload() : run(true)))
  box.appendChild(document.createTextNode(' '))
  box.appendChild(button)
  appendText(box, '', helplineLinks(hint, words))
}

function status(text) {
  const box = $('status')
  box.textContent = text
  return box
}

function notice(text, links) {
  const line = document.createElement('p')
  appendText(line, text, links)
  $('notices').appendChild(line)
}

function setHeading(text) {
  if ($('heading')) $('heading').textContent = text
  if (text !== title) document.title = text + ' – ' + title
}

function clone(selector) {
  const template = document.querySelector('template' + selector)
  return template && document.importNode(template.content, true).firstElementChild
}

/** The element of a field within an element, or the element itself. */
function field(element, name) {
  return element.querySelector('[data-field="' + name + '"]')
}

function fill(element, name, text) {
  const own = field(element, name)
  if (own && text) own.textContent = text
  else if (own) own.parentNode.removeChild(own)
}

/** Puts layers on the page; resolves when the first cards of the open ones are there. */
function render(parts, table, current) {
  const box = document.createDocumentFragment()
  const waits = parts.map((part) => {
    const own = part.name === '5' && clone('[data-layer="5"]')
    const element = own || clone('[data-layer=""]')
    fill(element, 'title', say(words, 'layer_' + part.name, part.values))
    const about = 'about_' + part.name
    fill(element, 'about', words[about] ? say(words, about, part.values) : '')
    element.setAttribute('data-shown', part.name)
    box.appendChild(element)
    return startLayer(element, part, table, current)
  })
  return Promise.all(waits).then(() => {
    if (!current()) return
    $('results').textContent = ''
    $('results').appendChild(box)
  })
}

/** Fills a layer with its first cards, and more as they are asked for. */
function startLayer(element, part, table, current) {
  const list = field(element, 'list')
  const more = element.querySelector('[data-more]')
  const step = FIRST[part.name] || USUAL
  let shown = 0
  const label = () => {
    const left = part.results.length - shown
    if (!more) return
    more.hidden = left <= 0
    more.textContent = say(words, 'more', { n: Math.min(left, 10) })
  }
  const add = (count) => {
    const results = part.results.slice(shown, shown + count)
    return index.cards(results.map((result) => result.doc.id)).then((cards) => {
      if (!current()) return null
      const items = cards.map((card, i) => cardElement(card, results[i], table))
      items.forEach((item) => list.appendChild(item))
      shown += items.length
      label()
      return items[0]
    })
  }
  if (more) {
    more.addEventListener('click', () => {
      add(10).then((first) => {
        const link = first && field(first, 'name')
        if (link) link.focus()
      }, fail)
    })
  }
  label()
  if (element.tagName !== 'DETAILS') return add(step)
  element.addEventListener('toggle', () => {
    if (element.open && !shown) add(step).catch(fail)
  })
  return Promise.resolve()
}

/** A result as it is shown. */
function cardElement(card, result, table) {
  const element = clone('[data-card]')
  const name = field(element, 'name')
  name.href = base + card.url
  const phone = field(element, 'phone')
  if (phone && card.tel) phone.href = 'tel:' + card.tel
  ;['name', 'kind', 'summary', 'when', 'cost', 'who', 'how', 'phone', 'place'].forEach((key) =>
    fill(element, key, card[key])
  )
  fill(element, 'why', why(result, table))
  fill(element, 'paused', card.paused ? say(words, 'paused') : '')
  if (card.sensitive) element.setAttribute('data-sensitive', '')
  if (card.paused) element.setAttribute('data-paused', '')
  return element
}

/** Why it is among the results, and how far or by what way: "Covers CH44 · 0.4 miles". */
function why(result, table) {
  const doc = result.doc
  const placed = result.placed
  if (!placed) return ''
  const areas = doc.areas.map((id) => table.labels[id])
  const covers = (key, label) =>
    typeof label === 'number' ? say(words, 'why_within', { n: label }) : say(words, key, { area: label })
  let reason
  if (placed.reason === 'covers') reason = covers('why_covers', table.labels[placed.area])
  else if (placed.reason === 'others') {
    const names = areas.filter((label) => typeof label === 'string').slice(0, 3)
    if (doc.whole) names.unshift(hint.area)
    reason = names.length ? covers('why_others', names.join(', ')) : covers('', areas[0])
  } else reason = say(words, 'why_' + placed.reason, { area: hint.area })
  const how = way(doc, placed)
  return how ? reason + ' · ' + how : reason
}

/** How far it is, or how it reaches people who need not go there. */
function way(doc, placed) {
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

window.addEventListener('hashchange', () => run(true))
run(false)
