// The site's worker, published as `sw.js`: makes the search, the pages that were opened
// and the telephone numbers work without a network. The build puts `SITE` before it.
// It asks only for the site's own files and sends nothing. What is typed stands after
// the `#` of an address, which no worker is told. Must not decide: see kept.js.
//
// On the device: one cache for each version with the pages that are kept for all, one
// with lasting files, one with pages that were opened. A new version waits until no page
// of the last is open, so an open page never meets another version's files.
import {
  assetsOf,
  belongs,
  kindOf,
  mayKeep,
  mayKeepFile,
  pathOf,
  stale,
  standInFor,
  versionFor,
  withLine,
} from './kept.js'

/** Milliseconds that a page may take while a kept copy of it waits. */
const PATIENCE = 4000
/** Opened pages that are kept. */
const MOST = 100
/** Files of the index that are fetched at a time, so that the page has the network. */
const ABREAST = 2

const ROOT = new URL(SITE.base, self.location.href).href
const OURS = 'infobank ' + SITE.base + ' '
const SHELL = OURS + 'shell '
const SEEN = OURS + 'seen'
const FILES = OURS + 'files'
/** Names within a version's cache, of no page: what the version is, and that it has all. */
const WHAT = ROOT + '__kept/what'
const ALL = ROOT + '__kept/all'

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keepIndex())
})
self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request.url, ROOT)
  const kind = kindOf(event.request, path)
  if (kind === 'file') event.respondWith(file(event.request, path))
  // Such a page goes by as if there were no worker, unless there is no network.
  else if (kind === 'page' && SITE.never.indexOf(path) >= 0) {
    event.respondWith(ask(event).catch(() => standIn(path)))
  } else if (kind === 'page') event.respondWith(page(event, path))
})

/** The pages, scripts and styles that are kept for all. */
async function install() {
  const shell = await caches.open(SHELL + SITE.version)
  await shell.put(WHAT, new Response(JSON.stringify(SITE)))
  await Promise.all(SITE.files.map(fetchFile))
  await Promise.all(
    SITE.pages.map(async (path) => {
      const response = await fetch(ROOT + path, { cache: 'no-cache' })
      const html = await response.text()
      if (!response.ok || !belongs(path, html, SITE)) throw new Error('not there yet: ' + path)
      await shell.put(ROOT + path, stamped(html))
    })
  )
}

async function activate() {
  const { navigationPreload } = self.registration
  if (navigationPreload) await navigationPreload.enable()
  await tidy()
}

/** What a page is kept as: its text, when, and the assets that it asks for. */
function stamped(html) {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'x-saved': String(Date.now()),
    'x-assets': assetsOf(html),
  }
  return new Response(html, { headers })
}

/** Fetches a lasting file unless it is there. Some hosts give a page for what is not. */
async function fetchFile(path) {
  const files = await caches.open(FILES)
  if (await files.match(ROOT + path)) return
  const response = await fetch(ROOT + path)
  if (!response.ok || isPage(response)) throw new Error(response.status + ': ' + path)
  await files.put(ROOT + path, response)
}

function isPage(response) {
  return (response.headers.get('content-type') || '').indexOf('text/html') === 0
}

/** The index, a little at a time; what stays undone is done at the next page. */
async function keepIndex() {
  const shell = await caches.open(SHELL + SITE.version)
  if (await shell.match(ALL)) return
  const todo = SITE.index.slice()
  const work = async () => {
    while (todo.length) await fetchFile(todo.shift())
  }
  await Promise.all(Array.from({ length: ABREAST }, work))
  await shell.put(ALL, new Response(''))
  await tidy()
}

/** A lasting file: kept, or fetched and then kept if it may be. */
async function file(request, path) {
  const files = await caches.open(FILES)
  const kept = await files.match(ROOT + path)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && !isPage(response) && mayKeepFile(path, SITE)) {
    files.put(ROOT + path, response.clone()).catch(() => {})
  }
  return response
}

/** The network's answer to a page. */
async function ask(event) {
  const early = await event.preloadResponse
  return early || fetch(event.request)
}

/** A page: the network's unless it fails or is slow, then the copy on the device. */
async function page(event, path) {
  const asked = ask(event)
  const copied = asked.then((response) => response.clone())
  event.waitUntil(copied.then((copy) => keep(path, copy)).catch(() => {}))
  const late = new Promise((done) => setTimeout(() => done(null), PATIENCE))
  const found = await Promise.race([asked, late]).catch(() => undefined)
  if (found && found.status < 500) return found
  const kept = await copyOf(path)
  if (kept) return shown(kept, found === null ? 'slow' : 'off')
  return asked.then(
    (response) => response,
    () => standIn(path)
  )
}

/** Keeps an opened page, or lets go of one that is not there any more. */
async function keep(path, response) {
  const seen = await caches.open(SEEN)
  const gone = response.status === 404 || response.status === 410
  if (gone) return seen.delete(ROOT + path)
  if (!response.ok || response.redirected || !isPage(response)) return false
  const html = await response.text()
  if (!mayKeep(path, html, SITE)) return seen.delete(ROOT + path)
  // The latest stands last.
  await seen.delete(ROOT + path)
  await seen.put(ROOT + path, stamped(html))
  const all = await seen.keys()
  return Promise.all(all.slice(0, -MOST).map((request) => seen.delete(request)))
}

/** Versions that are on the device and have all of their index, the oldest first. */
async function complete() {
  const names = (await caches.keys()).filter((name) => name.indexOf(SHELL) === 0)
  const has = await Promise.all(
    names.map(async (name) => (await caches.open(name)).match(ALL))
  )
  return names.filter((name, i) => has[i]).map((name) => name.slice(SHELL.length))
}

/** The copy of a page, if there is one. */
async function copyOf(path) {
  const shell = await caches.open(SHELL + versionFor(SITE.version, await complete()))
  const shared = await shell.match(ROOT + path)
  if (shared) return shared
  const seen = await caches.open(SEEN)
  return seen.match(ROOT + path)
}

/** A copy as it is shown: it says that it is one. */
async function shown(kept, why) {
  const html = await kept.text()
  const saved = Number(kept.headers.get('x-saved'))
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  return new Response(withLine(html, why, saved, Date.now(), SITE), { headers })
}

/** What there is in place of a page that is not kept. */
async function standIn(path) {
  const kept = await copyOf(standInFor(path, SITE))
  return kept ? shown(kept, 'missing') : Response.error()
}

/** Lets go of versions that are over, and of what only they used. */
async function tidy() {
  const stays = [SITE.version, versionFor(SITE.version, await complete())]
  const { waiting, installing } = self.registration
  const names = await caches.keys()
  const sites = []
  for (const name of names.filter((name) => name.indexOf(SHELL) === 0)) {
    // A version that waits for its turn keeps what it has fetched.
    if (stays.indexOf(name.slice(SHELL.length)) >= 0 || waiting || installing) {
      const what = await (await caches.open(name)).match(WHAT)
      if (what) sites.push(await what.json())
    } else await caches.delete(name)
  }
  const seen = await caches.open(SEEN)
  await Promise.all(SITE.never.map((path) => seen.delete(ROOT + path)))
  const pages = await Promise.all((await seen.keys()).map((request) => seen.match(request)))
  const folders = pages.filter(Boolean).map((kept) => kept.headers.get('x-assets'))
  const files = await caches.open(FILES)
  const paths = (await files.keys()).map((request) => pathOf(request.url, ROOT))
  const asked = folders.filter(Boolean)
  await Promise.all(stale(paths, sites, asked).map((path) => files.delete(ROOT + path)))
}
