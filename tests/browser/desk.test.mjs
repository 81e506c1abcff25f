// The helper's desk by keyboard alone, from a postcode to what is read out, copied and put
// on a list; and every key given back to who turns them off.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { browser, build, copySite, host, open } from './kit.mjs'

let chromium, place

before(async () => {
  chromium = await browser()
  place = await host(build(copySite()))
})
after(async () => {
  await chromium.close()
  place.close()
})

const chosen = (page) => page.textContent('[data-chosen] .desk__name')
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim())
const said = (page) => page.textContent('[data-said]')

async function search(page) {
  await page.goto(place.url + 'desk/')
  await page.waitForFunction(() => /postcode/.test(document.querySelector('[data-status]').textContent))
  await page.focus('h1')
  await page.keyboard.press('/')
  await page.keyboard.type('CH41 5AA')
  await page.keyboard.press('Tab')
  await page.keyboard.type('food')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.row__name[aria-current]')
  await page.waitForSelector('[data-chosen] dd')
}

test('a postcode and a need lead to a list, and its first result stands beside it', async () => {
  const { page, seen, context } = await open(chromium, { viewport: { width: 1280, height: 800 } })
  await search(page)
  assert.match(page.url(), /\/desk\/#pc=CH41\+5AA&need=food/)
  const names = await page.$$eval('.row__name', (all) => all.map((name) => name.textContent))
  assert.ok(names.length > 3)
  assert.equal(await focused(page), names[0], 'who searched can go on with the arrow keys')
  assert.equal(await chosen(page), names[0])
  assert.match(await page.textContent('[data-chosen]'), /0151 496 0205[^]*Who for[^]*People in Birkenhead[^]*Hamilton House/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('j')
  assert.equal(await focused(page), names[2])
  await page.keyboard.press('k')
  assert.equal(await chosen(page), names[1])
  assert.equal(await page.$$eval('.row__name[tabindex="0"]', (all) => all.length), 1, 'one stop for Tab')
  // Layers fill as they come near what is seen.
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowDown')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('End')
  const last = await focused(page)
  await page.keyboard.press('ArrowDown')
  assert.equal(await focused(page), last, 'it stops at the end')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  assert.ok(await page.evaluate(() => document.activeElement.hasAttribute('data-chosen')))
  assert.match(page.url(), /\/desk\//, 'the page stays')
  await page.keyboard.press('Escape')
  assert.equal(await focused(page), names[0])
  assert.deepEqual(seen.elsewhere, [])
  assert.deepEqual(seen.queries, [])
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('what is chosen is copied as text and put on the list', async () => {
  const { page, context } = await open(chromium, {
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await search(page)
  await page.keyboard.press('c')
  await page.waitForFunction(() => /copied/.test(document.querySelector('[data-said]').textContent))
  const text = await page.evaluate(() => navigator.clipboard.readText())
  assert.match(text, /^Birkenhead food parcels\nRing 0151 496 0205\n/)
  assert.match(text, /When: Monday[^]*http.*\/offers\/birkenhead-food-parcels\/\n$/)
  await page.keyboard.press('l')
  assert.match(await said(page), /on your list/)
  assert.equal(await page.getAttribute('[data-save]', 'aria-pressed'), 'true')
  assert.match(await page.textContent('[data-list]'), /1/)
  await page.keyboard.press('l')
  assert.match(await said(page), /off your list/)
  assert.ok(await page.isHidden('[data-list]'))
  await context.close()
})

test('single keys write in fields, and can be turned off for good', async () => {
  const { page, context } = await open(chromium, { viewport: { width: 1280, height: 800 } })
  await search(page)
  await page.focus('[data-need]')
  await page.keyboard.press('End')
  await page.keyboard.type(' jk?/cl')
  assert.match(await page.inputValue('[data-need]'), / jk\?\/cl$/)
  assert.ok(await page.isHidden('[data-list]'), 'nothing was saved by writing')
  await page.focus('.row__name[tabindex="0"]')
  await page.keyboard.press('?')
  assert.ok(await page.isVisible('[data-single]'))
  await page.focus('[data-single]')
  await page.keyboard.press('Space')
  await page.reload()
  await page.waitForSelector('.row__name[aria-current]')
  const first = await chosen(page)
  await page.focus('.row__name[tabindex="0"]')
  for (const key of ['j', 'l', 'c', '?']) await page.keyboard.press(key)
  assert.equal(await chosen(page), first)
  assert.ok(await page.isHidden('[data-list]'))
  await page.keyboard.press('ArrowDown')
  assert.notEqual(await chosen(page), first, 'arrows stay')
  await context.close()
})

test('what is sensitive is copied but put on no list', async () => {
  const { page, context } = await open(chromium, { viewport: { width: 1280, height: 800 } })
  await page.goto(place.url + 'desk/#pc=CH41+5AA&need=ebbtide')
  await page.waitForSelector('[data-sensitive] .row__name')
  await page.focus('[data-sensitive] .row__name')
  await page.keyboard.press('l')
  assert.match(await said(page), /no list/)
  assert.ok(await page.isHidden('[data-list]'))
  await context.close()
})

test('on a phone a result opens below, and leads back', async () => {
  const { page, context } = await open(chromium)
  await search(page)
  await page.click('.row >> nth=1')
  assert.ok(await page.evaluate(() => document.activeElement.hasAttribute('data-chosen')))
  await page.click('[data-back]')
  assert.ok(await page.evaluate(() => document.activeElement.className === 'row__name'))
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360)
  await context.close()
})

test('without JavaScript the desk says where else to look', async () => {
  const { page, context } = await open(chromium, { javaScriptEnabled: false })
  await page.goto(place.url + 'desk/')
  assert.ok(await page.isVisible('main a[href$="/needs/"]'))
  assert.match(await page.getAttribute('meta[name="robots"]', 'content'), /noindex/)
  assert.ok(await page.isVisible('footer a[href$="/desk/"]'))
  await context.close()
})
