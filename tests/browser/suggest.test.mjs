// Suggestions while typing, the remembered postcode, the location: keyboard and all.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { browser, host, open, sampleBuilt } from './kit.mjs'

let chrome
let site

before(async () => {
  site = await host(sampleBuilt())
  chrome = await browser()
})
after(async () => {
  await chrome.close()
  site.close()
})

async function home(options) {
  const opened = await open(chrome, options)
  await opened.page.goto(site.url)
  return opened
}

const options = (page) => page.$$eval('[role="option"]', (all) => all.map((one) => one.textContent))
const settled = (page) =>
  page.waitForFunction(() => /^\d+ /.test((document.querySelector('[data-status]') || {}).textContent))

test('nothing is fetched for suggestions before a field has the focus', async () => {
  const { page, context } = await home()
  await page.waitForTimeout(300)
  assert.equal(site.asked.filter((url) => url.includes('/index/')).length, 0)
  await context.close()
})

test('needs come first, then entries; arrows choose, Escape closes, Enter submits', async () => {
  const { page, seen, context } = await home()
  const need = page.locator('#need')
  await need.focus()
  await page.keyboard.type('hous')
  await page.waitForSelector('[role="option"]')
  const texts = await options(page)
  assert.match(texts[0], /^Housing and homelessness Topic$/)
  assert.ok(texts.some((text) => / Offer$/.test(text)))
  assert.equal(await need.getAttribute('aria-expanded'), 'true')
  assert.equal(await need.getAttribute('aria-activedescendant'), null)
  assert.equal(await page.locator('#' + (await need.getAttribute('aria-controls'))).getAttribute('role'), 'listbox')
  for (const height of await page.$$eval('[role="option"]', (all) => all.map((one) => one.offsetHeight))) {
    assert.ok(height >= 44, `${height} px`)
  }
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const id = await need.getAttribute('aria-activedescendant')
  assert.equal(await page.getAttribute('#' + id, 'aria-selected'), 'true')
  assert.equal(await page.textContent('#' + id), texts[1])
  await page.keyboard.press('Enter')
  assert.equal((await need.inputValue()) + ' Topic', texts[1])
  assert.equal(await need.getAttribute('aria-expanded'), 'false')
  assert.equal(page.url(), site.url, 'a chosen need only fills the field')

  await need.fill('hous')
  await page.waitForSelector('[role="option"]')
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('[role="option"]').count(), 0)
  assert.equal(await need.inputValue(), 'hous', 'what is typed stays')
  await page.fill('#postcode', 'CH41 5AA')
  await need.fill('hou')
  await page.waitForSelector('[role="option"]')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#pc=CH41\+5AA&need=hou$/)
  assert.deepEqual([seen.elsewhere, seen.queries, seen.errors], [[], [], []])
  await context.close()
})

test('an entry that is chosen opens its page, by mouse or finger too', async () => {
  const { page, context } = await home({ hasTouch: true })
  await page.focus('#need')
  await page.keyboard.type('the talking')
  await page.locator('[role="option"]', { hasText: 'Offer' }).first().tap()
  await page.waitForURL(/\/offers\/talking-rooms\/$/)
  await context.close()
})

test('a sensitive entry is not suggested', async () => {
  const { page, context } = await home()
  await page.focus('#need')
  await page.keyboard.type('ebbtide')
  await page.waitForTimeout(400)
  assert.deepEqual((await options(page)).filter((text) => /refuge/i.test(text)), [])
  await context.close()
})

test('places are suggested by any of their names, postcodes are not', async () => {
  const { page, context } = await home()
  await page.focus('#postcode')
  await page.keyboard.type('dacre')
  await page.waitForSelector('[role="option"]')
  assert.deepEqual(await options(page), ['Rock Ferry Place'])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  assert.equal(await page.inputValue('#postcode'), 'Rock Ferry')
  await page.fill('#postcode', 'CH4')
  await page.waitForTimeout(200)
  assert.deepEqual(await options(page), [])
  await context.close()
})

test('the form works when the files of names fail', async () => {
  const { page, seen, context } = await home()
  await page.route('**/index/names-*', (route) => route.abort())
  await page.route('**/index/titles-*', (route) => route.abort())
  await page.focus('#need')
  await page.keyboard.type('debt')
  await page.fill('#postcode', 'CH41 5AA')
  await page.keyboard.press('Enter')
  await settled(page)
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('a postcode is remembered only when asked, filled in later, and forgotten', async () => {
  const { page, context } = await home()
  const kept = () => page.evaluate(() => Object.values({ ...localStorage }))
  await page.fill('#postcode', 'ch415aa')
  await page.keyboard.press('Enter')
  await settled(page)
  assert.deepEqual(await kept(), [])
  await page.goto(site.url)
  assert.equal(await page.inputValue('#postcode'), '')
  await page.fill('#postcode', 'ch415aa')
  await page.check('[data-remember] input')
  await page.focus('#postcode')
  await page.keyboard.press('Enter')
  await settled(page)
  assert.deepEqual(await kept(), ['CH41 5AA'])
  await page.goto(site.url)
  assert.equal(await page.inputValue('#postcode'), 'CH41 5AA')
  await page.uncheck('[data-remember] input')
  assert.match(await page.textContent('[data-field="forgotten"]'), /no longer kept/)
  assert.deepEqual(await kept(), [])
  await context.close()
})

test('a location becomes the nearest postcode and is kept nowhere', async () => {
  const { page, seen, context } = await home({
    geolocation: { latitude: 53.3934, longitude: -3.0145 },
    permissions: ['geolocation'],
  })
  await page.check('[data-remember] input')
  await page.click('[data-locate]')
  await page.waitForURL(/#pc=CH41\+/)
  await settled(page)
  assert.deepEqual(await page.evaluate(() => Object.values({ ...localStorage })), [])
  assert.deepEqual([seen.elsewhere, seen.queries], [[], []])
  await context.close()
})

test('asking for something else keeps what is needed and drops the old topic', async () => {
  const { page, context } = await open(chrome)
  await page.goto(site.url + 'search/#pc=CH41+5AA&need=food&topic=food-banks&access=step-free')
  await settled(page)
  await page.fill('#need', 'housing')
  await page.keyboard.press('Enter')
  await page.waitForURL(/need=housing/)
  assert.match(page.url(), /access=step-free/)
  assert.doesNotMatch(page.url(), /topic=/)
  await context.close()
})
