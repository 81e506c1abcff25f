// `node tests/drawings/draw.mjs`: the theme's PNGs from the drawings beside this, for what
// does not read SVG. A palette of 64 colours (24 for icons) makes them a third as large.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { browser, root } from '../browser/kit.mjs'

const IMAGES = [
  ['icon', 'icon-32', 32, 32],
  ['icon', 'icon-180', 180, 180],
  ['icon', 'icon-192', 192, 192],
  ['icon', 'icon-512', 512, 512],
  ['share', 'share', 1200, 630],
]
const chromium = await browser()
for (const [drawing, name, width, height] of IMAGES) {
  const svg = readFileSync(join(import.meta.dirname, drawing + '.svg'), 'utf8')
  const page = await chromium.newPage({ viewport: { width, height } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${width}px;height:${height}px}</style>${svg}`)
  await page.screenshot({ path: join(root, 'themes/default/assets/images', name + '.png') })
  await page.close()
}
await chromium.close()
