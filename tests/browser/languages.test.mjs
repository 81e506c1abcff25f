// A site in two languages: the switch keeps the place and the question, results are in
// the language of the page and say what is not, and no page has a fault that axe finds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults, open, sample } from './kit.mjs'
import { called, PAGES, reach } from './pages.mjs'

const { chromium, place } = await sample()

const settled = (page) =>
  page.waitForFunction(() => /anlyniad|result/.test(document.querySelector('[data-status]').textContent))

for (const [width, colorScheme, dir] of [[1280, 'light', 'ltr'], [360, 'dark', 'rtl']]) {
  test(`no accessibility fault in Welsh at ${width} px, ${colorScheme}, ${dir}`, async () => {
    const { page, seen, context } = await open(chromium, { viewport: { width, height: 800 }, colorScheme })
    for (const state of PAGES) {
      const answer = await reach(page, place.url + 'cy/', state)
      assert.equal(answer.status(), 200, state.path)
      if (dir === 'rtl') await page.evaluate(() => (document.documentElement.dir = 'rtl'))
      assert.equal(await page.getAttribute('html', 'lang'), 'cy')
      assert.deepEqual(await axeFaults(page), [], called(state))
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      assert.ok(overflow <= 0, `${called(state)} is ${overflow} px wider than the screen`)
      await page.evaluate(() => localStorage.clear())
    }
    assert.deepEqual(seen.elsewhere, [])
    assert.deepEqual(seen.errors, [])
    await context.close()
  })
}

test('the switch leads to the same page, without scripts too', async () => {
  const { page, context } = await open(chromium, { javaScriptEnabled: false })
  await page.goto(place.url + 'offers/debt-advice/')
  await page.click('text=Cymraeg')
  assert.equal(page.url(), place.url + 'cy/offers/debt-advice/')
  assert.equal(await page.textContent('h1'), 'Cyngor ar ddyled')
  await page.click('text=English')
  assert.equal(page.url(), place.url + 'offers/debt-advice/')
  await context.close()
})

test('the switch keeps the question, what it is narrowed by and the postcode that is kept', async () => {
  const { page, seen, context } = await open(chromium)
  await page.goto(place.url + 'search/#pc=CH41+5AA&need=food&access=step-free')
  await settled(page)
  const english = await page.textContent('[data-status]')
  await page.click('header >> text=Cymraeg')
  await page.waitForURL('**/cy/search/**')
  assert.equal(new URL(page.url()).hash, '#pc=CH41+5AA&need=food&access=step-free')
  await settled(page)
  const welsh = await page.textContent('[data-status]')
  assert.equal(/\d+/.exec(welsh)[0], /\d+/.exec(english)[0], 'as many results')
  assert.match(await page.textContent('h1'), /^Bwyd a hanfodion ger CH41 5AA/)
  assert.equal(await page.inputValue('[data-need]'), 'Bwyd a hanfodion')
  assert.match(await page.textContent('[data-facets]'), /Heb risiau|heb risiau/)
  // Narrowed on the page, the link goes along.
  await page.evaluate(() => (location.hash = '#pc=CH44+6LY&need=money'))
  await page.click('header >> text=English')
  await page.waitForURL('**/search/#pc=CH44+6LY&need=money')
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('results say what is in English, and English words find', async () => {
  const { page, seen, context } = await open(chromium)
  await page.goto(place.url + 'cy/search/#pc=CH41+5AA&q=lunch+club')
  await settled(page)
  await page.waitForSelector('[data-results] .card')
  const marked = await page.$$eval('[data-results] span[lang="en"]', (all) => all.map((one) => one.textContent))
  assert.ok(marked.length > 3)
  const all = await page.textContent('[data-results]')
  assert.ok(!/[\ufdd0-\ufdef]/.test(all))
  for (const [typed, name] of [['fwyd', 'Parseli bwyd'], ['debt', 'Cyngor ar ddyled'], ['cynhesrwydd', 'Mannau cynnes'], ['banc bwyd', 'Parseli bwyd Penbedw']]) {
    await page.goto('about:blank')
    await page.goto(place.url + 'cy/search/#pc=CH41+5AA&q=' + encodeURIComponent(typed))
    await settled(page)
    await page.waitForSelector('[data-results] .card')
    assert.ok((await page.textContent('[data-results]')).includes(name), `${typed} finds ${name}`)
  }
  assert.deepEqual(seen.errors, [])
  await context.close()
})

test('a place has a name in each language, and each leads there', async () => {
  const { page, context } = await open(chromium)
  await page.goto(place.url + 'cy/')
  await page.fill('[data-postcode]', 'Penbedw')
  await page.click('[data-finder] [type=submit]')
  await settled(page)
  assert.match(await page.textContent('h1'), /ger Penbedw/)
  await page.click('header >> text=English')
  await page.waitForURL(/\/search\/#pc=Penbedw/)
  await settled(page)
  assert.match(await page.textContent('h1'), /near Birkenhead/)
  await context.close()
})

test('the forms of words go with their numbers', async () => {
  const { page, context } = await open(chromium)
  await page.goto(place.url + 'cy/search/')
  const said = await page.evaluate(() => {
    const words = JSON.parse(document.getElementById('finder-words').textContent)
    const rules = new Intl.PluralRules(document.documentElement.lang)
    return [1, 2, 3, 6, 25].map((n) => words['found_anywhere_' + rules.select(n)] || words.found_anywhere)
  })
  assert.deepEqual(said, ['{n} canlyniad', '2 ganlyniad', '3 chanlyniad', '6 chanlyniad', '{n} canlyniad'])
  await context.close()
})
