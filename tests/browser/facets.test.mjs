// Narrowing results beside them: each facet, the address, the keyboard, what fails.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeFaults, browser, host, open, sampleBuilt } from './kit.mjs'

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

/** The number of results that the status tells. */
const told = async (page) => parseInt(await page.textContent('[data-status]'), 10)
const settled = (page) =>
  page.waitForFunction(() => /^\d+ /.test(document.querySelector('[data-status]').textContent))

async function searched(hash, options) {
  const opened = await open(chrome, { viewport: { width: 1280, height: 900 }, ...options })
  await opened.page.goto(site.url + 'search/#' + hash)
  await settled(opened.page)
  return opened
}

/** What is offered: facet to its values. */
const offered = async (page) => {
  // Choices come after the first results.
  await page.waitForSelector('[data-facets] fieldset', { state: 'attached' })
  return page.$$eval('[data-facets] fieldset:not([hidden])', (sets) =>
    Object.fromEntries(
      sets.map((set) => [
        set.querySelector('input').name.replace('facet-', ''),
        Array.from(set.querySelectorAll('label')).filter((label) => !label.hidden || label.hasAttribute('data-left-out')).map((label) => ({
          value: label.querySelector('input').value,
          type: label.querySelector('input').type,
          n: parseInt(/\((\d+)\)$/.exec(label.textContent)[1], 10),
        })),
      ])
    )
  )
}

const choice = (facet, value) => `input[name="facet-${facet}"][value="${value}"]`

test('every facet leaves as many results as it says, and goes to the address', async () => {
  const { page, seen, context } = await searched('pc=CH41+5AA')
  const all = await told(page)
  const facets = await offered(page)
  for (const key of ['topic', 'miles', 'ways', 'kind', 'cost', 'ask', 'access', 'ages', 'languages']) {
    assert.ok(facets[key], key)
  }
  for (const [facet, values] of Object.entries(facets)) {
    for (const { value, type, n } of values.slice(0, 3)) {
      if (type === 'checkbox') assert.ok(n > 0 && n < all, `${facet} ${value} would change something`)
      await page.goto(site.url + 'search/#pc=CH41+5AA')
      await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) === n, all)
      await page.$eval(choice(facet, value), (input) => input.click())
      await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) === n, n)
      const usual = facet === 'miles' && value === '3'
      assert.equal(page.url().includes(`${facet}=${value}`), !usual, page.url())
    }
  }
  assert.deepEqual([seen.elsewhere, seen.queries, seen.errors], [[], [], []])
  await context.close()
})

test('values of a facet add up and facets narrow each other', async () => {
  const { page, context } = await searched('pc=CH41+5AA')
  const facets = await offered(page)
  const n = (facet, value) => facets[facet].find((one) => one.value === value).n
  await page.check(choice('kind', 'group'))
  await page.check(choice('kind', 'venue'))
  await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) === n, n('kind', 'group') + n('kind', 'venue'))
  const both = await told(page)
  const phone = (await offered(page)).ways.find((one) => one.value === 'phone').n
  assert.ok(phone < both)
  await page.check(choice('ways', 'phone'))
  await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) === n, phone)
  assert.match(await page.textContent('[data-status]'), new RegExp(`^${phone} of \\d+ results`))
  assert.match(await page.textContent('[data-facets] summary'), /\(3\)/)
  await context.close()
})

test('back, reload and a shared address give the same choices', async () => {
  const { page, context } = await searched('pc=CH41+5AA')
  const all = await told(page)
  await page.check(choice('ways', 'phone'))
  await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) < n, all)
  const some = await told(page)
  await page.reload()
  await settled(page)
  assert.equal(await told(page), some)
  assert.ok(await page.isChecked(choice('ways', 'phone')))
  await page.goBack()
  await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) === n, all)
  assert.ok(!(await page.isChecked(choice('ways', 'phone'))))
  await page.goForward()
  await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) === n, some)
  const other = await searched(new URL(page.url()).hash.slice(1))
  assert.equal(await told(other.page), some)
  await context.close()
  await other.context.close()
})

