// What a page costs from a cold start until something stands on it: bytes as sent (gzip),
// requests, and milliseconds; and what comes after that.
import { open } from '../browser/kit.mjs'

/** 1.6 Mbit/s with 150 ms, and a processor slowed four times. */
const SLOW = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (1.6 * 1024 * 1024) / 8 }

/** Results stand. */
export const RESULTS = '[data-results] [data-field="name"]'

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} [wanted] a selector; without it, the page as it is loaded
 * @param {boolean} [slow]
 */
export async function cold(browser, url, wanted = '', slow = false) {
  const { page, context } = await open(browser, { moment: null })
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const requests = new Map()
  session.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
    if (request.url.startsWith('http')) requests.set(requestId, { at: wallTime * 1000, bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (requests.has(requestId)) requests.get(requestId).bytes = encodedDataLength
  })
  if (slow) {
    await session.send('Network.emulateNetworkConditions', SLOW)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  }
  // The moment is noted within the page: what it asks for from then on comes after.
  await page.addInitScript((wanted) => {
    const note = () => (window.stood = window.stood || Date.now())
    if (!wanted) return window.addEventListener('load', note)
    const observer = new MutationObserver(() => document.querySelector(wanted) && (note(), observer.disconnect()))
    observer.observe(document, { childList: true, subtree: true })
  }, wanted)
  const began = Date.now()
  await page.goto(url, { waitUntil: 'commit' })
  const stood = await page.waitForFunction(() => window.stood, null, { polling: 20, timeout: 120000 })
  const took = (await stood.jsonValue()) - began
  /** Bytes and requests until then, and in all. */
  const seen = async () => {
    await page.waitForLoadState('networkidle')
    const all = Array.from(requests.values())
    const first = wanted ? all.filter(({ at }) => at <= began + took) : all
    const sum = (own) => ({ bytes: own.reduce((bytes, one) => bytes + one.bytes, 0), requests: own.length })
    return { first: sum(first), all: sum(all) }
  }
  return { page, context, session, took, seen }
}
