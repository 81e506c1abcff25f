// Every kind of page, in the states that it can be in, on a phone and on a desk, light and
// dark: no fault that axe can find, nothing wider than the screen, nothing asked of anyone
// else. The same in other colours than the theme's own.
import assert from 'node:assert/strict'
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { axeFaults, build, copySite, host, open, root, sample, still } from './kit.mjs'
import { called, DESK, kindOf, kindsOf, PAGES, PHONE, reach, TABLET, turnTo } from './pages.mjs'

/** Pages that show every colour between them. */
const COLOURFUL = ['search/#pc=CH41+5AA', 'search/#pc=CH44+6QP', 'offers/ebbtide-refuge/', 'a-z/s/', 'desk/#pc=CH41+5AA&need=food']
const LIGHT = { colorScheme: 'light' }
const DARK = { colorScheme: 'dark' }
const { chromium, place } = await sample()

test('the pages that are looked at are of every kind that is built', () => {
  const texts = readdirSync(join(root, 'content/pages')).map((file) => file.replace(/\..*/, '/'))
  const kinds = kindsOf(place.folder, texts)
  assert.ok(kinds.size > 20, [...kinds].join())
  const looked = new Set(PAGES.map(({ path }) => kindOf(path.replace(/#.*/, ''))))
  assert.deepEqual([...kinds].filter((kind) => !looked.has(kind)), [])
})

async function assertFits(page, what) {
  await still(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(overflow <= 0, `${what} is ${overflow} px wider than the screen`)
}

async function assertNoFault(page, what) {
  await assertFits(page, what)
  assert.deepEqual(await axeFaults(page), [], what)
}

// One visit to each page for all of it, as opening a page is what takes long.
test('no accessibility fault on a phone, light, and on a desk, dark; nothing wider than these or a tablet', async () => {
  const { page, seen, context } = await open(chromium, { viewport: PHONE })
  for (const state of PAGES) {
    await turnTo(page, PHONE, LIGHT)
    const answer = await reach(page, place.url, state)
    assert.equal(answer.status(), 200, state.path)
    await assertNoFault(page, `${called(state)}, phone, light`)
    await turnTo(page, TABLET, LIGHT)
    await assertFits(page, `${called(state)}, tablet`)
    await turnTo(page, DESK, DARK)
    await assertNoFault(page, `${called(state)}, desk, dark`)
    await page.evaluate(() => localStorage.clear())
  }
  assert.deepEqual(seen.elsewhere, [])
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('no accessibility fault on a page that a script could not fill', async () => {
  const { page, context } = await open(chromium)
  place.broken.add('index/')
  for (const path of ['search/#pc=CH41+5AA', 'desk/#pc=CH41+5AA', 'list/#ids=offers/debt-advice']) {
    await reach(page, place.url, { path })
    await assertNoFault(page, path)
  }
  place.broken.clear()
  await context.close()
})

// That all pairs stand out in all colours is reckoned in `src/colours.rs`; here, that what
// the pages show are these pairs.
for (const colours of ['brick-red', '"#ffd400"']) {
  test(`no accessibility fault in ${colours}`, async () => {
    const site = copySite()
    appendFileSync(join(site, 'content/site.yaml'), `\ncolours: ${colours}\n`)
    const place = await host(build(site))
    const { page, context } = await open(chromium)
    for (const state of PAGES.filter(({ path }) => COLOURFUL.includes(path))) {
      await reach(page, place.url, state)
      for (const media of [LIGHT, DARK]) {
        await turnTo(page, PHONE, media)
        await assertNoFault(page, `${called(state)}, ${media.colorScheme}`)
      }
    }
    await context.close()
    place.close()
  })
}
