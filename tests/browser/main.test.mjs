// The main job: a postcode and a need lead to the right doors, with JavaScript and
// without, and nothing leaves the visitor's browser.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { browser, build, copySite, host, open } from './kit.mjs'

let chromium, site, place

before(async () => {
  chromium = await browser()
  site = copySite()
  const settings = join(site, 'content/site.yaml')
  const text = readFileSync(settings, 'utf8').replace(/base_url: .*/, 'base_url: https://example.org/wirral/')
  writeFileSync(settings, text)
  place = await host(build(site), '/wirral/')
})
after(async () => {
  await chromium.close()
  place.close()
})

/** The layers that are shown: number → names of entries. */
async function layers(page) {
  await page.waitForFunction(() => /result/.test(document.querySelector('[data-status]').textContent))
  // Layers fill as they come near what is seen.
  for (const layer of await page.$$('[data-shown]')) await layer.scrollIntoViewIfNeeded()
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll('section[data-shown]')).every((layer) => layer.querySelector('[data-field="name"]'))
  )
  return page.$$eval('[data-shown]', (all) =>
    Object.fromEntries(
      all.map((layer) => [
        layer.getAttribute('data-shown'),
        Array.from(layer.querySelectorAll('[data-field="name"]'), (name) => name.textContent),
      ])
    )
  )
}

function assertPrivate(seen) {
  assert.deepEqual(seen.elsewhere, [], 'no one else is asked for anything')
  assert.deepEqual(seen.queries, [], 'nothing typed is sent to the host')
  assert.deepEqual(seen.errors, [])
}

test('a postcode and a need on the home page lead to layers, the nearest first', async () => {
  const { page, seen, context } = await open(chromium)
  await page.goto(place.url)
  await page.fill('[data-postcode]', 'ch415aa')
  await page.fill('[data-need]', 'food bank')
  await page.press('[data-need]', 'Enter')
  await page.waitForURL(/search\/#/)
  const found = await layers(page)
  assert.ok(found[1].includes('Birkenhead food parcels'), JSON.stringify(found))
  assert.match(await page.textContent('h1'), /CH41 5AA/)
  assert.match(await page.textContent('[data-status]'), /results? near CH41 5AA/)
  await page.click('text=Birkenhead food parcels')
  await page.waitForSelector('h1:has-text("Birkenhead food parcels")')
  assert.ok(await page.isVisible('a[href^="tel:"]'))
  await page.goBack()
  await page.waitForSelector('[data-shown="1"]')
  assert.equal(await page.inputValue('[data-postcode]'), 'CH41 5AA')
  assertPrivate(seen)
  await context.close()
})

test('a postcode alone gives all five layers, each with the reason', async () => {
  const { page, seen, context } = await open(chromium)
  await page.goto(place.url + 'search/#pc=CH41+5AA')
  const found = await layers(page)
  assert.deepEqual(Object.keys(found).sort(), ['1', '2', '3', '4', '5'])
  assert.ok(found[1].includes('Hamilton Square errands') || found[1].length >= 5, JSON.stringify(found[1]))
  assert.match(await page.textContent('[data-shown="1"]'), /Covers|Anyone may come/)
  assert.match(await page.textContent('[data-shown="3"]'), /Anyone in Wirral/)
  assert.deepEqual(found[5], [], 'what is not for the postcode is folded')
  await page.click('[data-shown="5"] summary')
  await page.waitForSelector('[data-shown="5"] [data-field="name"]')
  assert.match(await page.textContent('[data-shown="5"]'), /Covers .* only|Covers/)
  assertPrivate(seen)
  await context.close()
})

test('a place name does as well as a postcode', async () => {
  const { page, context } = await open(chromium)
  await page.goto(place.url)
  await page.fill('[data-postcode]', 'new ferry')
  await page.press('[data-postcode]', 'Enter')
  await page.waitForURL(/search\/#/)
  await layers(page)
  assert.match(await page.textContent('h1'), /New Ferry/)
  await context.close()
})

test('what is not a postcode is said, with what may be meant, and takes the focus', async () => {
  const { page, context } = await open(chromium)
  await page.goto(place.url)
  await page.fill('[data-postcode]', 'CHH41 5AA9')
  await page.click('button[type=submit]')
  await page.waitForSelector('[data-error-summary]:not([hidden])')
  assert.equal(await page.evaluate(() => document.activeElement.hasAttribute('data-error-summary')), true)
  assert.equal(await page.getAttribute('[data-postcode]', 'aria-invalid'), 'true')
  await context.close()
})

test('a postcode newer than the data stands in its sector, and it is said', async () => {
  const { page, context } = await open(chromium)
  await page.goto(place.url + 'search/#pc=CH41+5ZZ')
  const found = await layers(page)
  assert.ok(found[1].length > 0)
  assert.match(await page.textContent('[data-notices]'), /CH41 5/)
  await context.close()
})

test('over the border there are near entries, and the way to the other directory', async () => {
  const { page, context } = await open(chromium)
  await page.goto(place.url + 'search/#pc=L3+1BP')
  await layers(page)
  assert.match(await page.textContent('[data-notices]'), /Liverpool/)
  assert.ok(await page.$('[data-notices] a[href^="https://"]'))
  await context.close()
})

test('a broken index gives a message, another try and a telephone, never a blank page', async () => {
  const { page, context } = await open(chromium)
  place.broken.add('index/table')
  await page.goto(place.url + 'search/#pc=CH41+5AA')
  await page.waitForSelector('[data-results] button')
  assert.ok(await page.isVisible('[data-results] a[href^="tel:"]'))
  place.broken.clear()
  await page.click('[data-results] button')
  assert.ok((await layers(page))[1].length > 0)
  await context.close()
})

test('without JavaScript a resident browses from the home page to an offer', async () => {
  const { page, seen, context } = await open(chromium, { javaScriptEnabled: false })
  await page.goto(place.url)
  await page.fill('[data-postcode]', 'CH41 5AA')
  await page.click('button[type=submit]')
  await page.waitForURL(/places\/\??$/)
  assert.ok(!page.url().includes('CH41'), 'the postcode is not in the address')
  await page.click('main >> text=Seacombe')
  await page.waitForSelector('h1:has-text("Seacombe")')
  const titles = await page.$$eval('.layer h2', (all) => all.map((title) => title.textContent.trim()))
  assert.ok(titles.length >= 3, titles.join())
  await page.click('.layer .card__name a >> nth=0')
  await page.waitForSelector('main .actions')
  await page.goto(place.url + 'search/')
  assert.ok(await page.isVisible('noscript, main a[href$="/places/"]'))
  assert.deepEqual(seen.elsewhere, [])
  await context.close()
})

test('an address that leads nowhere gives the form and a telephone', async () => {
  const { page, context } = await open(chromium)
  const answer = await page.goto(place.url + 'offers/gone/')
  assert.equal(answer.status(), 404)
  await page.fill('[data-postcode]', 'CH44 6PP')
  assert.ok(await page.isVisible('main a[href^="tel:"]'))
  await context.close()
})
