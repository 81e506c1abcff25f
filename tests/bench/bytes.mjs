// `node tests/bench/bytes.mjs [SITE POSTCODE NEED]…`: what a cold start costs until the
// first results stand on the page, and on entries' pages: bytes as sent (gzip), requests,
// and time on a slow network with a slow processor; and the bytes in all, with what is
// fetched after that. Of entries it is the one with the largest page of each kind, and of
// those that are sensitive, in each language. Without arguments, the sample.
import { gzipSync } from 'node:zlib'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { browser, build, copySite, host, root } from '../browser/kit.mjs'
import { RESULTS, cold } from './cold.mjs'

const args = process.argv.slice(2)
const sites = [[root, 'CH41 5AA', 'food']]
for (let i = 0; i + 2 < args.length; i += 3) sites.push(args.slice(i, i + 3))
const chromium = await browser()

/** The entries' pages that are measured: the heaviest of their sort. */
function entries(folder) {
  const pages = ['', 'cy/'].flatMap((language) => ['offers/', 'groups/', 'venues/'].map((kind) => language + kind))
  return pages.filter((kind) => existsSync(join(folder, kind))).flatMap((kind) => {
    const all = readdirSync(join(folder, kind)).map((slug) => {
      const page = readFileSync(join(folder, kind, slug, 'index.html'), 'utf8')
      return { path: kind + slug + '/', size: gzipSync(page).length, sensitive: page.includes('data-exit-main') }
    })
    all.sort((a, b) => b.size - a.size)
    return [false, true].map((sensitive) => all.find((one) => one.sensitive === sensitive)).filter(Boolean)
  })
}

console.log('page'.padEnd(52), 'kB'.padStart(7), 'requests'.padStart(9), 'in all'.padStart(7), 'ms, 1.6 Mbit/s, 150 ms, CPU/4'.padStart(32))
for (const [site, postcode, need] of sites) {
  const folder = build(copySite(site))
  const settings = readFileSync(join(site, 'content/site.yaml'), 'utf8')
  const base = settings.match(/^base_url: *"?https?:\/\/[^/]*(\/[^"\s]*)/m)
  const place = await host(folder, base ? base[1].replace(/\/*$/, '/') : '/')
  const states = [
    ['home', '', ''],
    [`results ${postcode} ${need}`, `search/#${new URLSearchParams({ pc: postcode, need })}`, RESULTS],
    [`results ${postcode}`, `search/#${new URLSearchParams({ pc: postcode })}`, RESULTS],
    ...entries(folder).map(({ path, sensitive }) => [path + (sensitive ? ' (sensitive)' : ''), path, '']),
  ]
  for (const [name, path, ready] of states) {
    const fast = await cold(chromium, place.url + path, ready)
    const { first, all } = await fast.seen()
    await fast.context.close()
    const slow = await cold(chromium, place.url + path, ready, true)
    await slow.context.close()
    const label = `${site === root ? 'sample' : site}: ${name}`
    const kB = ({ bytes }) => (bytes / 1000).toFixed(1).padStart(7)
    console.log(label.padEnd(52), kB(first), String(first.requests).padStart(9), kB(all), String(slow.took).padStart(32))
  }
  const css = readFileSync(join(folder, readFileSync(join(folder, 'index.html'), 'utf8').match(/\/(assets\/\w+\/css\/style\.css)/)[1]))
  console.log(`  of which the stylesheet ${(gzipSync(css).length / 1000).toFixed(1)} kB`)
  place.close()
}
await chromium.close()