test('by keyboard alone: opened, chosen, cleared, and the focus stays', async () => {
  const { page, context } = await searched('pc=CH41+5AA', { viewport: { width: 360, height: 740 } })
  assert.equal(await page.$eval('[data-facets]', (box) => box.open), false)
  await page.focus('[data-facets] summary')
  await page.keyboard.press('Enter')
  await page.focus(choice('cost', 'free'))
  const all = await told(page)
  await page.keyboard.press('Space')
  await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) < n, all)
  assert.equal(await page.evaluate(() => document.activeElement.value), 'free')
  await page.focus('[data-clear]')
  await page.keyboard.press('Enter')
  await page.waitForFunction((n) => parseInt(document.querySelector('[data-status]').textContent, 10) === n, all)
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SUMMARY')
  await context.close()
})

test('too much chosen leads back to what there is', async () => {
  const { page, context } = await searched('pc=CH41+5AA&kind=venue&ways=phone')
  assert.match(await page.textContent('[data-none]'), /Choose less/)
  await page.click('[data-none] button')
  await page.waitForFunction(() => parseInt(document.querySelector('[data-status]').textContent, 10) > 10)
  assert.equal(await page.textContent('[data-none]'), '')
  await context.close()
})

test('nothing near shows the nearest, the wider topic and whom to ring', async () => {
  const { page, context } = await searched('pc=CH47+1AA&need=dementia&miles=1')
  const text = await page.textContent('[data-none]')
  assert.match(text, /within a mile of CH47 1AA/)
  assert.match(text, /Look within \d+ miles/)
  assert.match(text, /everything for Older people/)
  assert.match(text, /0151 496 0100/)
  assert.ok(await page.$('[data-shown="beyond"] .card'))
  await context.close()
})

test('a file of cards that fails leaves a message, a way to try again and a number', async () => {
  site.broken.add('index/cards/')
  const { page, context } = await open(chrome)
  // Not gone for good, as a 404 would mean, but out of reach.
  await page.route('**/index/cards/**', (route) => route.abort())
  await page.goto(site.url + 'search/#pc=CH41+5AA&need=food')
  const alert = page.locator('[data-results] [role="alert"]').first()
  await alert.waitFor()
  assert.match(await alert.textContent(), /could not be loaded/)
  assert.match(await alert.textContent(), /0151 496 0100/)
  await page.unroute('**/index/cards/**')
  site.broken.clear()
  await alert.locator('button').click()
  await page.waitForSelector('.card')
  assert.equal(await page.locator('[data-shown="1"] [role="alert"]').count(), 0)
  assert.equal(await page.inputValue('#postcode'), 'CH41 5AA')
  await context.close()
})

test('an index of a later format asks for a reload', async () => {
  const { page, context } = await open(chrome)
  await page.route('**/index/table-*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), v: 999 } })
  })
  await page.goto(site.url + 'search/#pc=CH41+5AA')
  const alert = page.locator('[data-results] [role="alert"]')
  await alert.waitFor()
  assert.match(await alert.textContent(), /out of date/)
  await page.unroute('**/index/table-*')
  await Promise.all([page.waitForNavigation(), alert.locator('button').click()])
  await settled(page)
  assert.ok((await told(page)) > 10)
  await context.close()
})

for (const width of [360, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing at ${width}, ${colorScheme}, choices open`, async () => {
      const { page, context } = await searched('pc=CH41+5AA&ways=phone', {
        viewport: { width, height: 900 },
        colorScheme,
      })
      await page.$eval('[data-facets]', (box) => (box.open = true))
      await page.focus('#need')
      await page.keyboard.type('foo')
      await page.waitForSelector('[role="option"]')
      assert.deepEqual(await axeFaults(page, {}), [])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(wide <= width, `${wide} px wide`)
      await context.close()
    })
  }
}
