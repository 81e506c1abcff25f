// What the browser tests share: a site built by the program, a plain static host with
// compression, and a browser that reports whatever it asks of anyone.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { extname, join, normalize, resolve } from 'node:path'
import { after } from 'node:test'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'

export const root = resolve(import.meta.dirname, '../..')
export const infobank = () => process.env.INFOBANK || join(root, 'target/debug/infobank')
/** The day that test sites are built for. */
export const today = '2026-11-23'
/** The visitor's moment, where a test sets no other: what is open now stands before what is not. */
const usualMoment = Date.parse(`${today}T10:00:00Z`)

/** A folder that goes when the tests end. */
export function temporary() {
  const folder = mkdtempSync(join(tmpdir(), 'infobank-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A copy of a site's content, by default the sample's. */
export function copySite(from = root) {
  const site = temporary()
  cpSync(join(from, 'content'), join(site, 'content'), { recursive: true })
  return site
}

/** Builds a site; gives the folder of its pages. */
export function build(site) {
  const out = join(temporary(), 'public')
  execFileSync(infobank(), ['--site', site, '--date', today, 'build', '--out', out], { stdio: 'pipe' })
  return out
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
}

/**
 * A free static host: compresses, knows `index.html` and `404.html`, nothing else. Its
 * `folder` may be another one later; it may be `down`, or answer `late` by some milliseconds.
 */
export async function host(folder, base = '/') {
  const place = { folder, down: false, late: 0 }
  const asked = []
  const broken = new Set()
  const server = createServer(async (request, response) => {
    if (place.down) return request.socket.destroy()
    asked.push(request.url)
    if (place.late) await new Promise((done) => setTimeout(done, place.late))
    const { folder } = place
    const path = decodeURIComponent(request.url.split('?')[0])
    const below = path.startsWith(base) ? path.slice(base.length) : null
    let file = below === null ? null : join(folder, normalize('/' + below))
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html')
    const found = file && existsSync(file) && !Array.from(broken).some((part) => path.includes(part))
    const body = found ? readFileSync(file) : readFileSync(join(folder, '404.html'))
    const packed = gzipSync(body)
    response.writeHead(found ? 200 : 404, {
      'content-type': (found && TYPES[extname(file)]) || TYPES['.html'],
      'content-encoding': 'gzip',
      'content-length': packed.length,
    })
    response.end(request.method === 'HEAD' ? undefined : packed)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${server.address().port}${base}`
  return Object.assign(place, { url, asked, broken, close: () => server.closeAllConnections() || server.close() })
}

/** Chromium, without a sandbox (tests may run as root) and without calls home. */
export function browser() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
  args.push('--disable-background-networking', '--disable-component-update', '--disable-sync')
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args })
}

/** Stops a page's clock, and nothing but the clock: its timers and frames stay the browser's. */
function stopClock(moment) {
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given) {
      given.length ? super(...given) : super(moment)
    }
    static now() {
      return moment
    }
  }
}

/**
 * A page that notes requests to anyone else, and errors. It is always the same `moment`
 * (`null` for the real one). Nothing is kept for times without a network unless
 * `serviceWorkers: 'allow'` is asked for.
 */
export async function open(browser, { moment = usualMoment, ...options } = {}) {
  const usual = { viewport: { width: 360, height: 740 }, locale: 'en-GB', serviceWorkers: 'block' }
  const context = await browser.newContext({ ...usual, ...options })
  if (moment) await context.addInitScript(stopClock, moment)
  const page = await context.newPage()
  const seen = { elsewhere: [], queries: [], errors: [] }
  const onTheWay = new Set()
  asking.set(page, onTheWay)
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => onTheWay.delete(request))
  page.on('request', (request) => {
    // What a page that is left had asked for may never be told to have ended.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) onTheWay.clear()
    onTheWay.add(request)
    const url = new URL(request.url())
    if (url.protocol === 'data:' || url.protocol === 'blob:') return
    if (url.hostname !== '127.0.0.1') seen.elsewhere.push(request.url())
    if (url.search) seen.queries.push(request.url())
  })
  page.on('pageerror', (error) => seen.errors.push(String(error)))
  return { page, context, seen }
}

/** For each open page, what it has asked for that has not come. */
const asking = new WeakMap()

/** Waits until a page has shown what there is to show: nothing is on its way, and it is idle. */
export async function still(page) {
  await page.waitForLoadState()
  // Chromium may draw nothing for a while after a change of size.
  const idle = async () => {
    await new Promise((done) => [requestAnimationFrame(done), setTimeout(done, 500)])
    await new Promise((done) => requestIdleCallback(done, { timeout: 500 }))
    await new Promise((done) => setTimeout(done, 50))
  }
  const onTheWay = asking.get(page)
  const end = Date.now() + 30000
  for (let quiet = 0; quiet < 2; quiet = onTheWay.size ? 0 : quiet + 1) {
    await Promise.race([page.evaluate(idle), over(end)])
    if (Date.now() > end) throw new Error(`${page.url()} is not still: ${[...onTheWay].map((one) => one.url()).join(', ') || 'it draws nothing'}`)
  }
}

/** Waits for a moment, and keeps nothing running for it. */
const over = (moment) => new Promise((done) => setTimeout(done, moment - Date.now() + 1).unref())

/** The folder of the sample's pages, which no test changes: `tests/run` has it built once for all files. */
export const sampleBuilt = () => process.env.INFOBANK_SAMPLE || build(root)

/** The sample, built and hosted, and a browser: until the file's tests end. */
export async function sample() {
  const chromium = await browser()
  const place = await host(sampleBuilt())
  after(async () => {
    await chromium.close()
    place.close()
  })
  return { chromium, place }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with an open page, by default by WCAG 2.2 AA and good practice. */
export async function axeFaults(page, options = { runOnly: TAGS }) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(
    // What it finds right need not be told.
    (options) => window.axe.run(document, { ...options, resultTypes: ['violations'] }).then((run) => run.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(' | ')}`)),
    options
  )
}
