// What is told by the clock, at set moments and wherever the visitor's clock stands, and
// What's on: by script and without.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { axeFaults, browser, build, host, open, root, still } from './kit.mjs'

let chromium, sample, times

before(async () => {
  chromium = await browser()
  sample = await host(build(root))
  times = await host(build(join(root, 'tests/golden/times')))
})
after(async () => {
  await chromium.close()
  sample.close()
  times.close()
})

/** A page at a moment; `zone` is the visitor's. */
async function at(moment, url, zone = 'Europe/London', options = {}) {
  const { page, context, seen } = await open(chromium, { timezoneId: zone, ...options })
  await page.clock.setFixedTime(new Date(moment))
  await page.goto(url)
  return { page, context, seen }
}

async function told(moment, path, zone) {
  const { page, context, seen } = await at(moment, times.url + path, zone)
  await page.waitForFunction(() => document.querySelector('[data-tone]'))
  const text = await page.locator('.now').first().textContent()
  assert.deepEqual(seen.errors, [])
  assert.deepEqual(seen.elsewhere, [])
  await context.close()
  return text
}

for (const zone of ['Europe/London', 'America/New_York', 'Pacific/Auckland']) {
  test(`an entry says whether it is on now, by the clock in London, to a visitor in ${zone}`, async () => {
    for (const [path, moment, text] of [
      ['venues/hall/', '2026-11-24T08:59:00Z', 'Next: today 9am'],
      ['venues/hall/', '2026-11-24T09:00:00Z', 'Open now until 5pm'],
      ['venues/hall/', '2026-11-24T16:45:00Z', 'Closing soon, at 5pm'],
      ['venues/hall/', '2026-11-24T17:00:00Z', 'Next: tomorrow 9am'],
      // Closed on bank holidays: the next day that is none.
      ['venues/hall/', '2026-12-25T10:00:00Z', 'Next: Tuesday 9am'],
      ['offers/night/', '2026-11-28T23:30:00Z', 'Open now until 7am'],
      ['offers/night/', '2026-11-29T06:40:00Z', 'Closing soon, at 7am'],
      // Of a bank holiday nothing is said.
      ['offers/boxing-day/', '2026-12-25T17:30:00Z', 'Bank holiday: ring first'],
      ['offers/boxing-day/', '2026-12-24T12:00:00Z', 'Next: tomorrow 5pm · Bank holiday: ring first'],
      // The clocks went back in the night, and forward.
      ['offers/night/', '2026-10-25T06:45:00Z', 'Closing soon, at 7am'],
      ['offers/night/', '2027-03-28T05:45:00Z', 'Closing soon, at 7am'],
      ['offers/night/', '2027-03-28T06:00:00Z', 'Next: Saturday 9pm'],
    ]) assert.equal(await told(moment, path, zone), text, `${path} at ${moment}`)
  })
}

test('each place of an offer has its own line, and a card the soonest', async () => {
  const { page, context } = await at('2026-11-30T10:00:00Z', times.url + 'offers/lunch/')
  const lines = await page.locator('.now').allTextContents()
  assert.deepEqual(lines, ['Next: tomorrow noon', 'Next: Wednesday 2pm'])
  await page.goto(times.url + 'needs/food/')
  const card = page.locator('.card', { hasText: 'Lunch club' })
  assert.equal(await card.locator('.now').textContent(), 'Next: tomorrow noon')
  await context.close()
})

test('what is not known, and what goes by appointment, has no line and is never closed', async () => {
  for (const path of ['offers/unknown/', 'venues/library/']) {
    const { page, context } = await at('2026-11-24T12:00:00Z', times.url + path)
    assert.equal(await page.locator('.now').count(), 0)
    assert.doesNotMatch(await page.locator('main').textContent(), /closed/i)
    await context.close()
  }
  const { page, context } = await at('2026-11-24T12:00:00Z', times.url + 'venues/library/')
  assert.match(await page.locator('main').textContent(), /By appointment/)
  await page.goto(times.url + 'offers/unknown/')
  assert.match(await page.locator('main').textContent(), /As they wrote it: when the pot is full/)
  await context.close()
})

