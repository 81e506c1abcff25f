// The map: nothing of it until it is opened, all of it by keyboard, the same numbers on it
// and in its list, and no one else asked for anything unless a person agrees to that.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build, copySite, host, open, sample, still } from './kit.mjs'

const { chromium, place } = await sample()

async function results(page, hash = '#pc=CH41+5AA&need=food', url = place.url) {
  await page.goto(url + 'search/' + hash)
  await page.waitForSelector('[data-map]:not([hidden]) button')
}

async function openMap(page) {
  await page.focus('[data-map] button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.map__marker')
}

test('the map costs nothing until it is opened, and closes with the focus where it was', async () => {
  const { page, seen, context } = await open(chromium)
  const asked = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await results(page)
  const isMap = (path) => /map/.test(path)
  assert.deepEqual(asked.filter(isMap), [])
  await openMap(page)
  assert.deepEqual(asked.filter(isMap).length, 3, asked.filter(isMap).join())
  assert.equal(await page.evaluate(() => document.activeElement.id), 'map-title')
  await page.focus('.map__frame')
  await page.keyboard.press('Escape')
  assert.ok(await page.isHidden('[data-map-box]'))
  assert.equal(await page.getAttribute('[data-map] button', 'aria-expanded'), 'false')
  assert.ok(await page.evaluate(() => document.activeElement.closest('[data-map]') !== null))
  assert.equal(await page.$('[data-number]'), null)
  assert.deepEqual(seen.elsewhere, [])
  assert.deepEqual(seen.queries, [])
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('markers, list and results have the same numbers, and a marker says what it is', async () => {
  const { page, context } = await open(chromium, { viewport: { width: 1280, height: 900 } })
  await results(page, '#pc=CH41+5AA')
  await openMap(page)
  await still(page)
  await page.waitForTimeout(200)
  const cards = await page.$$eval('[data-results] [data-number] a', (all) => all.map((name) => name.textContent))
  const list = await page.$$eval('.map__list a:not(.tel)', (all) => all.map((name) => name.textContent))
  assert.deepEqual(list, cards)
  assert.ok(list.length > 8, 'layers that were not seen yet are on the map too')
  const onMap = await page.$$eval('.map__marker', (all) => all.flatMap((one) => one.getAttribute('data-numbers').split(' ').map(Number)))
  assert.deepEqual([...new Set(onMap)].sort((a, b) => a - b), list.map((_, i) => i + 1))
  const name = await page.getAttribute('.map__marker', 'aria-label')
  assert.ok(list.some((own) => name.includes(own)), name)
  await page.focus('.map__marker')
  await page.keyboard.press('Enter')
  const told = await page.textContent('.map__told')
  assert.ok(list.some((own) => told.includes(own)), told)
  await context.close()
})

test('keys and buttons move and zoom it', async () => {
  const { page, context } = await open(chromium)
  await results(page)
  await openMap(page)
  const at = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector('.map__land').getAttribute('transform'))))))
  let before = await at()
  await page.focus('.map__frame')
  for (const key of ['ArrowLeft', 'ArrowDown', '+', '-', '-', '0']) {
    await page.keyboard.press(key)
    const now = await at()
    assert.notEqual(now, before, key)
    before = now
  }
  for (const button of await page.$$('.map__tools button:not(:last-child)')) {
    await button.click()
    await at()
  }
  const box = await (await page.$('.map__frame')).boundingBox()
  before = await at()
  await page.mouse.move(box.x + 20, box.y + box.height - 30)
  await page.mouse.down()
  await page.mouse.move(box.x + 90, box.y + box.height - 90)
  await page.mouse.up()
  assert.notEqual(await at(), before, 'dragged')
  await context.close()
})

test('a narrowed search is a narrowed map', async () => {
  const { page, context } = await open(chromium)
  await results(page)
  await openMap(page)
  const before = await page.$$eval('.map__list li', (all) => all.length)
  await page.evaluate(() => (location.hash += '&kind=group'))
  await page.waitForFunction((n) => document.querySelectorAll('.map__list li').length < n, before)
  await context.close()
})

test('a map that does not come says so and takes nothing away', async () => {
  const { page, context } = await open(chromium)
  place.broken.add('js/map.js')
  await results(page)
  await page.click('[data-map] button')
  await page.waitForFunction(() => /could not be loaded/.test(document.querySelector('[data-map]').textContent))
  assert.ok((await page.$$('.card')).length > 2)
  place.broken.clear()
  await context.close()
})

test('outlines of the site are drawn, and streets only when a person agrees to them', async () => {
  const site = copySite()
  const settings = join(site, 'content/site.yaml')
  const tiles = 'map: {tiles: "https://tiles.example.org/{z}/{x}/{y}.png", attribution: © Example, consent: "Streets come from Example, who will see where you look."}\n'
  writeFileSync(settings, readFileSync(settings, 'utf8') + tiles)
  mkdirSync(join(site, 'content/files'), { recursive: true })
  const ring = [[-3.1, 53.3], [-2.9, 53.3], [-2.9, 53.5], [-3.1, 53.3]]
  writeFileSync(join(site, 'content/files/boundaries.geojson'), JSON.stringify({ type: 'Polygon', coordinates: [ring] }))
  const own = await host(build(site))
  const { page, seen, context } = await open(chromium)
  await page.route('https://tiles.example.org/**', (route) => route.fulfill({ status: 204, body: '' }))
  await results(page, '#pc=CH41+5AA&need=food', own.url)
  await openMap(page)
  assert.equal(await page.$$eval('.map__outline', (all) => all.length), 1)
  assert.match(await page.textContent('.map__streets'), /who will see where you look/)
  assert.deepEqual(seen.elsewhere, [])
  await page.focus('.map__streets button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.map__tiles img', { state: 'attached' })
  assert.ok(seen.elsewhere.length > 0 && seen.elsewhere.every((url) => /^https:\/\/tiles\.example\.org\/\d+\/\d+\/\d+\.png$/.test(url)), seen.elsewhere[0])
  assert.match(await page.textContent('.map__streets'), /© Example/)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => !document.querySelector('.map__tiles img'))
  own.close()
  await context.close()
})

test('what the map is drawn from is small', () => {
  const { folder } = place
  const page = readFileSync(join(folder, 'search/index.html'), 'utf8')
  const file = readFileSync(join(folder, /data-map="\/([^"]+)"/.exec(page)[1]))
  assert.ok(gzipSync(file, { level: 9 }).length < 15000)
})
