// Pages that somebody else must not see are left at once, by pointer and by keyboard, and
// "back" does not lead to them; alerts are gone after their last day.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { browser, build, copySite, host, open, still } from './kit.mjs'

const REFUGE = 'offers/ebbtide-refuge/'
let chromium, place

before(async () => {
  chromium = await browser()
  const site = copySite()
  const alert = (name, level, more) =>
    writeFileSync(join(site, `content/alerts/${name}.md`), `---\nname: ${name}\nlevel: ${level}\n${more}---\nText.\n`)
  alert('flood', 'urgent', 'from: 2026-11-20\nuntil: 2026-11-25\n')
  alert('later', 'urgent', 'from: 2026-11-24\n')
  alert('over', 'urgent', 'from: 2026-11-01\nuntil: 2026-11-22\n')
  alert('seacombe-only', 'warning', 'serves: [Seacombe]\nuntil: 2026-11-24\n')
  place = await host(build(site))
})
after(async () => {
  await chromium.close()
  place.close()
})

/** A page about abuse, come to from the home page; elsewhere answers late, so that one sees what is first. */
async function refuge(options) {
  const opened = await open(chromium, options)
  await opened.context.route('https://www.bbc.co.uk/**', async (route) => {
    await new Promise((done) => setTimeout(done, 400))
    await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>Sunny' })
  })
  await opened.page.goto(place.url)
  await opened.page.goto(place.url + REFUGE)
  return opened
}

test('the button covers the page at once, and "back" does not lead to it', async () => {
  const { page, context } = await refuge()
  assert.equal(await page.title(), 'Help and support – Wirral infobank (sample)')
  // The page itself tells what it looked like when it was covered, before anything came.
  let covered
  await page.exposeFunction('tell', (seen) => (covered = seen))
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const cover = document.querySelector('.exit-cover')
      const { width, height } = cover.getBoundingClientRect()
      window.tell({ width, height, heading: document.querySelector('h1').offsetHeight })
    })
    watch.observe(document.documentElement, { childList: true })
  })
  await page.click('[data-exit-main]', { noWaitAfter: true })
  await page.waitForURL('https://www.bbc.co.uk/weather')
  assert.deepEqual(covered, { width: 360, height: 740, heading: 0 })
  await page.goBack()
  assert.equal(page.url(), place.url)
  await context.close()
})

test('Shift three times leaves; each press is seen and read out', async () => {
  const { page, context } = await refuge()
  const said = () => page.textContent('[data-exit-said]')
  const marks = () => page.locator('[data-exit-keys] .on').count()
  await page.keyboard.press('Shift')
  assert.match(await said(), /press 2 more times/)
  assert.equal(await marks(), 1)
  assert.ok(await page.isVisible('[data-exit-keys]'))
  await page.keyboard.press('Shift')
  assert.match(await said(), /press 1 more time /)
  await page.keyboard.press('Shift')
  await page.waitForURL('https://www.bbc.co.uk/weather')
  await context.close()
})

test('Shift for a capital letter, or after a while, does not leave', async () => {
  const { page, context } = await refuge()
  await page.clock.install()
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+A')
  assert.equal(await page.textContent('[data-exit-said]'), '')
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await page.clock.runFor(5100)
  assert.match(await page.textContent('[data-exit-said]'), /off again/)
  assert.equal(await page.isVisible('[data-exit-keys]'), false)
  await page.keyboard.press('Shift')
  assert.match(await page.textContent('[data-exit-said]'), /press 2 more times/)
  await page.keyboard.press('Tab')
  assert.equal(await page.isVisible('[data-exit-keys]'), false)
  assert.ok(page.url().endsWith(REFUGE))
  await context.close()
})

test('the second thing that Tab reaches leaves as well', async () => {
  const { page, context } = await refuge()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Exit this page')
  await page.keyboard.press('Enter')
  await page.waitForURL('https://www.bbc.co.uk/weather')
  await context.close()
})

test('without JavaScript it is a link, and how to leave no trace is a page', async () => {
  const { page, seen, context } = await refuge({ javaScriptEnabled: false })
  assert.equal(await page.getAttribute('[data-exit-main]', 'href'), 'https://www.bbc.co.uk/weather')
  await page.click('.safety a')
  await page.waitForSelector('h1:has-text("private")')
  assert.ok(page.url().endsWith('/your-device/'), 'the address says nothing')
  assert.ok(await page.isVisible('[data-exit-main]'))
  assert.deepEqual(seen.elsewhere, [])
  await context.close()
})

test('what is wrong with an entry is told in a letter that is begun', async () => {
  const { page, context } = await open(chromium)
  await page.goto(place.url + 'offers/repair-cafe/')
  const link = new URL(await page.getAttribute('.checked a[href^="mailto:"]', 'href'))
  assert.equal(link.pathname, 'infobank@example.org')
  assert.match(link.searchParams.get('subject'), /^Something wrong: .*[Rr]epair/)
  assert.match(link.searchParams.get('body'), /\r\n.*[Rr]epair.*\r\nhttps:\/\/example\.org\/offers\/repair-cafe\//)
  await context.close()
})

/** What the alerts of a page say on a day, the topmost first. */
async function alerts(path, day) {
  const { page, context } = await open(chromium)
  if (day) await page.clock.setFixedTime(new Date(day + 'T12:00:00'))
  await page.goto(place.url + path)
  await still(page)
  const all = await page.$$eval('[data-alerts] .notice, .page .notice', (all) =>
    all.filter((one) => one.checkVisibility()).map((one) => one.querySelector('summary, strong').textContent.trim())
  )
  const region = await page.locator('[data-alerts]').isVisible()
  await context.close()
  return { all, region }
}

test('alerts hold from their first to their last day, the most urgent first, where they are for', async () => {
  const on = (day) => alerts('', day)
  assert.deepEqual((await on('2026-11-25')).all, ['flood', 'Very cold nights are forecast'])
  assert.deepEqual((await on('2026-11-26')).all, ['Very cold nights are forecast'], 'between two builds')
  assert.deepEqual(await on('2027-03-16'), { all: [], region: false })
  assert.ok((await alerts('places/seacombe/', '2026-11-24')).all.includes('seacombe-only'))
  assert.ok(!(await alerts('places/seacombe/', '2026-11-25')).all.includes('seacombe-only'))
  assert.ok(!(await alerts('places/new-ferry/', '2026-11-24')).all.includes('seacombe-only'))
})

test('an alert for some of the area stands above the results there, and nowhere else', async () => {
  const { page, context } = await open(chromium)
  await page.clock.setFixedTime(new Date('2026-11-24T12:00:00'))
  const notices = async (postcode) => {
    await page.goto('about:blank')
    await page.goto(place.url + 'search/#pc=' + postcode)
    await page.waitForFunction(() => /result/.test(document.querySelector('[data-status]').textContent))
    return page.textContent('[data-notices]')
  }
  assert.match(await notices('CH44+6PP'), /seacombe-only/)
  assert.doesNotMatch(await notices('CH62+1AA'), /seacombe-only/)
  await page.clock.setFixedTime(new Date('2026-11-25T12:00:00'))
  assert.doesNotMatch(await notices('CH44+6PP'), /seacombe-only/)
  await context.close()
})
