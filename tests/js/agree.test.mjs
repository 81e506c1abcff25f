// The browser's search against the reference in Rust: on the sample site, built, the same
// questions give the same entries in the same order. Needs the program: `cargo build`.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'
import { load } from './module.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const built = ['debug', 'release']
  .map((kind) => join(root, 'target', kind, 'infobank' + (process.platform === 'win32' ? '.exe' : '')))
  .filter(existsSync)
  .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
const program = process.env.INFOBANK || built[0]
const out = mkdtempSync(join(tmpdir(), 'infobank-'))
after(() => rmSync(out, { recursive: true, force: true }))

const infobank = (args) =>
  execFileSync(program, ['--site', root, '--date', '2026-11-23', '--format', 'json'].concat(args), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/** The sample's pages: `tests/run` has them built for all tests. */
const site = process.env.INFOBANK_SAMPLE || join(out, 'site')

/** The page as far as finding touches it. */
async function openSample() {
  if (!existsSync(site)) infobank(['build', '--out', site])
  const page = readFileSync(join(site, 'search/index.html'), 'utf8')
  const inline = (id) => new RegExp(`id="${id}">(.*?)</script>`, 's').exec(page)[1]
  globalThis.document = {
    getElementById: (id) => ({ textContent: inline(id) }),
    querySelector: () => ({ getAttribute: () => '/' }),
    querySelectorAll: () => [],
  }
  globalThis.location = { hash: '' }
  globalThis.fetch = (url) => {
    const json = JSON.parse(readFileSync(join(site, url), 'utf8'))
    return Promise.resolve({ ok: true, json: () => json })
  }
}

/** Moments at which both are asked: an afternoon, an evening, a night, a bank holiday. */
const MOMENTS = ['2026-11-23T14:30', '2026-11-24T18:45', '2026-11-28T02:00', '2026-12-25T10:00']
const wall = (text) => ({
  day: Date.parse(text.slice(0, 10)) / 864e5,
  minute: text.slice(11, 13) * 60 + +text.slice(14),
})

/** Of the judged questions, one in so many: the program starts anew for each. */
const ONE_IN = 6

const questions = JSON.parse(readFileSync(join(root, 'tests/search/judged.json'), 'utf8'))
  .filter((question, i) => i % ONE_IN === 0)
  .concat([
    { query: '', postcode: 'CH41 5AA' },
    { query: 'food', postcode: 'CH44 6LY' },
    { query: 'food banks', postcode: 'L1 8JQ' },
    { query: 'i need a food bank' },
    { query: 'walking football', postcode: 'CH66 4XW' },
    { query: 'coff mornng', postcode: 'New Ferry' },
    { query: 'food bank in secombe' },
    { query: 'qwertyuiop', postcode: 'CH41' },
    { query: 'communty garden voluntering' },
  ])

test('the same questions give the same entries as in Rust', async () => {
  assert.ok(program, 'the program is not built: run cargo build first')
  await openSample()
  const { asked, findPlace, scoreOf } = await load('asked.js')
  const { placeNamed, settle } = await load('settle.js')
  const { gather } = await load('found.js')
  const { place } = await load('layers.js')
  const { readPostcode } = await load('postcode.js')
  const { clockOf } = await load('soon.js')
  const { whereabouts } = await load('whereabouts.js')
  const openLater = () => Promise.resolve({ placeNamed, readPostcode, whereabouts })
  const layered = (docs, score, at, miles, soon) => {
    const layers = { 1: [], 2: [], 3: [], 4: [], 5: [] }
    gather(docs, score, at, soon).forEach(({ doc, miles: own }) => {
      const placed = place(doc, at, miles, own)
      if (placed) layers[placed.layer].push({ doc, placed })
    })
    return layers
  }
  const tools = { asked, clockOf, findPlace: (pc) => findPlace(pc, openLater), layered, scoreOf, settle }
  const agree = async ({ query, postcode = '' }, now) => {
    const args = (postcode ? ['--postcode', postcode] : []).concat('--', query)
    const { results } = JSON.parse(infobank(['search', '--now', now].concat(args)))
    const wanted = results.map(({ slug, layer }) => [slug, layer])
    const found = await search(query, postcode, wall(now), tools)
    assert.deepEqual(found.slice(0, 10), wanted.slice(0, 10), `${query} [${postcode}] at ${now}`)
  }
  for (const [i, question] of questions.entries()) await agree(question, MOMENTS[i % MOMENTS.length])
  for (const now of MOMENTS) await agree({ query: 'food', postcode: 'CH41 5AA' }, now)
})

/** What the page of results shows, as slugs and layers. */
async function search(query, postcode, now, { asked, clockOf, findPlace, layered, scoreOf, settle }) {
  globalThis.location.hash = '#' + new URLSearchParams({ pc: postcode, q: query })
  const hint = JSON.parse(document.getElementById('finder-index').textContent)
  const read = (name) => {
    const path = join(site, 'index', name)
    return JSON.parse(readFileSync(path, 'utf8'))
  }
  const { decodeTable } = await load('decode.js')
  const json = read(`table-${hint.table}.json`)
  const table = decodeTable(json)
  const state = await settle(asked(), table)
  const finding = state.pc ? findPlace(state.pc) : Promise.resolve({})
  const score = await scoreOf(state, table, finding)
  const soon = state.what ? clockOf(table, now).soon : undefined
  const slug = (doc) => {
    const chunk = Math.floor(doc.id / 24)
    const { cards } = read(`cards/${chunk}-${json.cards.substr(chunk * 6, 6)}.json`)
    return cards[doc.id % 24][2].split('/')[1]
  }
  if (!table.docs.some((doc) => score(doc) > 0)) return []
  if (!state.pc) {
    const { names } = read(`order-${hint.order}.json`)
    const own = table.docs.filter((doc) => score(doc) > 0)
    own.sort((a, b) => score(b) - score(a) || names[a.id] - names[b.id])
    return own.map((doc) => [slug(doc), null])
  }
  const { at } = await finding
  const layers = layered(table.docs, score, at, state.miles, soon)
  let results = [1, 2, 3, 4].flatMap((layer) => layers[layer])
  if (!results.length) {
    const near = layered(table.docs, score, at, 900, soon)
    results = near[1].concat(near[2])
  }
  return results.concat(layers[5]).map(({ doc, placed }) => [slug(doc), placed.layer])
}
