// `node tests/bench/find.mjs [COUNT …]`: finding in Chromium, on generated sites of 2,000,
// 20,000 and 100,000 entries. From a cold start to the first ten results: bytes as sent
// (gzip), requests, time on 1.6 Mbit/s with 150 ms and a processor slowed four times, and
// the JavaScript heap. Then, with the network as it is and the processor slowed four
// times: the longest task of a later search, of a filter and of a keystroke.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { browser, build, host, root, temporary } from '../browser/kit.mjs'
import { RESULTS, cold } from './cold.mjs'

process.env.INFOBANK = process.env.INFOBANK || join(root, 'target/release/infobank')
const counts = process.argv.slice(2).map(Number)
const chromium = await browser()
const start = (url, slow) => cold(chromium, url, RESULTS, slow)
/** The longest task while something is done, in ms. */
async function longest({ page, session }, act, until) {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.evaluate(() => {
    window.tasks = []
    window.watch = new PerformanceObserver((list) => list.getEntries().forEach((one) => window.tasks.push(one.duration)))
    window.watch.observe({ type: 'longtask' })
  })
  await act()
  await until()
  await page.waitForTimeout(600)
  const tasks = await page.evaluate(() => (window.watch.disconnect(), window.tasks))
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return tasks.length ? `${Math.round(Math.max(...tasks))} ms` : 'under 50 ms'
}

console.log('entries   search                  kB  requests   in all  ms slowed  heap MB')
for (const count of counts.length ? counts : [2000, 20000, 100000]) {
  const site = temporary()
  execFileSync('cargo', ['bench', '--quiet', '--bench', 'search', '--', '--write', site, String(count)], { cwd: root, stdio: 'ignore' })
  const place = await host(build(site))
  const searches = { 'postcode + need': { pc: 'CH41 5AA', need: 'food' }, 'postcode + words': { pc: 'CH41 5AA', q: 'warm soup' }, postcode: { pc: 'CH41 5AA' } }
  for (const [name, asked] of Object.entries(searches)) {
    const url = place.url + 'search/#' + new URLSearchParams(asked)
    const fast = await start(url, false)
    const { first, all } = await fast.seen()
    const { usedSize } = await fast.session.send('Runtime.getHeapUsage')
    await fast.context.close()
    const slow = await start(url, true)
    await slow.context.close()
    console.log(
      String(count).padStart(7), ' ', name.padEnd(17), (first.bytes / 1000).toFixed(1).padStart(8),
      String(first.requests).padStart(9), (all.bytes / 1000).toFixed(1).padStart(8), String(slow.took).padStart(10), (usedSize / 1e6).toFixed(1).padStart(8)
    )
  }
  const warm = await start(place.url + 'search/#' + new URLSearchParams(searches['postcode + words']), false)
  const { page } = warm
  const before = (await warm.seen()).all
  const again = await longest(
    warm,
    () => page.evaluate(() => (location.hash = '#pc=CH44+6LY&q=debt+advice')),
    () => page.waitForFunction(() => /CH44 6LY/.test(document.querySelector('[data-status]').textContent))
  )
  const { all } = await warm.seen()
  console.log(`          a later search: ${((all.bytes - before.bytes) / 1000).toFixed(1)} kB, ${all.requests - before.requests} requests, longest task ${again}`)
  const filter = await longest(warm, () => page.evaluate(() => {
    const box = document.querySelector('.facets input[type=checkbox]')
    if (box) box.click()
  }), () => page.waitForTimeout(300))
  await page.click('[data-need]')
  await page.waitForLoadState('networkidle')
  const key = await longest(warm, () => page.type('[data-need]', 'f'), () => page.waitForTimeout(300))
  console.log(`          longest task of a filter: ${filter}; of a keystroke: ${key} (processor slowed four times)`)
  await warm.context.close()
  place.close()
}
await chromium.close()
