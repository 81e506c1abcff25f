// Pages as people adapt them to themselves: everything four times as large, no movement,
// more room between lines; targets that a shaking hand can hit; names as long as they come.
// The criteria are those of WCAG 2.2.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { build, copySite, host, open, sample, still } from './kit.mjs'
import { called, PAGES, reach } from './pages.mjs'

const { chromium, place } = await sample()

/** Opens each page in its state, once for some checks; gives what each of them found. */
function visits(options, checks) {
  let found
  const visit = async () => {
    const { page, context } = await open(chromium, options)
    const found = Object.fromEntries(Object.keys(checks).map((name) => [name, []]))
    for (const state of PAGES) {
      await reach(page, place.url, state)
      await page.evaluate(tools)
      for (const [name, check] of Object.entries(checks)) {
        found[name].push(...(await check(page)).map((what) => `${called(state)}: ${what}`))
      }
      await page.evaluate(() => localStorage.clear())
    }
    await context.close()
    return found
  }
  return () => (found ||= visit())
}

/** Functions for the page: which elements are seen, how they are called here, what has the focus. */
const tools = () => {
  window.seen = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1 && height > 1
  }
  window.named = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110)
  window.clipped = (element) => {
    const style = getComputedStyle(element)
    const clamped = style.webkitLineClamp !== 'none'
    const hides = (axis) => ['hidden', 'clip'].includes(axis)
    const [wide, tall] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight]
    return !clamped && ((hides(style.overflowX) && wide > 1) || (hides(style.overflowY) && tall > 1))
  }
}

/** What scrolls sideways or is cut off. */
const lost = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - window.innerWidth
    const found = wide > 0 ? [`${wide} px wider than the screen`] : []
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('svg, .visually-hidden, .map__frame, [hidden]') || !window.seen(element)) continue
      const { left, right } = element.getBoundingClientRect()
      const scrolls = element.closest('.scroll, textarea, input')
      if (!scrolls && !element.closest('.skip') && (left < -1 || right > window.innerWidth + 1)) found.push('beside the screen: ' + window.named(element))
      // What is typed moves along with the caret.
      if (element.tagName !== 'INPUT' && window.clipped(element)) found.push('cut off: ' + window.named(element))
    }
    return found
  })

/** What is lost when lines, words and letters stand further apart (1.4.12). */
async function cramped(page) {
  const room = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }'
  await page.addStyleTag({ content: room })
  return lost(page)
}

/** Presses Tab through a page; gives what has the focus and is not wholly in sight. */
async function covered(page) {
  await page.evaluate(() => {
    document.activeElement?.blur()
    window.scrollTo(0, 0)
  })
  const found = []
  const outOfSight = () =>
    page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return 'end'
      const box = element.getBoundingClientRect()
      // A field taller than the screen is in sight when some of it is.
      const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2]]
      const inSight = points.filter(([x, y]) => {
        const top = document.elementFromPoint(x, y)
        return top && (element.contains(top) || top.contains(element) || top.closest('label')?.contains(element))
      })
      const tall = box.height > window.innerHeight / 2
      return inSight.length === points.length || (tall && inSight.length) ? '' : window.named(element)
    })
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    let what = await outOfSight()
    if (what === 'end') break
    // Cards that come as their layer is neared may still be on their way.
    if (what) await still(page)
    if (what) await page.waitForTimeout(300)
    if (what) what = await outOfSight()
    if (what) found.push('covered: ' + what)
  }
  return found
}

/** What can be pressed and is smaller than 24 px, without that room around it (2.5.8). */
const small = (page) =>
  page.evaluate(() => {
    const pressed = 'a[href], button, input, select, textarea, summary, [role="option"], [tabindex="0"]'
    const all = [...document.querySelectorAll(pressed)].filter(window.seen)
    // A box and its words are one target.
    const boxes = all.map((element) => [element, (element.closest('label') || element).getBoundingClientRect()])
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2]
    return boxes.flatMap(([element, box]) => {
      if (box.width >= 24 && box.height >= 24) return []
      // Links within a sentence are as high as its line.
      const around = element.parentElement
      const inline = getComputedStyle(element).display === 'inline'
      const words = around.textContent.trim().length > element.textContent.trim().length
      if (inline && words && around.closest('p, li, dd, td, small, span')) return []
      const [x, y] = middle(box)
      const near = boxes.filter(([other, theirs]) => {
        if (other === element) return false
        const away = Math.hypot(Math.max(theirs.left - x, 0, x - theirs.right), Math.max(theirs.top - y, 0, y - theirs.bottom))
        return away < 12
      })
      return near.length ? [`${Math.round(box.width)} × ${Math.round(box.height)}: ${window.named(element)}`] : []
    })
  })

/** What moves though a person asked for less movement (2.3.3). */
const moving = (page) =>
  page.evaluate(() => {
    const found = document.getAnimations().map((one) => 'moves: ' + (one.animationName || one.transitionProperty))
    for (const element of document.querySelectorAll('*')) {
      const style = getComputedStyle(element)
      const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0)
      if (lasts(style.transitionDuration) || style.animationName !== 'none') found.push('would move: ' + element.className)
      if (style.scrollBehavior === 'smooth') found.push('glides: ' + element.className)
    }
    return found
  })

/** 1280 px wide at 400 %. */
const enlarged = visits({ viewport: { width: 320, height: 256 } }, { lost, covered })
const phone = visits({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' }, { small, moving, cramped })

test('four times as large, nothing is lost and nothing scrolls sideways', async () => {
  assert.deepEqual((await enlarged()).lost, [])
})

test('four times as large, what has the focus is in sight', async () => {
  assert.deepEqual((await enlarged()).covered, [])
})

test('what has the focus is not pushed out of sight by cards that come late', async () => {
  const { page, context } = await open(chromium, { viewport: { width: 320, height: 256 } })
  let release
  const held = new Promise((done) => (release = done))
  await page.goto(place.url + 'search/#pc=CH44+6QP')
  await page.waitForSelector('[data-results] [data-field="name"]')
  await page.route('**/cards/**', (route) => held.then(() => route.continue()))
  const second = page.locator('[data-results] [data-shown] >> nth=1')
  assert.equal(await second.locator('li').count(), 0, 'a layer out of sight is not filled yet')
  await second.locator('[data-more]').focus()
  release()
  await second.locator('li').first().waitFor()
  const box = await second.locator('[data-more]').boundingBox()
  assert.ok(box.y >= 0 && box.y + box.height <= 256, `the button is ${box.y} px down the screen`)
  await context.close()
})

test('what can be pressed is at least 24 px large, or has that room', async () => {
  assert.deepEqual((await phone()).small, [])
})

test('nothing moves for who asked for less movement', async () => {
  assert.deepEqual((await phone()).moving, [])
})

test('more room between lines, words and letters loses nothing', async () => {
  assert.deepEqual((await phone()).cramped, [])
})

test('a name with a very long word is broken, and nothing scrolls sideways', async () => {
  const site = copySite()
  const long = 'Tribunal help in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'
  for (const file of ['site.yaml', 'offers/debt-advice.md', 'venues/hamilton-house.md', 'groups/portside-community.md', 'alerts/cold-weather.md']) {
    const path = join(site, 'content', file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^name: .*$/m, 'name: ' + long))
  }
  const place = await host(build(site))
  const { page, context } = await open(chromium, { viewport: { width: 320, height: 640 } })
  for (const state of PAGES) {
    await reach(page, place.url, state)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(wide <= 0, `${called(state)} is ${wide} px wider than the screen`)
    await page.evaluate(() => localStorage.clear())
  }
  await context.close()
  place.close()
})
