// On a phone and a slow network, what a resident has begun to read does not jump when the
// rest comes: the layout shift score (as browsers reckon it) of pages that scripts fill.
// Geometry, not time: how slow it is decides only that each part comes by itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cold } from '../bench/cold.mjs'
import { sample, still } from './kit.mjs'

const { chromium, place } = await sample()
/** Scores above 0.1 are felt; half of that leaves room for other fonts. */
const MOST = 0.05

/** What shifted in a page that is opened for the first time, slowly. */
async function shifts(path, wanted) {
  const { page, context } = await cold(chromium, place.url + path, wanted, true)
  // What shifted before it is asked is told as well.
  await page.evaluate(() => {
    window.shifts = []
    const what = ({ node }) => (node ? node.className || node.nodeName : 'what is gone')
    const note = (entry) => window.shifts.push({ score: entry.value, what: entry.sources.map(what).join(', ') })
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'layout-shift', buffered: true })
  })
  await still(page)
  const seen = await page.evaluate(() => window.shifts)
  await context.close()
  return seen
}

const told = (seen) => seen.map(({ score, what }) => `${score.toFixed(3)}: ${what}`).join('\n')
const sum = (seen) => seen.reduce((all, { score }) => all + score, 0)

for (const [name, path, wanted] of [
  ['the results', 'search/#pc=CH41+5AA&need=food', '[data-results] [data-field="name"]'],
  ['a list that was shared', 'list/#ids=offers/debt-advice,groups/portside-community', '[data-items] .sheet__phones a'],
]) {
  test(`a slow network hardly moves ${name}`, async () => {
    const seen = await shifts(path, wanted)
    assert.ok(sum(seen) < MOST, `shifts of ${sum(seen).toFixed(3)} in all:\n${told(seen)}`)
  })
}
