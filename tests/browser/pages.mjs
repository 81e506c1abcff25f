// Every kind of page that the sample's build writes, and the states that a page can be in,
// for tests that hold all of them to something. `does` brings an open page into its state.
import { readdirSync } from 'node:fs'
import { still } from './kit.mjs'

const settled = (page) => page.waitForFunction(() => !/Searching|Chwilio/.test(document.querySelector('[data-status]').textContent))
const found = (page) => page.waitForSelector('[data-results] [data-field="name"]')

/** Sends the form without a word in it, once its script is there. */
async function sendEmpty(page) {
  await page.waitForFunction(() => document.querySelector('[data-locate]:not([hidden])'))
  await page.click('[data-finder] [type=submit]')
  await page.waitForSelector('[data-error-summary]:not([hidden])')
}

async function openFacets(page) {
  await found(page)
  await page.$$eval('[data-facets], .layer--others', (all) => all.forEach((one) => (one.open = true)))
  await page.click('[data-facets] label >> nth=0')
  await settled(page)
}

async function openMap(page) {
  await found(page)
  await page.click('[data-map] button')
  await page.waitForSelector('.map__marker')
  // The layers that the map brings change the list, and with it the markers.
  await still(page)
  await page.waitForTimeout(300)
  await page.$eval('.map__marker', (marker) => marker.click())
  await page.waitForSelector('.map__told:not(:empty)')
}

/** Suggestions open, the first one chosen but not taken. */
async function suggest(page) {
  await page.focus('[data-need]')
  await page.keyboard.type('deb')
  await page.waitForSelector('.suggestions:not([hidden]) li')
  await page.keyboard.press('ArrowDown')
}

/** A list of the person's own, as it is when entries were saved on their pages. */
async function ownList(page) {
  const list = page.url()
  for (const id of ['offers/debt-advice', 'groups/portside-community']) {
    await page.goto(new URL('../' + id + '/', list).href)
    await still(page)
    await page.click('[data-part="actions"] [data-save]')
    await page.waitForSelector('[data-save][aria-pressed="true"]')
  }
  await page.goto(list)
  await page.waitForSelector('[data-items] dd')
  await page.click('[data-copy]')
}

async function desk(page) {
  await found(page)
  await page.click('.row__name >> nth=0')
  await page.waitForSelector('[data-chosen] dd')
  await page.$eval('[data-keys]', (keys) => (keys.open = true))
}

/** As its worker shows a copy. */
const keptLines = (page) => page.$$eval('[data-kept]', (all) => all.forEach((line) => (line.hidden = false)))

/** Shift was pressed once of three times. */
async function beganToLeave(page) {
  await page.keyboard.press('Shift')
  await page.waitForSelector('[data-exit-keys]:not([hidden])')
}

/** Alerts and what else is folded. */
const unfold = (page) => page.$$eval('details', (all) => all.forEach((one) => (one.open = true)))

/** @type {{path: string, does?: (page: Object) => Promise<void>}[]} */
export const PAGES = [
  { path: '', does: unfold },
  { path: '', does: sendEmpty },
  { path: '', does: suggest },
  { path: 'search/' },
  { path: 'search/#pc=CH41+5AA', does: openFacets },
  { path: 'search/#pc=CH41+5AA&need=food', does: found },
  { path: 'search/#pc=L3+1BP', does: settled },
  { path: 'search/#pc=nowhere', does: settled },
  { path: 'search/#pc=CH44+6QP', does: openMap },
  { path: 'needs/' },
  { path: 'needs/food/' },
  { path: 'needs/food-banks/' },
  { path: 'places/' },
  { path: 'places/seacombe/' },
  { path: 'places/ch44/' },
  { path: 'places/ch44-6/' },
  { path: 'a-z/' },
  { path: 'a-z/s/' },
  { path: 'volunteering/' },
  { path: 'about/' },
  { path: 'urgent-help/' },
  { path: 'offline/', does: keptLines },
  { path: 'your-device/' },
  { path: 'whats-on/' },
  { path: 'whats-on/monday/' },
  { path: 'whats-on/places/birkenhead/' },
  { path: 'offers/debt-advice/' },
  { path: 'offers/warm-spaces/' },
  { path: 'offers/ebbtide-refuge/', does: beganToLeave },
  { path: 'groups/portside-community/' },
  { path: 'groups/heswall-companions/' },
  { path: 'venues/hamilton-house/' },
  { path: 'venues/kingfisher-house/' },
  { path: 'venues/new-ferry-reading-room/' },
  { path: 'print/' },
  { path: 'print/seacombe/' },
  { path: 'print/seacombe/#large' },
  { path: 'print/ch44/' },
  { path: 'print/booklet/' },
  { path: 'list/' },
  { path: 'list/', does: ownList },
  { path: 'list/#ids=offers/debt-advice,groups/portside-community,offers/gone', does: (page) => page.waitForSelector('[data-items] dd') },
  { path: 'desk/' },
  { path: 'desk/#pc=CH41+5AA&need=food', does: desk },
  { path: '404.html' },
]

/** What a state is called in a failure. */
export const called = ({ path, does }) => (path || 'home') + (does ? ` (${does.name || 'filled'})` : '')

/** Opens a page of a hosted site in its state. */
export async function reach(page, url, { path, does }) {
  await page.goto('about:blank')
  const answer = await page.goto(url + path)
  await still(page)
  await does?.(page)
  await still(page)
  return answer
}

/** The kind of a page by its file: pages of one kind come from one template. */
export function kindOf(file) {
  const path = file.replace(/^cy\//, '').replace(/index\.html$/, '')
  if (/^(places|print)\/[a-z]{1,2}\d\w?\/$/.test(path)) return path.replace(/\/.*/, '/outward')
  if (/^places\/[a-z]{1,2}\d\w?-\d\/$/.test(path)) return 'places/sector'
  if (path === 'print/booklet/') return path
  const many = /^(whats-on\/places|a-z|groups|needs|offers|places|print|venues|whats-on)\/[^/]+\/$/
  return path.replace(many, '$1/one')
}

/** The kinds of a built site's pages; pages of text, which are one kind, by the one of them. */
export function kindsOf(folder, texts) {
  const files = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll('\\', '/'))
  const kinds = files.filter((file) => file.endsWith('.html')).map(kindOf)
  return new Set(kinds.map((kind) => (texts.includes(kind) ? 'about/' : kind)))
}
