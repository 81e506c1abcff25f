// `node tests/browser/screenshots.mjs [FOLDER]`: pictures of the sample's pages, on a
// phone and on a desk. Without a folder, only the README's picture, beside this file.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { browser, build, copySite, host, open } from './kit.mjs'

const STATES = [
  ['home', ''],
  ['results', 'search/#pc=CH41+5AA&need=food'],
  ['results-all', 'search/#pc=CH41+5AA'],
  ['results-border', 'search/#pc=L3+1BP'],
  ['offer', 'offers/debt-advice/'],
  ['offer-hidden', 'offers/ebbtide-refuge/'],
  ['group', 'groups/portside-community/'],
  ['venue', 'venues/hamilton-house/'],
  ['need', 'needs/food/'],
  ['place', 'places/seacombe/'],
  ['sector', 'places/ch44-6/'],
  ['whats-on', 'whats-on/'],
  ['list', 'list/#ids=offers/debt-advice,groups/portside-community'],
  ['desk', 'desk/#pc=CH41+5AA&need=food'],
  ['leaflet', 'print/seacombe/'],
  ['welsh', 'cy/offers/debt-advice/'],
  ['a-z', 'a-z/s/'],
  ['not-found', '404.html'],
]
const folder = process.argv[2]
const chromium = await browser()
const place = await host(build(copySite()))

async function shoot(path, file, options, fullPage) {
  const { page, context } = await open(chromium, options)
  await page.goto(place.url + path)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: file, fullPage })
  await context.close()
}

if (folder) {
  mkdirSync(folder, { recursive: true })
  for (const width of [360, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const [name, path] of STATES) {
        const options = { viewport: { width, height: 800 }, colorScheme }
        await shoot(path, join(folder, `${name}-${width}-${colorScheme}.png`), options, true)
      }
    }
  }
} else {
  const file = join(import.meta.dirname, 'readme.png')
  await shoot(STATES[1][1], file, { viewport: { width: 1000, height: 860 } }, false)
}
await chromium.close()
place.close()
