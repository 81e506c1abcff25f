// Every kind of page, on a phone and on a desk, light and dark: no fault that axe can
// find, nothing wider than the screen, nothing asked of anyone else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults, open, sample } from './kit.mjs'

const PAGES = [
  '', 'search/', 'search/#pc=CH41+5AA', 'search/#pc=CH41+5AA&need=food', 'search/#pc=nowhere', 'search/#pc=CH44+6QP', 'needs/', 'needs/food/',
  'places/', 'places/seacombe/', 'a-z/', 'a-z/s/', 'volunteering/', 'about/', 'urgent-help/', 'offline/', 'your-device/', 'offers/debt-advice/',
  'offers/warm-spaces/', 'offers/ebbtide-refuge/', 'groups/portside-community/', 'venues/hamilton-house/',
  'venues/kingfisher-house/', 'venues/new-ferry-reading-room/', '404.html', 'list/',
  'list/#ids=offers/debt-advice,groups/portside-community,offers/gone', 'desk/', 'desk/#pc=CH41+5AA&need=food',
]
/** The page on which the map is opened. */
const WITH_MAP = 'search/#pc=CH44+6QP'
const { chromium, place } = await sample()

for (const [width, colorScheme] of [[360, 'light'], [1280, 'dark'], [320, 'dark'], [768, 'light']]) {
  test(`no accessibility fault at ${width} px, ${colorScheme}`, async () => {
    const { page, seen, context } = await open(chromium, { viewport: { width, height: 800 }, colorScheme })
    for (const path of PAGES) {
      await page.goto('about:blank')
      const answer = await page.goto(place.url + path)
      assert.equal(answer.status(), 200, path)
      if (path.includes('#')) await page.waitForFunction(() => !/Searching/.test(document.querySelector('[data-status]').textContent))
      await page.waitForLoadState('networkidle')
      if (path === WITH_MAP) {
        await page.click('[data-map] button')
        await page.waitForSelector('.map__marker')
        await page.waitForLoadState('networkidle')
      }
      const faults = await axeFaults(page)
      assert.deepEqual(faults, [], path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      assert.ok(overflow <= 0, `${path} is ${overflow} px wider than the screen`)
    }
    assert.deepEqual(seen.elsewhere, [])
    assert.deepEqual(seen.errors, [])
    await context.close()
  })
}
