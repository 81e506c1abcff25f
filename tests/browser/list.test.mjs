// "My list" by keyboard alone: saving, order, notes, undo, print, sharing; and a browser
// that keeps nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, sample, still, today } from './kit.mjs'

const { chromium, place } = await sample()

const names = (page) => page.$$eval('[data-items] [data-field="name"]', (all) => all.map((name) => name.textContent))
const status = (page) => page.textContent('[data-list-page] [data-status]')
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim())

async function press(page, selector, key = 'Enter') {
  await page.focus(selector)
  await page.keyboard.press(key)
}

/** Saves some entries from their pages. */
async function save(page, ...ids) {
  for (const id of ids) {
    await page.goto(place.url + id + '/')
    await press(page, '[data-part="actions"] [data-save]')
    await page.waitForSelector('[data-part="actions"] [aria-pressed="true"]')
  }
}

async function openList(page, hash = '') {
  await page.goto('about:blank')
  await page.goto(place.url + 'list/' + hash)
  await page.waitForFunction(() => !/Fetching/.test(document.querySelector('[data-items]').textContent))
}

function assertPrivate(seen) {
  assert.deepEqual(seen.elsewhere, [])
  assert.deepEqual(seen.queries, [])
  assert.deepEqual(seen.errors, [])
}

test('what is saved on a result and on a page is on the list, with what a person needs', async () => {
  const { page, seen, context } = await open(chromium)
  await page.goto(place.url + 'search/#pc=CH41+5AA&need=food')
  await page.waitForSelector('.card__save button')
  assert.ok(await page.isHidden('[data-list]'), 'no count while there is nothing')
  await press(page, '.card__save button', 'Space')
  assert.equal(await page.getAttribute('.card__save button', 'aria-pressed'), 'true')
  assert.match(await page.textContent('[data-list]'), /My list\s+1/)
  const first = await page.textContent('.card__name a')
  await save(page, 'offers/debt-advice')
  await press(page, '[data-list]')
  await page.waitForSelector('[data-items] dd')
  assert.deepEqual(await names(page), [first, 'Debt advice'])
  await openList(page)
  const debt = await page.textContent('[data-id="offers/debt-advice"]')
  for (const told of ['0151 496 0213', 'Ask for it yourself.', 'Hamilton House', 'CH41 5DQ', 'Monday to Friday 10am to 3pm', 'Cost', 'Free']) {
    assert.ok(debt.includes(told), told + ' in ' + debt)
  }
  assert.ok(!debt.includes('another site'), 'what is for the screen alone is left out')
  await page.goto(place.url + 'offers/debt-advice/')
  await press(page, '[data-part="actions"] button[aria-pressed="true"]')
  await openList(page)
  assert.deepEqual(await names(page), [first])
  assertPrivate(seen)
  await context.close()
})

test('entries are moved, noted and taken off by keyboard, and come back', async () => {
  const { page, seen, context } = await open(chromium)
  await save(page, 'offers/debt-advice', 'groups/portside-community', 'venues/hamilton-house')
  await openList(page)
  const [debt, portside, hamilton] = await names(page)
  await press(page, '[data-id="venues/hamilton-house"] [data-up]')
  assert.match(await status(page), /is now 2 of 3/)
  assert.match(await focused(page), /^Up/, 'the focus stays, so that it can be pressed again')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  assert.deepEqual(await names(page), [hamilton, debt, portside])
  assert.equal(await page.getAttribute('[data-id="venues/hamilton-house"] [data-up]', 'aria-disabled'), 'true')
  await page.focus('[data-id="venues/hamilton-house"] textarea')
  await page.keyboard.type('Ask for Ann')
  await page.focus('#whole')
  await page.keyboard.type('Ring me on Friday')
  await openList(page)
  assert.deepEqual(await names(page), [hamilton, debt, portside])
  assert.equal(await page.inputValue('[data-id="venues/hamilton-house"] textarea'), 'Ask for Ann')
  await press(page, '[data-id="venues/hamilton-house"] [data-remove]')
  assert.equal(await focused(page), 'Undo')
  assert.deepEqual(await names(page), [debt, portside])
  await page.keyboard.press('Enter')
  assert.deepEqual(await names(page), [hamilton, debt, portside])
  assert.equal(await page.inputValue('[data-id="venues/hamilton-house"] textarea'), 'Ask for Ann')
  await press(page, '[data-clear]')
  assert.deepEqual(await names(page), [])
  assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0, 'nothing of it is left on the device')
  await page.keyboard.press('Enter')
  assert.equal((await names(page)).length, 3)
  assertPrivate(seen)
  await context.close()
})

