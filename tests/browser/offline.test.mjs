// Without a network, after one visit: the search, what was opened and whom to ring are
// there, and say that they are copies; what could harm someone is not kept.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { browser, build, copySite, host, open } from './kit.mjs'

let chromium, first, second, without
const places = []

/** The sample below a path, with other settings and perhaps an edited entry. */
function made(settings, edit) {
  const site = copySite()
  const file = join(site, 'content/site.yaml')
  const text = readFileSync(file, 'utf8').replace(/base_url: .*/, 'base_url: https://example.org/wirral/')
  writeFileSync(file, text + settings)
  if (edit) edit(site)
  return build(site)
}

before(async () => {
  chromium = await browser()
  first = made('')
  second = made('', (site) => {
    const file = join(site, 'content/offers/food/birkenhead-food-parcels.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^name: .*/m, 'name: Parcels under a new name'))
  })
  without = made('offline: false\n')
})
after(async () => {
  await chromium.close()
  places.forEach((place) => place.close())
})

/** The first version, on a host of its own. */
async function published() {
  const place = await host(first, '/wirral/')
  places.push(place)
  return place
}

/** Names of what is kept on the device. */
const kept = (page) =>
  page.evaluate(async () => {
    const all = {}
    for (const name of await caches.keys()) all[name] = (await (await caches.open(name)).keys()).map((one) => one.url)
    return all
  })

/** A first visit, until all is kept. */
async function visit(place, path = '') {
  const { page, seen, context } = await open(chromium, { serviceWorkers: 'allow' })
  await page.goto(place.url + path)
  await allKept(page)
  return { page, seen, context }
}

/** Asks until something is so: `waitForFunction` takes a promise itself for a yes. */
async function until(page, holds, argument) {
  for (let i = 0; i < 150; i++) {
    if (await page.evaluate(holds, argument)) return
    await page.waitForTimeout(100)
  }
  assert.fail('never: ' + holds)
}

/** Waits until some versions have all of their index. */
const allKept = (page, versions = 1) =>
  until(
    page,
    async (versions) => {
      let found = 0
      for (const name of await caches.keys()) found += (await (await caches.open(name)).keys()).some((one) => one.url.endsWith('__kept/all'))
      return found >= versions
    },
    versions
  )

/** Waits until a page that was opened is kept. */
const seenKept = (page, path) =>
  until(
    page,
    async (path) => {
      for (const name of await caches.keys()) {
        const all = name.endsWith('seen') ? await (await caches.open(name)).keys() : []
        if (all.some((one) => one.url.endsWith(path))) return true
      }
      return false
    },
    path
  )

const results = (page) => page.waitForSelector('[data-results] section [data-field="name"]', { timeout: 15000 })

test('after one visit, a second tab searches without a network', async () => {
  const place = await published()
  const { page, seen, context } = await visit(place, 'about/')
  place.down = true
  const tab = await context.newPage()
  const errors = []
  tab.on('pageerror', (error) => errors.push(String(error)))
  await tab.goto(place.url)
  assert.match(await tab.textContent('[data-kept="off"]'), /^You are offline\. Saved on \d+ \w+\.$/)
  assert.ok(await tab.isVisible('[data-kept="off"]'))
  assert.equal(await tab.isVisible('[data-kept="slow"]'), false)
  await tab.fill('[data-postcode]', 'CH41 5AA')
  await tab.fill('[data-need]', 'food bank')
  await tab.press('[data-need]', 'Enter')
  await tab.waitForURL(/search\/#/)
  await results(tab)
  assert.match(await tab.textContent('[data-shown="1"]'), /Birkenhead food parcels/)
  // Words that are no need's name ask for more of the index, and for a script of their own.
  await tab.goto('about:blank')
  await tab.goto(place.url + 'search/#pc=CH44+6PP&q=dementa+singing')
  await tab.waitForSelector('[data-results] >> text=Dee Coast Singers')
  await tab.goto(place.url + 'urgent-help/')
  assert.match(await tab.textContent('main'), /116 123/)
  assert.deepEqual(errors, [])
  assert.deepEqual(seen.errors, [])
  assert.deepEqual(seen.elsewhere, [])
  assert.deepEqual(place.asked.filter((url) => /[?#]|415AA|41\+5AA/i.test(url)), [], 'nothing typed is asked of the host')
  await context.close()
})

test('an entry that was opened is there, one that was not is said to be missing', async () => {
  const place = await published()
  const { page, context } = await visit(place, 'offers/debt-advice/')
  await page.goto(place.url + 'groups/portside-community/')
  await seenKept(page, 'groups/portside-community/')
  place.down = true
  await page.goto(place.url + 'groups/portside-community/')
  assert.ok(await page.isVisible('[data-kept="off"]'))
  assert.match(await page.textContent('h1'), /Portside/)
  await page.goto(place.url + 'offers/repair-cafe/')
  assert.match(await page.textContent('[data-kept="missing"]'), /not saved/)
  assert.ok(await page.isVisible('[data-kept="missing"]'))
  assert.ok(await page.isVisible('main a[href^="tel:"]'))
  assert.ok(await page.isVisible('[data-postcode]'))
  await page.waitForSelector('[data-saved] a')
  const names = await page.$$eval('[data-saved] a', (all) => all.map((link) => link.textContent))
  assert.ok(names[0].includes('Portside'), names.join())
  await page.click('[data-saved] a >> nth=0')
  await page.waitForSelector('h1:has-text("Portside")')
  await page.goto(place.url + 'offline/')
  await page.click('[data-forget]')
  await page.waitForSelector('[data-none]:not([hidden])')
  assert.deepEqual(Object.keys(await kept(page)).filter((name) => name.endsWith('seen')), [])
  await context.close()
})

test('no trace of a page about abuse is kept, before or after the worker is there', async () => {
  const place = await published()
  const { page, context } = await open(chromium, { serviceWorkers: 'allow' })
  await page.goto(place.url + 'offers/ebbtide-refuge/')
  await page.waitForTimeout(1500)
  assert.deepEqual(await kept(page), {}, 'such a page keeps nothing at all')
  await page.goto(place.url)
  await allKept(page)
  for (const path of ['offers/ebbtide-refuge/', 'groups/ebbtide/', 'venues/kingfisher-house/', 'needs/domestic-abuse/']) {
    await page.goto(place.url + path)
    assert.ok(await page.$('[data-exit]'), path)
  }
  await page.goto(place.url + 'offers/repair-cafe/')
  await seenKept(page, 'offers/repair-cafe/')
  const all = Object.values(await kept(page)).flat()
  assert.ok(all.some((url) => url.includes('repair-cafe')))
  assert.deepEqual(all.filter((url) => /ebbtide|kingfisher|domestic/.test(url)), [])
  place.down = true
  await page.goto(place.url + 'offers/ebbtide-refuge/')
  assert.ok(await page.isVisible('[data-kept="missing"]'))
  await context.close()
})

test('what is kept does not say where someone lives or what they looked for', async () => {
  const place = await published()
  const { page, context } = await visit(place)
  const before = await kept(page)
  await page.goto(place.url + 'search/#pc=L3+1BP&need=food')
  await page.waitForFunction(() => /result/.test(document.querySelector('[data-status]').textContent))
  await page.waitForTimeout(500)
  const after = Object.values(await kept(page)).flat()
  const had = new Set(Object.values(before).flat())
  assert.deepEqual(after.filter((url) => !had.has(url) && !/\/index\/(cards|text|words)\//.test(url)), [])
  assert.ok(after.every((url) => !/[?#]/.test(url) && !/\/pc\/L3-/.test(url)))
  await context.close()
})

test('a site published anew shows at once, and breaks no page that is open', async () => {
  const place = await published()
  const { page, context } = await visit(place, 'search/#pc=CH41+5AA&need=food-banks')
  await results(page)
  place.folder = second
  // The open page is of the first version; its files are gone from the host.
  await page.fill('[data-need]', 'warm space')
  await page.press('[data-need]', 'Enter')
  await page.waitForFunction(() => /warm near/i.test(document.querySelector('h1').textContent))
  await results(page)
  const tab = await context.newPage()
  await tab.goto(place.url + 'search/#pc=CH41+5AA&need=food-banks')
  await results(tab)
  assert.match(await tab.textContent('[data-results]'), /Parcels under a new name/)
  await allKept(tab, 2)
  // Without a network both go on, each with its own index.
  place.down = true
  await page.fill('[data-need]', 'debt')
  await page.press('[data-need]', 'Enter')
  await page.waitForFunction(() => /debt/i.test(document.querySelector('h1').textContent))
  await results(page)
  place.down = false
  await page.close()
  await tab.close()
  // With no page of the first left, the second takes over and the first goes.
  const last = await context.newPage()
  for (let i = 0; i < 20; i++) {
    await last.goto(place.url + 'about/')
    const shells = Object.keys(await kept(last)).filter((name) => name.includes(' shell '))
    if (shells.length === 1) break
    await last.goto('about:blank')
    await last.waitForTimeout(200)
  }
  const caches = await kept(last)
  assert.equal(Object.keys(caches).filter((name) => name.includes(' shell ')).length, 1)
  const tables = Object.values(caches).flat().filter((url) => url.includes('/index/table-'))
  const own = readFileSync(join(second, 'sw.js'), 'utf8').match(/index\/table-\w+\.json/g)
  assert.equal(tables.length, own.length, 'files of the first version are gone')
  place.down = true
  await last.goto(place.url + 'search/#pc=CH41+5AA&need=food-banks')
  await results(last)
  assert.match(await last.textContent('[data-results]'), /Parcels under a new name/)
  await context.close()
})

test('a host that gives half of a new version changes nothing', async () => {
  const place = await published()
  const { page, context } = await visit(place)
  place.folder = second
  place.broken.add('index/table')
  place.broken.add('search/')
  await page.goto(place.url + 'about/')
  await page.waitForTimeout(1500)
  place.down = true
  place.broken.clear()
  await page.goto(place.url + 'search/#pc=CH41+5AA&need=food-banks')
  await results(page)
  assert.match(await page.textContent('[data-results]'), /Birkenhead food parcels/)
  await context.close()
})

test('a slow network shows the copy, and says that it is slow', async () => {
  const place = await published()
  const { page, context } = await visit(place, 'offers/debt-advice/')
  await page.goto(place.url + 'offers/debt-advice/')
  await seenKept(page, 'offers/debt-advice/')
  place.late = 8000
  const started = Date.now()
  await page.goto(place.url + 'offers/debt-advice/', { waitUntil: 'commit' })
  await page.waitForSelector('[data-kept="slow"]:not([hidden])')
  assert.ok(Date.now() - started < 7500)
  place.late = 0
  await context.close()
})

test('a visitor who saves data has the pages kept, and not the index', async () => {
  const place = await published()
  const { page, context } = await open(chromium, { serviceWorkers: 'allow' })
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await page.goto(place.url)
  await until(page, () => navigator.serviceWorker.ready.then(Boolean))
  await page.waitForTimeout(1500)
  const all = Object.values(await kept(page)).flat()
  assert.ok(all.some((url) => url.endsWith('/search/')))
  assert.deepEqual(all.filter((url) => url.includes('/index/')), [])
  await context.close()
})

test('offline: false takes the worker and all that it kept away', async () => {
  const place = await published()
  const { page, context } = await visit(place)
  place.folder = without
  await page.goto(place.url + 'about/')
  await until(page, async () => !(await navigator.serviceWorker.getRegistrations()).length)
  assert.deepEqual(await kept(page), {})
  await page.goto(place.url)
  await page.waitForTimeout(1500)
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0)
  await context.close()
})