test('the line follows the clock, and moves nothing', async () => {
  const { page, context } = await open(chromium, { timezoneId: 'America/New_York' })
  await page.clock.install({ time: new Date('2026-11-24T16:29:30Z') })
  await page.goto(times.url + 'venues/hall/')
  const line = page.locator('.now').first()
  await page.waitForFunction(() => document.querySelector('[data-tone]'))
  assert.equal(await line.textContent(), 'Open now until 5pm')
  await page.clock.runFor(61000)
  assert.equal(await line.textContent(), 'Closing soon, at 5pm')
  await page.clock.setSystemTime(new Date('2026-11-24T18:00:00Z'))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  assert.equal(await line.textContent(), 'Next: tomorrow 9am')
  await context.close()
  // What is below stands where it stands before the script is there.
  const below = async (blocked) => {
    const { page, context } = await at('2026-11-24T12:00:00Z', times.url)
    if (blocked) await page.route('**/now.js', (route) => route.abort())
    await page.goto(times.url + 'venues/hall/')
    if (!blocked) await page.waitForFunction(() => document.querySelector('[data-tone]'))
    const box = await page.locator('.actions').boundingBox()
    await context.close()
    return box.y
  }
  assert.ok(Math.abs((await below(false)) - (await below(true))) < 0.1)
})

test('without a script the times are in words, and no line is there to be wrong', async () => {
  const { page, context } = await at('2026-11-24T12:00:00Z', times.url + 'venues/hall/', undefined, { javaScriptEnabled: false })
  const main = await page.locator('main').textContent()
  assert.match(main, /Monday to Friday 9am to 5pm, not on bank holidays/)
  assert.match(main, /As they wrote it: Saturday when the caretaker is in/)
  const line = page.locator('.now').first()
  assert.equal(await line.textContent(), '')
  assert.equal((await line.boundingBox())?.height || 0, 0)
  await page.goto(times.url + 'whats-on/')
  assert.equal(await page.locator('[data-row]').count(), 11)
  assert.equal(await page.locator('form[data-narrow]').isVisible(), false)
  assert.equal(await page.locator('[data-past]').isVisible(), false)
  await page.getByRole('link', { name: 'Friday', exact: true }).click()
  assert.match(await page.locator('.timetable').textContent(), /5pm to 6:30pmFriday table/)
  await context.close()
})

test("What's on leaves the past behind, names today, and says when all is past", async () => {
  const titles = (page) => page.locator('.timetable h2:visible').allInnerTexts()
  const early = await at('2026-11-24T11:00:00Z', times.url + 'whats-on/', 'America/New_York')
  assert.equal((await titles(early.page))[0], 'Today: Tuesday 24 November')
  await early.context.close()
  const late = await at('2026-11-24T23:30:00Z', times.url + 'whats-on/', 'America/New_York')
  assert.equal((await titles(late.page))[0], 'Thursday 26 November')
  await late.context.close()
  // The night shelter's night goes on after midnight.
  const night = await at('2026-11-29T02:00:00Z', times.url + 'whats-on/')
  assert.equal((await titles(night.page))[0], 'Saturday 28 November')
  await night.context.close()
  const over = await at('2027-01-10T10:00:00Z', times.url + 'whats-on/')
  assert.deepEqual(await titles(over.page), ['Open on most days'])
  assert.ok(await over.page.locator('[data-past]').isVisible())
  await over.context.close()
})

