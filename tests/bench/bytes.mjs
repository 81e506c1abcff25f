// `node tests/bench/bytes.mjs [SITE POSTCODE NEED]…`: what a cold start costs until the
// first results stand on the page: bytes as sent (gzip), requests, and time on a slow
// network with a slow processor. Without arguments, the sample.
import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { browser, build, copySite, host, open, root } from '../browser/kit.mjs'

const args = process.argv.slice(2)
const sites = [[root, 'CH41 5AA', 'food']]
for (let i = 0; i + 2 < args.length; i += 3) sites.push(args.slice(i, i + 3))
const chromium = await browser()

/** Loads a page cold; gives bytes, requests and milliseconds until `ready`. */
async function cold(url, ready, slow) {
  const { page, context } = await open(chromium)
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  if (slow) {
    const speed = (1.6 * 1024 * 1024) / 8
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: speed, uploadThroughput: speed })
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  }
  let bytes = 0
  let requests = 0
  session.on('Network.requestWillBeSent', ({ request }) => (requests += request.url.startsWith('http') ? 1 : 0))
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  const started = Date.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(ready, null, { polling: 20 })
  const took = Date.now() - started
  await page.waitForLoadState('networkidle')
  await context.close()
  return { bytes, requests, took }
}

const shown = () => document.querySelectorAll('[data-results] [data-field="name"]').length > 0
const loaded = () => document.readyState === 'complete'
console.log('page'.padEnd(52), 'kB'.padStart(7), 'requests'.padStart(9), 'ms, 1.6 Mbit/s, 150 ms, CPU/4'.padStart(32))
for (const [site, postcode, need] of sites) {
  const folder = build(copySite(site))
  const settings = readFileSync(join(site, 'content/site.yaml'), 'utf8')
  const base = settings.match(/^base_url: *"?https?:\/\/[^/]*(\/[^"\s]*)/m)
  const place = await host(folder, base ? base[1].replace(/\/*$/, '/') : '/')
  const states = [
    ['home', '', loaded],
    [`results ${postcode} ${need}`, `search/#${new URLSearchParams({ pc: postcode, need })}`, shown],
    [`results ${postcode}`, `search/#${new URLSearchParams({ pc: postcode })}`, shown],
  ]
  for (const [name, path, ready] of states) {
    const { bytes, requests } = await cold(place.url + path, ready, false)
    const { took } = await cold(place.url + path, ready, true)
    const label = `${site === root ? 'sample' : site}: ${name}`
    console.log(label.padEnd(52), (bytes / 1000).toFixed(1).padStart(7), String(requests).padStart(9), String(took).padStart(32))
  }
  const css = readFileSync(join(folder, readFileSync(join(folder, 'index.html'), 'utf8').match(/\/(assets\/\w+\/css\/style\.css)/)[1]))
  console.log(`  of which the stylesheet ${(gzipSync(css).length / 1000).toFixed(1)} kB`)
  place.close()
}
await chromium.close()
