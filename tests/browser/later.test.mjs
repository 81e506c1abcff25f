// What comes after the first results: nothing moves for it, nothing pressed before it is
// lost, and without it results stand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, sample } from './kit.mjs'

const { chromium, place } = await sample()

/** Opens a search of which later.js waits to be let go. */
async function held(hash, options) {
  const opened = await open(chromium, options)
  let release
  const free = new Promise((done) => (release = done))
  await opened.page.route('**/js/later.js', (route) => free.then(() => route.continue()))
  await opened.page.goto(place.url + 'search/#' + hash)
  return { ...opened, release }
}
const results = (page) => page.waitForSelector('[data-results] .card')
const choices = (page) => page.waitForSelector('[data-facets] input', { state: 'attached' })

for (const width of [360, 1280]) {
  test(`nothing that is read moves when the choices come, at ${width} px`, async () => {
    const { page, context, release, seen } = await held('pc=CH41+5AA&need=food', { viewport: { width, height: 800 } })
    await results(page)
    const spots = () =>
      page.$$eval('h1, [data-status], .finder__fields, [data-locate], [data-remember], .card, footer', (all) =>
        all.map((one) => [one.getBoundingClientRect().x, one.getBoundingClientRect().y].map(Math.round))
      )
    await page.waitForFunction(() => /result/.test(document.querySelector('[data-status]').textContent))
    await page.focus('.card a')
    const before = await spots()
    release()
    await choices(page)
    await page.waitForTimeout(200)
    const after = await spots()
    // The footer may go down below a column of choices that is longer than the results.
    assert.deepEqual(after.slice(0, -1), before.slice(0, -1))
    assert.ok(await page.evaluate(() => document.activeElement.matches('.card a')), 'the focus stays')
    assert.deepEqual(seen.errors, [])
    await context.close()
  })
}

test('the first results take one stylesheet and no script of their own', async () => {
  const { page, context } = await open(chromium)
  await page.route('**/js/*.js', (route) => route.abort())
  await page.goto(place.url + 'search/#pc=CH41+5AA&need=food')
  await results(page)
  await page.waitForTimeout(500)
  assert.match(await page.textContent('[data-status]'), /results near CH41 5AA/)
  assert.equal(await page.$('[data-results] [role="alert"]'), null)
  await context.close()
})

test('what is pressed before the form works is done when it does', async () => {
  const { page, context, release, seen } = await held('pc=CH41+5AA&need=food')
  await results(page)
  await page.fill('[data-need]', 'debt advice')
  await page.press('[data-need]', 'Enter')
  assert.ok(!page.url().includes('places'), 'the page stays')
  release()
  await page.waitForURL(/need=debt/)
  await page.waitForFunction(() => /debt/i.test(document.querySelector('h1').textContent))
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('a box ticked before the form works is ticked, and the postcode kept', async () => {
  const { page, context, release } = await held('pc=CH41+5AA&need=food')
  await results(page)
  await page.click('[data-remember] input')
  release()
  await choices(page)
  await page.waitForFunction(() => document.querySelector('[data-remember] input').checked)
  const kept = await page.evaluate(() => Object.values(localStorage))
  assert.deepEqual(kept, ['CH41 5AA'])
  await context.close()
})

test('a form that cannot be made to work says so, with a number to ring', async () => {
  const { page, context } = await open(chromium)
  await page.route('**/js/later.js', (route) => route.abort())
  await page.goto(place.url + 'search/#pc=CH41+5AA&need=food')
  await results(page)
  await page.click('button[type=submit]')
  const alert = page.locator('[data-notices] [role="alert"]')
  await alert.waitFor()
  assert.match(await alert.textContent(), /0151 496 0100/)
  await context.close()
})

test('suggestions come for a field that had the focus before', async () => {
  const { page, context, release } = await held('pc=CH41+5AA&need=food')
  await results(page)
  await page.focus('[data-need]')
  release()
  await page.waitForSelector('[data-need][role="combobox"]')
  await page.fill('[data-need]', 'deb')
  await page.waitForSelector('[role="option"]')
  await context.close()
})
