// What is open: results before, during and after, by a clock that is set. What is on
// sooner comes first among equal answers, and nothing of unknown times is left out.
import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { axeFaults, browser, build, copySite, host, open } from './kit.mjs'

/** The nearest first: by distance alone, the order is this. */
const OFFERS = [
  ['Mondays', 'CH41 5AA', 'Mon 10am-12 noon'],
  ['Unsaid', 'CH41 5AB', 'when the flag is up'],
  ['Booked', 'CH41 5AE', 'by appointment'],
  ['Nights', 'CH41 5AG', 'Tue 10pm-2am'],
  ['Weekdays', 'CH41 5AH', 'Mon-Fri 9am-5pm'],
]
let chromium, place

before(async () => {
  const site = copySite()
  appendFileSync(join(site, 'content/categories.yaml'), '\nkites:\n  name: Kites\n')
  const codes = readFileSync(join(site, 'content/postcodes/CH41.csv'), 'utf8').match(/^CH41 5\w\w(?=,)/gm)
  OFFERS.forEach(([name, , times], i) =>
    writeFileSync(
      join(site, `content/offers/kites-${name.toLowerCase()}.md`),
      `---\nname: ${name}\naddress: 1 High Street\npostcode: ${codes[i]}\ncategories: [kites]\ntimes: ${times}\nphone: 0151 496 0000\n---\nKites.\n`
    )
  )
  place = await host(build(site))
  chromium = await browser()
})
after(async () => {
  await chromium.close()
  place.close()
})

const settled = (page) =>
  page.waitForFunction(() => /^\d+ /.test(document.querySelector('[data-status]').textContent))
const told = async (page) => parseInt(await page.textContent('[data-status]'), 10)

async function at(moment, hash = 'pc=CH41+5AA&need=kites', options = {}) {
  const opened = await open(chromium, { viewport: { width: 1280, height: 900 }, ...options })
  await opened.page.clock.setFixedTime(new Date(moment))
  await opened.page.goto(place.url + 'search/#' + hash)
  await settled(opened.page)
  await opened.page.waitForSelector('[data-results] .card')
  return opened
}

/** Each card's name and what is said of when. */
const cards = (page) =>
  page.$$eval('[data-results] .card', (all) =>
    all.map((card) => {
      const open = card.querySelector('[data-field="open"]')
      return [card.querySelector('.card__name').textContent, open ? open.textContent : '']
    })
  )

for (const [when, moment, wanted] of [
  ['before', '2026-11-25T08:00Z', { Weekdays: 'Next: today 9am', Mondays: 'Next: Monday 10am' }],
  ['during', '2026-11-25T10:00Z', { Weekdays: 'Open now until 5pm', Nights: 'Next: Tuesday 10pm' }],
  ['near the end of', '2026-11-25T16:40Z', { Weekdays: 'Closing soon, at 5pm' }],
  ['after', '2026-11-25T18:00Z', { Weekdays: 'Next: tomorrow 9am' }],
  ['at night, during what began the day before', '2026-11-25T01:00Z', { Nights: 'Open now until 2am', Weekdays: 'Next: today 9am' }],
  ['in summer, when clocks are put forward', '2027-06-30T08:30Z', { Weekdays: 'Open now until 5pm' }],
  ['on a bank holiday', '2026-12-25T10:00Z', { Weekdays: 'Bank holiday: ring first' }],
]) {
  test(`results ${when}`, async () => {
    const { page, seen, context } = await at(moment)
    const said = Object.fromEntries(await cards(page))
    assert.deepEqual({ ...said, ...wanted }, said)
    // What is not known is never said to be closed; "By appointment" stands in its times.
    assert.deepEqual([said.Unsaid, said.Booked], ['', ''])
    assert.deepEqual(seen.errors, [])
    await context.close()
  })
}

test('what is on sooner comes first, the unknown in the middle', async () => {
  const names = async (moment) => {
    const { page, context } = await at(moment)
    const found = (await cards(page)).map(([name]) => name)
    await context.close()
    return found
  }
  const day = await names('2026-11-25T10:00Z')
  assert.equal(day[0], 'Weekdays')
  assert.deepEqual(new Set(day.slice(1, 3)), new Set(['Unsaid', 'Booked']))
  const night = await names('2026-11-25T01:00Z')
  assert.deepEqual(night.slice(0, 2), ['Nights', 'Weekdays'])
  const saturday = await names('2026-11-28T10:00Z')
  assert.deepEqual(new Set(saturday.slice(0, 2)), new Set(['Unsaid', 'Booked']))
})

test('open now keeps what is, and says how many are not known', async () => {
  const { page, context, seen } = await at('2026-11-25T10:00Z')
  await page.check('input[name="facet-open"][value="now"]')
  await page.waitForFunction(() => /^1 of 5/.test(document.querySelector('[data-status]').textContent))
  assert.match(page.url(), /open=now/)
  assert.deepEqual(await cards(page), [['Weekdays', 'Open now until 5pm']])
  assert.match(await page.textContent('[data-none]'), /^Of 2 more we do not know the times/)
  assert.deepEqual(await axeFaults(page, {}), [])
  await page.click('[data-none] a')
  await page.waitForFunction(() => /^3 of 5/.test(document.querySelector('[data-status]').textContent))
  assert.equal(await page.textContent('[data-none]'), '')
  await page.reload()
  await settled(page)
  assert.equal(await told(page), 3)
  assert.deepEqual([seen.elsewhere, seen.errors], [[], []])
  await context.close()
})

test('a choice that would change nothing is not offered', async () => {
  const { page, context } = await at('2026-11-28T10:00Z')
  await page.waitForSelector('[data-facets] input', { state: 'attached' })
  assert.ok(!(await page.isVisible('input[name="facet-open"][value="now"]')), 'no one is open')
  assert.ok(await page.isVisible('input[name="facet-open"][value="ask"]'))
  await context.close()
})

test('with no need given, results stand by distance', async () => {
  const order = async (moment) => {
    const { page, context } = await at(moment, 'pc=CH41+5AA')
    const found = (await cards(page)).map(([name]) => name)
    await context.close()
    return found
  }
  assert.deepEqual(await order('2026-11-25T10:00Z'), await order('2026-11-25T23:00Z'))
})

test('it is said in Welsh on Welsh pages', async () => {
  const { page, context, seen } = await open(chromium)
  await page.clock.setFixedTime(new Date('2026-11-25T10:00Z'))
  await page.goto(place.url + 'cy/search/#pc=CH41+5AA&need=kites')
  await page.waitForSelector('[data-results] .card')
  const said = Object.fromEntries(await cards(page))
  assert.equal(said.Weekdays, 'Ar agor nawr tan 5yp')
  assert.match(said.Mondays, /^Nesaf: dydd Llun 10yb/i)
  assert.deepEqual(seen.errors, [])
  await context.close()
})
