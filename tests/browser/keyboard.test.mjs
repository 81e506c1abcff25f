// The whole way by keyboard alone, each step reached with Tab: found, narrowed, opened,
// saved, printed, shared. What has the focus is always seen to have it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, sample, still } from './kit.mjs'

const { chromium, place } = await sample()

/** Presses Tab until an element has the focus, no more times than a person would bear. */
async function tabTo(page, selector, most = 25, key = 'Tab') {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(key)
    const at = await page.evaluate((selector) => {
      const element = document.activeElement
      const style = getComputedStyle(element)
      const { top, bottom } = element.getBoundingClientRect()
      const told = element.outerHTML.slice(0, 100)
      return {
        there: element.matches(selector),
        unseen: parseFloat(style.outlineWidth) < 2 || style.outlineStyle === 'none' ? told : '',
        outside: bottom <= 0 || top >= window.innerHeight ? told : '',
      }
    }, selector)
    assert.equal(at.unseen, '', 'the focus is not seen')
    assert.equal(at.outside, '', 'the focus is out of sight')
    if (at.there) return
  }
  assert.fail(`${selector} is not reached with ${most} times ${key}`)
}

const status = (page) => page.textContent('[data-status]')

for (const width of [360, 1280]) {
  test(`found, narrowed, opened, saved, printed and shared by keyboard alone at ${width} px`, async () => {
    const { page, seen, context } = await open(chromium, { viewport: { width, height: 740 } })
    const called = []
    await page.exposeFunction('called', (what, given) => called.push([what, given]))
    await page.addInitScript(() => {
      window.print = () => window.called('print')
      navigator.share = (given) => window.called('share', given)
    })
    await page.goto(place.url)
    await still(page)

    // Past the menu, to the form; a suggestion is taken with the arrows.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await tabTo(page, '[data-postcode]', 2)
    await page.keyboard.type('ch41 5aa')
    await tabTo(page, '[data-need]', 1)
    await page.keyboard.type('foo')
    await page.waitForSelector('.suggestions:not([hidden]) li')
    await page.keyboard.press('ArrowDown')
    const chosen = await page.textContent('[aria-selected="true"]')
    await page.keyboard.press('Enter')
    const taken = await page.inputValue('[data-need]')
    assert.ok(taken && chosen.startsWith(taken), `${chosen} is taken, not ${taken}`)
    await page.keyboard.press('Enter')
    await page.waitForURL(/search\/#/)
    await page.waitForSelector('[data-results] [data-field="name"]')
    await still(page)
    const all = parseInt(await status(page), 10)

    // Narrowed: the choice keeps the focus, and what is left is told.
    if (width < 900) {
      await tabTo(page, '[data-facets] summary')
      await page.keyboard.press('Enter')
    }
    await tabTo(page, '[data-facets] input')
    const choice = await page.evaluate(() => document.activeElement.value)
    await page.keyboard.press('Space')
    await page.waitForFunction((value) => document.activeElement.value === value && document.activeElement.checked, choice)
    await page.waitForFunction(() => /\d/.test(document.querySelector('[data-status]').textContent))
    const left = parseInt(await status(page), 10)
    assert.ok(left > 0 && left <= all, `${left} of ${all}`)

    // Opened.
    await tabTo(page, '.card__name a', 40)
    const name = await page.evaluate(() => document.activeElement.textContent)
    await page.keyboard.press('Enter')
    await page.waitForSelector(`h1:has-text("${name}")`)
    await still(page)

    // Saved, and the list opened from the header.
    await tabTo(page, '[data-part="actions"] [data-save]', 40)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement.getAttribute('aria-pressed') === 'true')
    await tabTo(page, '[data-list]', 25, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-items] dd')
    assert.equal(await page.textContent('[data-items] [data-field="name"]'), name)

    // Printed and shared.
    await tabTo(page, '[data-print]', 30)
    await page.keyboard.press('Enter')
    await tabTo(page, '[data-share]', 3)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(100)
    assert.deepEqual(called.map(([what]) => what), ['print', 'share'])
    assert.ok(JSON.stringify(called[1]).includes(name), 'what is shared names it')
    assert.deepEqual(seen.elsewhere, [])
    assert.deepEqual(seen.errors, [])
    await context.close()
  })
}