test('a printed list is a clean sheet with notes and a date', async () => {
  const { page, context } = await open(chromium, { viewport: { width: 794, height: 1123 } })
  await save(page, 'offers/debt-advice', 'offers/birkenhead-food-parcels')
  await openList(page)
  await page.fill('[data-id="offers/debt-advice"] textarea', 'Take every letter')
  await page.fill('#whole', 'Good luck')
  await page.emulateMedia({ media: 'print' })
  const shown = await page.innerText('body')
  for (const told of ['Debt advice', '0151 496 0213', 'Take every letter', 'Good luck', today.slice(0, 4), 'Free']) {
    assert.ok(shown.includes(told), told + ' in ' + shown)
  }
  for (const screen of ['Remove', 'Up', 'Copy', 'Clear', 'Find help', 'Kept on this device']) {
    assert.ok(!shown.includes(screen), screen)
  }
  const pdf = await page.pdf({ format: 'A4' })
  assert.ok(pdf.length > 1000)
  assert.equal((String(pdf).match(/\/Type\s*\/Page\b/g) || []).length, 1, 'two entries fit a sheet')
  await context.close()
})

test('a shared link shows the list on another device without notes, and is saved on request', async () => {
  const own = await open(chromium, { permissions: ['clipboard-read', 'clipboard-write'] })
  await save(own.page, 'offers/debt-advice', 'groups/portside-community')
  await openList(own.page)
  await own.page.fill('[data-id="offers/debt-advice"] textarea', 'secret note')
  await press(own.page, '[data-link]')
  await own.page.waitForFunction(() => /copied/i.test(document.querySelector('[data-list-page] [data-status]').textContent))
  const link = await own.page.evaluate(() => navigator.clipboard.readText())
  assert.equal(link, place.url + 'list/#ids=offers/debt-advice,groups/portside-community')
  await press(own.page, '[data-copy]')
  await own.page.waitForFunction(() => /pasted/.test(document.querySelector('[data-list-page] [data-status]').textContent))
  assert.match(await own.page.evaluate(() => navigator.clipboard.readText()), /1\. Debt advice[^]*Ring 0151 496 0213[^]*Note: secret note/)
  assert.match(await own.page.getAttribute('[data-sms]', 'href'), /^sms:\?&body=Debt%20advice%200151/)
  assert.match(await own.page.getAttribute('[data-mail]', 'href'), /^mailto:\?subject=/)
  await own.context.close()

  const other = await open(chromium)
  await openList(other.page, link.slice(link.indexOf('#')))
  assert.equal((await names(other.page))[0], 'Debt advice')
  assert.equal(await other.page.textContent('h1'), 'A shared list')
  assert.ok(!(await other.page.content()).includes('secret note'))
  assert.equal(await other.page.evaluate(() => localStorage.length), 0, 'it is kept only when that is asked for')
  await press(other.page, '[data-id="groups/portside-community"] [data-up]')
  assert.match(other.page.url(), /#ids=groups\/portside-community,offers\/debt-advice$/)
  await press(other.page, '[data-keep]')
  assert.match(await other.page.textContent('[data-list]'), /2/)
  await press(other.page, '[data-own]')
  await other.page.waitForFunction(() => document.querySelector('h1').textContent === 'My list')
  assert.equal((await names(other.page)).length, 2)
  assertPrivate(other.seen)
  await other.context.close()
})

test('what is sensitive is saved nowhere: no button, and a link to it is left out', async () => {
  const { page, context } = await open(chromium)
  await page.goto(place.url + 'offers/ebbtide-support/')
  await page.waitForSelector('[data-unsaved]:not([hidden])')
  assert.equal(await page.$('[data-save]'), null)
  await page.goto(place.url + 'groups/ebbtide/')
  await page.waitForSelector('[data-unsaved]:not([hidden])')
  assert.deepEqual(await page.$$eval('.card[data-sensitive] [data-save]', (all) => all.length), 0, 'nor on cards')
  await openList(page, '#ids=offers/ebbtide-support,offers/debt-advice')
  await page.waitForFunction(() => document.querySelectorAll('[data-items] > li').length === 1)
  assert.deepEqual(await names(page), ['Debt advice'])
  assert.match(await page.textContent('[data-shared]'), /left out/)
  assert.ok(!page.url().includes('ebbtide'))
  await context.close()
})

test('what saves is fetched with the first press, and says so when it cannot be', async () => {
  const { page, seen, context } = await open(chromium)
  const asked = []
  page.on('request', (request) => asked.push(request.url()))
  const fetched = () => asked.filter((url) => url.endsWith('/beside.js')).length
  await page.route('**/beside.js', (route) => route.abort())
  await page.goto(place.url + 'offers/debt-advice/')
  await still(page)
  assert.equal(fetched(), 0)
  await press(page, '[data-save]')
  await page.waitForSelector('.saving__told:not(:empty)')
  assert.match(await page.textContent('.saving__told'), /could not be saved/)
  await page.unroute('**/beside.js')
  await page.reload()
  await press(page, '[data-save]')
  await page.waitForSelector('[data-save][aria-pressed="true"]')
  assert.match(await page.textContent('.saving__told'), /is on your list/)
  // With a list that is kept, every page says how many are on it.
  await page.goto(place.url)
  await page.waitForSelector('[data-list]:not([hidden])')
  await page.goto(place.url + 'cy/offers/debt-advice/')
  await page.waitForSelector('[data-save][aria-pressed="true"]')
  assertPrivate(seen)
  await context.close()
})

test('a browser that keeps nothing says so, and the list still goes from page to page by its link', async () => {
  const { page, seen, context } = await open(chromium)
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('refused') } })
  })
  await page.goto(place.url + 'needs/food/')
  await page.waitForSelector('.card__save button')
  await press(page, '.card__save button')
  await page.waitForSelector('.saving__told:not(:empty)')
  assert.match(await page.textContent('.saving__told:not(:empty)'), /keeps nothing/)
  await press(page, '[data-list]')
  await page.waitForSelector('[data-items] > li')
  assert.equal((await names(page)).length, 1)
  assert.match(await page.textContent('[data-field="about"]'), /does not keep lists/)
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('an entry that is gone, and a host that does not answer, leave what was kept', async () => {
  const { page, context } = await open(chromium)
  await save(page, 'offers/debt-advice')
  await openList(page, '#ids=offers/gone-away,offers/debt-advice')
  assert.match(await page.textContent('[data-id="offers/gone-away"]'), /no longer listed/)
  await openList(page)
  await page.goto(place.url)
  await page.route('**/offers/debt-advice/', (route) => route.abort())
  await openList(page)
  const kept = await page.textContent('[data-id="offers/debt-advice"]')
  assert.match(kept, /could not be fetched/)
  assert.match(kept, /0151 496 0213/)
  await page.unroute('**/offers/debt-advice/')
  await press(page, '[data-id="offers/debt-advice"] [data-field="said"] button')
  await page.waitForSelector('[data-id="offers/debt-advice"] dd')
  await context.close()
})

test('without JavaScript there are no dead buttons, and the list says what to do instead', async () => {
  const { page, context } = await open(chromium, { javaScriptEnabled: false })
  await page.goto(place.url + 'offers/debt-advice/')
  assert.ok(await page.isHidden('[data-save]'))
  await page.goto(place.url + 'needs/food/')
  assert.ok((await page.$$('.card [data-save]')).length > 3)
  assert.deepEqual(await page.$$eval('[data-save]', (all) => all.filter((one) => one.offsetParent).length), 0)
  await page.goto(place.url + 'list/')
  assert.match(await page.innerText('main'), /print any page/)
  assert.ok(await page.isVisible('main a[href^="tel:"]'))
  assert.deepEqual(await page.$$eval('main button', (all) => all.filter((one) => one.offsetParent).length), 0)
  await context.close()
})
