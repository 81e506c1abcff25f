// In forced colours (Windows' contrast themes), where every ground is one colour and no
// shadow is drawn, in a light theme and in a dark one: what has the focus, what can be
// pressed, what is chosen, signs and the map are still made out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, sample } from './kit.mjs'
import { called, PAGES, reach } from './pages.mjs'

const { chromium, place } = await sample()
const FORCED = { forcedColors: 'active', viewport: { width: 768, height: 900 } }
const SCHEMES = ['light', 'dark']

/** What must have a border of its own, since its ground is as that around it. */
const BORDERED = [
  '.card', '.finder', '.box', '.actions', '.facets', '.notice', '.next-step', 'ol.rows', '.desk__chosen', '.sheet__item', '.none',
  '.button:not(.button--text)', '.chips a', '.az a', '.topic__icon', '.layer__icon', '.exit__button', '.suggestions', '.map', '.map__marker',
  '.checked--stale', 'input', 'select', 'textarea', '.error-summary', 'kbd', '.chip', '.leaflet',
].join()

/** Runs in the page: what has no border though it must, and signs that are faint. */
function faults(bordered) {
  const systemColour = (name) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.backgroundColor = name
    const { backgroundColor } = getComputedStyle(probe)
    probe.remove()
    return backgroundColor
  }
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255)
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  }
  const ratio = (one, two) => {
    const [more, less] = [luminance(one), luminance(two)].sort((a, b) => b - a)
    return (more + 0.05) / (less + 0.05)
  }
  const canvas = systemColour('Canvas')
  const clear = (colour) => /^rgba\(.*, 0\)$/.test(colour)
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor
    if (!clear(colour)) return colour
    return element.parentElement ? ground(element.parentElement) : canvas
  }
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.offsetWidth > 1
  const named = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 90)
  const found = []
  for (const element of document.querySelectorAll(bordered)) {
    if (!seen(element) || element.matches('[type="checkbox"], [type="radio"]')) continue
    const style = getComputedStyle(element)
    const outside = ground(element.parentElement)
    const sides = ['Top', 'Right', 'Bottom', 'Left'].filter(
      (side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0 && !clear(style[`border${side}Color`]) && ratio(style[`border${side}Color`], outside) >= 3
    )
    if (!sides.length && ratio(style.backgroundColor, outside) < 3) found.push('no border: ' + named(element))
  }
  for (const sign of document.querySelectorAll('svg.icon')) {
    if (!sign.checkVisibility() || !sign.parentElement.offsetWidth) continue
    const { stroke } = getComputedStyle(sign)
    if (ratio(stroke, ground(sign.parentElement)) < 3) found.push(`faint sign ${stroke}: ` + named(sign.parentElement))
  }
  return found
}

test('borders, signs and the focus are made out', async () => {
  const { page, context } = await open(chromium, FORCED)
  const found = []
  for (const state of PAGES) {
    await reach(page, place.url, state)
    const wrong = []
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme })
      wrong.push(...(await page.evaluate(faults, BORDERED)).map((what) => `${colorScheme}: ${what}`))
    }
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab')
      const unseen = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
        const plain = document.activeElement === document.body
        return plain || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) ? '' : document.activeElement.outerHTML.slice(0, 90)
      })
      if (unseen) wrong.push('no focus: ' + unseen)
    }
    found.push(...new Set(wrong.map((what) => `${called(state)}: ${what}`)))
    await page.evaluate(() => localStorage.clear())
  }
  assert.deepEqual(found, [])
  await context.close()
})

test('what is chosen is told from what is not', async () => {
  for (const colorScheme of SCHEMES) await chosenIsTold(colorScheme)
})

async function chosenIsTold(colorScheme) {
  const { page, context } = await open(chromium, { ...FORCED, colorScheme })
  /** How two elements differ where forced colours leave something to see. */
  const differ = (one, other) =>
    page.evaluate(
      ([one, other]) => {
        const look = (selector) => {
          const element = document.querySelector(selector)
          const style = getComputedStyle(element)
          const drawn = ['borderTopWidth', 'borderTopColor', 'outlineWidth', 'outlineStyle', 'fontWeight', 'textDecorationLine', 'textDecorationThickness', 'backgroundColor', 'color']
          return drawn.map((name) => style[name]).join() + getComputedStyle(element, '::after').content + element.checked
        }
        return look(one) !== look(other)
      },
      [one, other]
    )
  await page.goto(place.url + 'a-z/s/')
  assert.ok(await differ('.az [aria-current]', '.az a:not([aria-current])'), 'the letter')
  assert.ok(await differ('.site-header [aria-current]', '.site-header li a:not([aria-current])'), 'where one is in the menu')
  await page.goto(place.url + 'whats-on/monday/')
  assert.ok(await differ('.chips [aria-current]', '.chips a:not([aria-current])'), 'the day')
  await page.goto(place.url + 'offers/debt-advice/')
  await page.click('[data-part="actions"] [data-save]')
  await page.waitForSelector('button[aria-pressed="true"]')
  assert.ok(await differ('button[aria-pressed="true"]', '.actions .button--quiet:not([aria-pressed])'), 'saved')
  await reach(page, place.url, PAGES.find(({ does }) => does?.name === 'openFacets'))
  assert.ok(await differ('[data-facets] input:checked', '[data-facets] input:not(:checked)'), 'a choice')
  await reach(page, place.url, PAGES.find(({ does }) => does?.name === 'suggest'))
  assert.ok(await differ('[role="option"][aria-selected="true"]', '[role="option"][aria-selected="false"]'), 'a suggestion')
  await reach(page, place.url, PAGES.find(({ does }) => does?.name === 'desk'))
  assert.ok(await differ('.row:has([aria-current])', '.row:not(:has([aria-current]))'), 'a row of the desk')
  await context.close()
}

test('the map keeps its own colours, and its numbers are read', async () => {
  const { page, context } = await open(chromium, FORCED)
  await reach(page, place.url, PAGES.find(({ does }) => does?.name === 'openMap'))
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme })
    const [land, water, number, ground] = await page.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector))
      const marker = style('.map__marker')
      return [style('.map__some').stroke, style('.map__frame').backgroundColor, marker.color, marker.backgroundColor]
    })
    assert.notEqual(land, water, colorScheme)
    assert.notEqual(number, ground, colorScheme)
  }
  await context.close()
})
