// On paper: a leaflet fits two sides, the booklet holds everything, results are printed
// though no one scrolled to them, and none of it has menus or buttons on it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults, open, sample } from './kit.mjs'

const { chromium, place } = await sample()

/** Sheets of a page as it prints. */
async function sheets(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length
}

/** Texts of what can be seen, with what paper hides left out. */
function visible(page, selector) {
  return page.$$eval(selector, (all) => all.filter((one) => one.getClientRects().length).map((one) => one.textContent.trim()))
}

test('each leaflet is two sides of A4, and none is blank', async () => {
  const { page, seen, context } = await open(chromium, { viewport: { width: 1280, height: 900 } })
  await page.goto(place.url + 'print/')
  const links = await page.$$eval('.papers li a:first-child', (all) => all.map((link) => link.href))
  assert.ok(links.length > 50, String(links.length))
  for (const link of links.filter((_, i) => i % 6 === 0)) {
    await page.goto(link)
    assert.equal(await sheets(page), 2, link)
    assert.ok((await page.$$('.items > li')).length >= 10, link)
  }
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('a leaflet has numbers, a code and a date, and large print without a script', async () => {
  const { page, context } = await open(chromium, { javaScriptEnabled: false })
  await page.goto(place.url + 'places/seacombe/')
  await page.click('text=Print a leaflet for Seacombe')
  assert.match(await page.textContent('h1'), /Help in Seacombe/)
  assert.ok(!(await page.isVisible('[data-print]')), 'the button needs a script')
  assert.match(await page.textContent('.leaflet'), /Made on 23 November 2026/)
  assert.ok(await page.isVisible('.leaflet .qr'))
  const size = () => page.$eval('.items', (list) => parseFloat(getComputedStyle(list).fontSize))
  await page.emulateMedia({ media: 'print' })
  const usual = await size()
  await page.emulateMedia({ media: 'screen' })
  await page.click('text=Large print')
  await page.emulateMedia({ media: 'print' })
  // 17 points, in CSS pixels.
  assert.ok((await size()) >= 22 && usual < 14, `${usual}`)
  assert.deepEqual(await visible(page, '.site-header, .site-footer, .crumbs, .paper__bar, button'), [])
  await context.close()
})

test('the button prints where scripts run', async () => {
  const { page, context } = await open(chromium)
  await page.addInitScript(() => (window.print = () => (window.printed = true)))
  await page.goto(place.url + 'print/seacombe/')
  await page.click('[data-print]')
  assert.equal(await page.evaluate(() => window.printed), true)
  await context.close()
})

test('the booklet holds every offer once, and its index leads to each', async () => {
  const { page, context } = await open(chromium, { viewport: { width: 1280, height: 900 } })
  await page.goto(place.url + 'print/booklet/')
  const codes = await page.$$eval('.code', (all) => all.map((code) => code.textContent))
  assert.ok(codes.length > 50 && new Set(codes).size === codes.length)
  const indexed = await page.$$eval('.names b', (all) => all.flatMap((code) => code.textContent.split(', ')))
  assert.deepEqual([...new Set(indexed)].sort(), [...codes].sort())
  const count = await sheets(page)
  assert.ok(count >= 8 && count <= 14, String(count))
  await context.close()
})

test('results that no one scrolled to are printed', async () => {
  const { page, seen, context } = await open(chromium)
  await page.goto(place.url + 'search/#pc=CH41+5AA')
  await page.waitForFunction(() => /result/.test(document.querySelector('[data-status]').textContent))
  const empty = () => page.$$eval('section[data-shown]', (all) => all.filter((one) => !one.querySelector('[data-field="name"]')).length)
  // What prints them comes after the first results, with the choices.
  await page.waitForSelector('[data-facets] input', { state: 'attached' })
  assert.ok((await empty()) > 0, 'some layers wait until they are scrolled to')
  const count = await sheets(page)
  assert.equal(await empty(), 0)
  assert.ok(count >= 3 && count <= 6, String(count))
  assert.match(await page.$eval('[data-rest]', (more) => more.getAttribute('data-rest')), /And \d+ more on the website/)
  await page.emulateMedia({ media: 'print' })
  assert.deepEqual(await visible(page, 'button, .finder, nav, .layer--others'), [])
  assert.deepEqual(seen.elsewhere, [])
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('an entry on paper spells its website out and has no menu', async () => {
  const { page, context } = await open(chromium, { colorScheme: 'dark' })
  await page.goto(place.url + 'offers/debt-advice/')
  await page.emulateMedia({ media: 'print' })
  const spelt = await page.$eval('.actions a[href^="https://peninsula"]', (link) => getComputedStyle(link, '::after').content)
  assert.match(spelt, /peninsula-money/)
  const ink = await page.$eval('main p', (text) => [getComputedStyle(text).color, getComputedStyle(document.body).backgroundColor])
  assert.deepEqual(ink, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
  assert.deepEqual(await visible(page, 'nav, form, button, .crumbs'), [])
  await context.close()
})

test('without JavaScript a postcode leads to its sector, and a topic there to an entry', async () => {
  const { page, seen, context } = await open(chromium, { javaScriptEnabled: false })
  await page.goto(place.url)
  await page.fill('[data-postcode]', 'CH44 6PP')
  await page.click('button[type=submit]')
  await page.click('main >> text="CH44"')
  await page.click('main >> text="CH44 6"')
  assert.equal((await page.textContent('h1')).trim(), 'CH44 6')
  await page.click('nav >> text="Food and essentials"')
  assert.match(page.url(), /places\/ch44-6\/#need-food$/)
  assert.ok(await page.isVisible('#need-food'))
  await page.click('section[aria-labelledby="need-food"] a >> nth=0')
  await page.waitForSelector('main .actions')
  assert.deepEqual(seen.queries, [], 'nothing typed is sent')
  await context.close()
})

for (const [width, colorScheme] of [[360, 'dark'], [1280, 'light']]) {
  test(`no accessibility fault on papers and by postcode at ${width} px, ${colorScheme}`, async () => {
    const { page, context } = await open(chromium, { viewport: { width, height: 800 }, colorScheme })
    for (const path of ['print/', 'print/seacombe/', 'print/ch44/#large', 'print/booklet/', 'places/ch44/', 'places/ch44-1/', 'places/']) {
      await page.goto('about:blank')
      assert.equal((await page.goto(place.url + path)).status(), 200, path)
      const faults = await axeFaults(page)
      assert.deepEqual(faults, [], path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      assert.ok(overflow <= 0, `${path} is ${overflow} px wider than the screen`)
    }
    await context.close()
  })
}
