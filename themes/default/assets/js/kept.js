// What the site's worker may keep on the device, and what it says of what it kept.
// Decisions only, so that they run without a browser too. Must not know caches or the
// network: see worker.js.

/**
 * @typedef {Object} Site
 * @property {string} base `/wirral/`
 * @property {string} version differs when anything that the worker keeps for all does
 * @property {string} assets the folder of this version's assets: `assets/1a2b3c4d5e/`
 * @property {Object<string, string>} tables the index that each search page asks for
 * @property {string[]} pages kept for all, below the base
 * @property {string[]} files scripts and styles, kept for all
 * @property {string[]} index the index's files, kept when the device has time
 * @property {string[]} never pages that are never kept: who sees them could be harmed
 * @property {string[]} offline pages that stand in for those that are not kept
 * @property {Object<string, {form: string, months: string[]}>} dates by language
 */

/** A name with a hash of what is in it: what is there stays the same for good. */
const LASTING = /^(assets\/[0-9a-f]{10}\/|index\/.+-[0-9a-f]{6,10}\.json$)/

/**
 * The part of an address below the site's root, without what comes after `?` and `#`:
 * what is typed is there, and is nobody's. `null` for an address that is not the site's.
 *
 * @param {string} url
 * @param {string} root `https://example.org/wirral/`
 * @returns {string|null}
 */
export function pathOf(url, root) {
  const address = url.split(/[?#]/)[0]
  return address.indexOf(root) === 0 ? address.slice(root.length) : null
}

/**
 * How a request is answered: a page, a lasting file, or as if there were no worker.
 *
 * @param {{method: string, mode: string}} request
 * @param {string|null} path
 * @returns {'page'|'file'|'other'}
 */
export function kindOf(request, path) {
  if (path === null || request.method !== 'GET') return 'other'
  if (LASTING.test(path)) return 'file'
  const isPage = path === '' || path.slice(-1) === '/' || path.slice(-5) === '.html'
  return request.mode === 'navigate' && isPage ? 'page' : 'other'
}

/**
 * Whether a page that was opened may be kept: not where a page says itself that it is
 * not to be, nor where the site said so when the worker was made. Those that are kept
 * for all are kept with the index that they ask for, not as they were opened.
 *
 * @param {string} path
 * @param {string} html
 * @param {Site} site
 */
export function mayKeep(path, html, site) {
  const shared = site.pages.indexOf(path) >= 0
  return !shared && site.never.indexOf(path) < 0 && html.indexOf('data-exit') < 0
}

/**
 * Whether a lasting file that was used may be kept. Which postcodes' file was used says
 * where someone lives, and which need's table what they need: those are kept for all or
 * for none.
 *
 * @param {string} path
 * @param {Site} site
 */
export function mayKeepFile(path, site) {
  const telling = /^index\/(pc|table)\//.test(path)
  return !telling || site.index.indexOf(path) >= 0
}

/**
 * Whether a page belongs to a version: while a site is being published, a host may give
 * some files of the last one.
 *
 * @param {string} path
 * @param {string} html
 * @param {Site} site
 */
export function belongs(path, html, site) {
  const table = site.tables[path]
  return html.indexOf(site.assets) >= 0 && (!table || html.indexOf(table) >= 0)
}

/**
 * The folder of assets that a page asks for, so that it is kept as long as the page is.
 *
 * @param {string} html
 * @returns {string} empty when there is none
 */
export function assetsOf(html) {
  return (html.match(/assets\/[0-9a-f]{10}\//) || [''])[0]
}

/**
 * A kept page with the line that says so: why it is shown, and when it was saved. The
 * page holds a line for each reason, hidden: `<p data-kept="off" hidden>… {date}.</p>`.
 *
 * @param {string} html
 * @param {'off'|'slow'|'missing'} why
 * @param {number} saved
 * @param {number} now
 * @param {Site} site
 */
export function withLine(html, why, saved, now, site) {
  const hidden = 'data-kept="' + why + '" hidden'
  const start = html.indexOf(hidden)
  if (start < 0) return html
  const end = html.indexOf('</p>', start)
  const lang = (html.match(/<html[^>]* lang="([\w-]+)"/) || [])[1]
  const words = site.dates[lang] || site.dates[Object.keys(site.dates)[0]]
  const line = html.slice(start, end).replace(' hidden', '')
  const day = dayIn(words, new Date(saved), new Date(now))
  return html.slice(0, start) + line.replace('{date}', day) + html.slice(end)
}

/** `3 May`, with the year when it is not this one. */
function dayIn(words, date, today) {
  const year = date.getFullYear()
  return words.form
    .replace('{day}', date.getDate())
    .replace('{month}', words.months[date.getMonth()])
    .replace('{year}', year === today.getFullYear() ? '' : year)
    .trim()
}

/**
 * The page that stands in for one that is not kept, in its language: the site's first has
 * the shortest address.
 *
 * @param {string} path
 * @param {Site} site
 */
export function standInFor(path, site) {
  const folder = (page) => page.slice(0, page.lastIndexOf('offline/'))
  const fits = site.offline.filter((page) => path.indexOf(folder(page)) === 0)
  return fits.sort((a, b) => b.length - a.length)[0]
}

/**
 * Which of the versions on the device answers without a network: this one once all of
 * its index is there, else an older one that has all of its own, else this one.
 *
 * @param {string} own
 * @param {string[]} complete versions with all of their index
 * @returns {string}
 */
export function versionFor(own, complete) {
  return complete.indexOf(own) >= 0 || !complete.length ? own : complete[complete.length - 1]
}

/**
 * What is no longer needed of what is kept.
 *
 * @param {string[]} kept paths
 * @param {Site[]} sites versions that stay
 * @param {string[]} folders of assets that kept pages ask for
 * @returns {string[]}
 */
export function stale(kept, sites, folders) {
  const wanted = new Set()
  sites.forEach((site) => site.files.concat(site.index).forEach((path) => wanted.add(path)))
  const has = (path) => wanted.has(path) || folders.some((folder) => path.indexOf(folder) === 0)
  return kept.filter((path) => !has(path))
}
