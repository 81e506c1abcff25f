// Every kind of page, in the states that it can be in, on a phone and on a desk, light and
// dark: no fault that axe can find, nothing wider than the screen, nothing asked of anyone
// else. The same in other colours than the theme's own.
import assert from 'node:assert/strict'
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { axeFaults, build, copySite, host, open, root, sample } from './kit.mjs'
import { called, kindOf, kindsOf, PAGES, reach } from './pages.mjs'

/** Pages that show every colour between them. */
const COLOURFUL = ['search/#pc=CH41+5AA', 'search/#pc=CH44+6QP', 'offers/ebbtide-refuge/', 'a-z/s/', 'desk/#pc=CH41+5AA&need=food']
const { chromium, place } = await sample()

test('the pages that are looked at are of every kind that is built', () => {
  const texts = readdirSync(join(root, 'content/pages')).map((file) => file.replace(/\..*/, '/'))
  const kinds = kindsOf(place.folder, texts)
  assert.ok(kinds.size > 20, [...kinds].join())
  const looked = new Set(PAGES.map(({ path }) => kindOf(path.replace(/#.*/, ''))))
  assert.deepEqual([...kinds].filter((kind) => !looked.has(kind)), [])
})

async function assertFits(page, what) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(overflow <= 0, `${what} is ${overflow} px wider than the screen`)
}

async function assertNoFault(page, what) {
  assert.deepEqual(await axeFaults(page), [], what)
  await assertFits(page, what)
}

for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark']]) {
  test(`no accessibility fault at ${width} px, ${colorScheme}`, async () => {
    const { page, seen, context } = await open(chromium, { viewport: { width, height: 800 }, colorScheme })
    for (const state of PAGES) {
      const answer = await reach(page, place.url, state)
      assert.equal(answer.status(), 200, state.path)
      await assertNoFault(page, called(state))
      await page.evaluate(() => localStorage.clear())
    }
    assert.deepEqual(seen.elsewhere, [])
    assert.deepEqual(seen.errors, [])
    await context.close()
  })
}

test('nothing is wider than a tablet', async () => {
  const { page, context } = await open(chromium, { viewport: { width: 768, height: 1024 } })
  for (const state of PAGES) {
    await reach(page, place.url, state)
    await assertFits(page, called(state))
    await page.evaluate(() => localStorage.clear())
  }
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
    for (const colorScheme of ['light', 'dark']) {
      const { page, context } = await open(chromium, { colorScheme })
      for (const state of PAGES.filter(({ path }) => COLOURFUL.includes(path))) {
        await reach(page, place.url, state)
        await assertNoFault(page, `${called(state)}, ${colorScheme}`)
      }
      await context.close()
    }
    place.close()
  })
}