test('a list that was made weeks ago shows the fortnight from today, and not what is past it', async () => {
  const fortnight = async (moment) => {
    const { page, context, seen } = await at(moment, times.url + 'whats-on/')
    await still(page)
    const days = await page.locator('[data-group]:visible[data-day]').evaluateAll((all) => all.map((one) => Number(one.dataset.day)))
    const last = await page.locator('.timetable > [data-group]:visible h2').last().innerText()
    const past = await page.locator('[data-past]').isVisible()
    assert.deepEqual(seen.errors, [])
    await context.close()
    return { days, last, past }
  }
  const now = Date.parse('2026-12-05') / 864e5
  const { days, last, past } = await fortnight('2026-12-05T08:00:00Z')
  assert.ok(days[0] >= now && days.at(-1) < now + 14 && days.at(-1) > now + 7, String(days))
  assert.deepEqual(days, days.toSorted(), 'in order')
  assert.equal(last, 'Open on most days')
  assert.ok(!past)
  // Of the days that were listed some are left.
  const end = await fortnight('2026-12-22T08:00:00Z')
  assert.ok(end.days.length > 0 && !end.past)
})

test('without a network, or without a script, the later days are a link away', async () => {
  const { page, context } = await open(chromium)
  await page.clock.setFixedTime(new Date('2026-12-05T08:00:00Z'))
  await page.route('**/whats-on/later/', (route) => route.abort())
  await page.goto(times.url + 'whats-on/')
  await still(page)
  assert.match(await page.locator('[data-later]').innerText(), /Later days: 7 December 2026 to 27 December 2026/)
  assert.match(await page.locator('.lede').innerText(), /Made on 23 November 2026/)
  await context.close()
  const plain = await at('2026-12-05T08:00:00Z', times.url + 'whats-on/', undefined, { javaScriptEnabled: false })
  await plain.page.locator('[data-later]').click()
  assert.ok(plain.page.url().endsWith('/whats-on/later/'))
  assert.match(await plain.page.locator('main').innerText(), /Tuesday 8 December/)
  assert.match(await plain.page.locator('main').innerText(), /choose a weekday/)
  await plain.context.close()
})

test("What's on narrows to a place and a topic", async () => {
  const { page, context, seen } = await at('2026-11-23T08:00:00Z', sample.url + 'whats-on/')
  const all = await page.locator('[data-row]:visible').count()
  await page.getByLabel('Place', { exact: true }).selectOption('Birkenhead')
  const here = await page.locator('[data-row]:visible').count()
  assert.ok(here > 0 && here < all)
  await page.getByLabel('Topic', { exact: true }).selectOption({ index: 1 })
  const rows = await page.locator('[data-row]:visible').evaluateAll((found) => found.map((row) => row.dataset.places))
  assert.ok(rows.every((places) => places.split(' ').includes('birkenhead')))
  if (!rows.length) assert.match(await page.locator('[data-none]').textContent(), /Nothing here has both/)
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('diaries hold what is certain, and nothing that is sensitive or hidden', async () => {
  const get = async (path) => (await fetch(times.url + path)).text()
  const all = await get('whats-on.ics')
  assert.match(all, /SUMMARY:Lunch club/)
  assert.doesNotMatch(all, /abuse|Secret|Someone to talk to/)
  assert.equal((await fetch(times.url + 'offers/advice/times.ics')).status, 404)
  assert.equal((await fetch(times.url + 'offers/unknown/times.ics')).status, 404)
  const hidden = await get('offers/counsel/times.ics')
  assert.match(hidden, /LOCATION:CH44\r\n/)
  assert.doesNotMatch(hidden, /Secret|CH44 2AA/)
})

for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark']]) {
  test(`What's on has no accessibility fault at ${width} px, ${colorScheme}`, async () => {
    const { page, context } = await open(chromium, { viewport: { width, height: 800 }, colorScheme })
    await page.clock.setFixedTime(new Date('2026-11-24T12:00:00Z'))
    for (const path of ['whats-on/', 'whats-on/monday/', 'whats-on/places/birkenhead/', 'offers/debt-advice/', 'needs/food/', 'a-z/h/']) {
      await page.goto(sample.url + path)
      await still(page)
      const faults = await axeFaults(page)
      assert.deepEqual(faults, [], path)
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0, path)
    }
    await context.close()
  })
}
