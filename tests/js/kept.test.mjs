// What the site's worker keeps and what it says of it, without a browser.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './module.mjs'

const { assetsOf, belongs, kindOf, mayKeep, mayKeepFile, pathOf, stale, standInFor, versionFor, withLine } =
  await load('kept.js')

const ROOT = 'https://example.org/wirral/'
const site = {
  assets: 'assets/0123456789/',
  tables: { 'search/': 'abcdefabcd' },
  offline: ['offline/', 'cy/offline/'],
  pages: ['', 'search/'],
  files: ['assets/0123456789/css/style.css'],
  index: ['index/table-abcdefabcd.json', 'index/pc/CH41-0000000000.json'],
  never: ['offers/refuge/'],
  dates: {
    en: { form: '{day} {month} {year}', months: 'January February March April May'.split(' ') },
    cy: { form: '{day} {month} {year}', months: 'Ionawr Chwefror Mawrth Ebrill Mai'.split(' ') },
  },
}

test('what is typed is no part of what the worker goes by', () => {
  assert.equal(pathOf(ROOT + 'search/#pc=CH41+5AA', ROOT), 'search/')
  assert.equal(pathOf(ROOT + 'search/?pc=CH41', ROOT), 'search/')
  assert.equal(pathOf(ROOT, ROOT), '')
  assert.equal(pathOf('https://example.org/wirral-secret/', ROOT), null)
  assert.equal(pathOf('https://elsewhere.org/wirral/', ROOT), null)
})

test('only pages and lasting files are answered', () => {
  const kind = (path, mode = 'cors', method = 'GET') => kindOf({ mode, method }, path)
  assert.equal(kind('offers/hub/', 'navigate'), 'page')
  assert.equal(kind('', 'navigate'), 'page')
  assert.equal(kind('404.html', 'navigate'), 'page')
  assert.equal(kind('files/form.pdf', 'navigate'), 'other')
  assert.equal(kind('offers/hub/'), 'other')
  assert.equal(kind('search/', 'navigate', 'POST'), 'other')
  assert.equal(kind('assets/0123456789/js/words.js', 'no-cors'), 'file')
  assert.equal(kind('index/cards/3-012345.json'), 'file')
  assert.equal(kind('index/names-0123456789.json'), 'file')
  assert.equal(kind('index/cards.json'), 'other')
  assert.equal(kind('sw.js'), 'other')
  assert.equal(kind(null, 'navigate'), 'other')
})

test('a page is kept unless the site or the page itself says not to', () => {
  assert.equal(mayKeep('offers/hub/', '<main>', site), true)
  assert.equal(mayKeep('offers/refuge/', '<main>', site), false)
  assert.equal(mayKeep('offers/new/', '<a data-exit href="#">', site), false)
  assert.equal(mayKeep('search/', '<main>', site), false, 'it is kept with its own index')
})

test('a file that says where someone lives is kept for all or for none', () => {
  assert.equal(mayKeepFile('index/pc/CH41-0000000000.json', site), true)
  assert.equal(mayKeepFile('index/pc/L3-0000000000.json', site), false)
  assert.equal(mayKeepFile('index/table/4-0000000000.json', site), false)
  assert.equal(mayKeepFile('index/cards/4-0000000000.json', site), true)
})

test('a page of another version is not taken for this one', () => {
  const html = 'href="/wirral/assets/0123456789/css/style.css"'
  assert.equal(belongs('about/', html, site), true)
  assert.equal(belongs('search/', html, site), false)
  assert.equal(belongs('search/', html + '"table":"abcdefabcd"', site), true)
  assert.equal(belongs('about/', 'href="/wirral/assets/9999999999/css"', site), false)
  assert.equal(assetsOf(html), 'assets/0123456789/')
  assert.equal(assetsOf('<p>'), '')
})

test('a copy says that it is one, and when it was saved', () => {
  const html =
    '<html lang="en"><p data-kept="off" hidden>Off. Saved on {date}.</p><p data-kept="slow" hidden>Slow {date}</p><p data-kept="missing" hidden>Gone</p>{date}'
  const at = (text) => new Date(text).getTime()
  const off = withLine(html, 'off', at('2026-05-03T12:00'), at('2026-06-01T12:00'), site)
  assert.ok(off.includes('<p data-kept="off">Off. Saved on 3 May.</p><p data-kept="slow" hidden>'), off)
  assert.ok(off.endsWith('{date}'), 'nothing else is touched')
  const old = withLine(html, 'slow', at('2025-05-03T12:00'), at('2026-06-01T12:00'), site)
  assert.ok(old.includes('<p data-kept="slow">Slow 3 May 2025</p>'), old)
  assert.ok(withLine(html, 'missing', 0, 0, site).includes('<p data-kept="missing">Gone</p>'))
  assert.ok(withLine(html.replace('"en"', '"cy"'), 'off', at('2026-05-03T12:00'), at('2026-06-01T12:00'), site).includes('3 Mai'))
  assert.equal(withLine('<html><p>', 'off', 0, 0, site), '<html><p>')
})

test('an older version answers until the new one has all of its index', () => {
  assert.equal(versionFor('new', []), 'new')
  assert.equal(versionFor('new', ['older', 'old']), 'old')
  assert.equal(versionFor('new', ['old', 'new']), 'new')
})

test('files stay as long as a version or a kept page asks for them', () => {
  const kept = site.files.concat(site.index, 'assets/9999999999/css/style.css', 'assets/8888888888/a.css', 'index/old-1111111111.json')
  assert.deepEqual(stale(kept, [site], ['assets/9999999999/']), ['assets/8888888888/a.css', 'index/old-1111111111.json'])
})

test('what stands in speaks the language of what it stands in for', () => {
  assert.equal(standInFor('offers/hub/', site), 'offline/')
  assert.equal(standInFor('cy/offers/hub/', site), 'cy/offline/')
})
