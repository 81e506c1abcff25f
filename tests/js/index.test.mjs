// The browser's reading of the client index: decoding, fallbacks, failures.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signed, written } from './digits.mjs'
import { load } from './module.mjs'

const { decodeShard, decodeTable } = await load('decode.js')
const { IndexError, fetchJson, openIndex } = await load('index.js')
const { nearest } = await load('nearest.js')
const { whereabouts } = await load('whereabouts.js')

const SHARD = {
  v: 2,
  middle: [533915, -30130],
  sets: [[4], [4, 7]],
  sectors: [
    {
      digit: '1',
      middle: [533900, -30100],
      letters: signed([0, 1, 398]),
      lat: signed([0, 20, -20]),
      lon: signed([0, -40, 40]),
      runs: written([0, 1, 1, 2]),
    },
    { digit: '5', middle: [533923, -30155], letters: signed([1]), lat: signed([0]), lon: signed([0]), runs: written([0, 1]) },
  ],
}
const TABLE = {
  v: 2,
  facets: [4, (8 << 2) | 256 | 512 | (3 << 10) | 4096 | 1],
  facet: written([0, 1, 0]),
  needLists: [[0, 2], []],
  need: written([0, 1, 0]),
  areaLists: [[], [3]],
  area: written([1, 0, 0]),
  points: written([2, 1, 0, 1, 1, 1]),
  lat: signed([533900, 10, -10]),
  lon: signed([-30100, 5, 0]),
  tie: signed([0, 3, -1]),
  labels: ['Seacombe'],
  cards: 'aaaaaa',
  inFile: 24,
  access: ['step-free', 'lift'],
  languages: ['Polish'],
  traitLists: [
    [0, 15, 0],
    [3, 8, 1],
  ],
  traits: written([0, 2, 1, 1]),
  timeLists: ['w31t9-17', ''],
  time: written([0, 1, 0]),
  calendar: { bank: [20812], terms: [] },
}
const typed = (kind, value) => whereabouts(decodeShard(SHARD), { kind, value }, ['CH41'])

test('a known postcode is where it is', () => {
  const at = typed('unit', 'CH41 1AB')
  assert.deepEqual(at.point, [53.392, -3.014])
  assert.deepEqual(at.areas, [4, 7])
  assert.deepEqual([at.precision, at.fallback, at.inside], ['unit', false, true])
  assert.deepEqual(typed('unit', 'CH41 1ZZ').point, [53.39, -3.01])
})

test('an unknown postcode takes its sector and the areas that hold half of it', () => {
  const at = typed('unit', 'CH41 1XX')
  assert.deepEqual([at.precision, at.fallback, at.name], ['sector', true, 'CH41 1'])
  assert.deepEqual(at.areas, [4, 7], 'two of three units')
  const wider = typed('unit', 'CH41 9XX')
  assert.deepEqual([wider.precision, wider.fallback, wider.name], ['outward', true, 'CH41'])
  assert.deepEqual(wider.areas, [4, 7], 'two of four units')
})

test('a sector and an outward code are no fallbacks and lie in every area they touch', () => {
  assert.deepEqual(typed('sector', 'CH41 5').areas, [4])
  assert.equal(typed('sector', 'CH41 5').fallback, false)
  assert.deepEqual(typed('outward', 'CH41').areas, [4, 7])
  assert.equal(typed('sector', 'CH41 8').fallback, true)
})

test('the table is decoded column by column', () => {
  const [first, second, third] = decodeTable(TABLE).docs
  assert.deepEqual(first.points, [53.39, -3.01, 53.391, -3.0095])
  assert.deepEqual([first.needs, first.areas, first.ways, first.tie], [[0, 2], [3], 1, 0])
  const { kind, ways, whole, uk, free, referral, paused, tie, points } = second
  assert.deepEqual(
    [kind, ways, whole, uk, free, referral, paused],
    [1, 8, false, true, true, 3, true]
  )
  assert.deepEqual([tie, points, third.tie], [3, [], 2])
  assert.deepEqual([first.times, second.times, third.times], ['w31t9-17', '', 'w31t9-17'])
  assert.deepEqual(decodeTable(TABLE).calendar, TABLE.calendar)
  assert.deepEqual(third.points, [53.39, -3.0095])
  assert.deepEqual([first.access, second.ages, third.ages, third.languages], [0, 15, 8, 1])
})

const HINT = { table: 't', names: 'n', words: 'w', shards: { CH41: 'c' } }
const FILES = {
  '/x/index/table-t.json': TABLE,
  '/x/index/pc/CH41-c.json': SHARD,
  '/x/index/cards/0-aaaaaa.json': {
    v: 2,
    cards: [
      ['Offer', 'A', 'offers/a/'],
      ['Group', 'B', 'b/', '', '', '', '', '', '1', '1', 'Sale', 3],
    ],
  },
  '/x/index/names-n.json': {
    v: 2,
    codes: [
      ['L1', 600000, 0, 600000, 0],
      ['CH41', 533880, -30155, 533923, -30100],
    ],
  },
}

test('each file is fetched once, and only files of the index', async () => {
  const asked = []
  const index = openIndex(HINT, '/x/', (url) => {
    asked.push(url)
    return Promise.resolve(FILES[url])
  })
  const cards = await index.cards([1, 0])
  await index.cards([0])
  assert.equal(await index.shard('ZZ1'), null)
  assert.equal(await index.shard('constructor'), null)
  assert.deepEqual(
    cards.map((card) => card.name),
    ['B', 'A']
  )
  assert.deepEqual([cards[0].sensitive, cards[0].paused, cards[1].phone], [true, true, ''])
  assert.deepEqual(asked, ['/x/index/table-t.json', '/x/index/cards/0-aaaaaa.json'])
})

test('a table in parts is fetched as far as a need and a place want it', async () => {
  const part = (id, chunks, cards) => ({ ...TABLE, id: signed(id), chunks: signed(chunks), cards, labels: undefined })
  const { facet, ...head } = TABLE
  const cell = (lat) => [lat, -30100, lat + 10, -30000]
  const files = {
    '/x/index/table-t.json': { ...head, cards: undefined, cells: [[], [cell(533900), cell(533000), cell(553000)]] },
    '/x/index/table/0-0-t.json': part([1, 1, 47], [0, 2], 'aaaaaabbbbbb'),
    '/x/index/table/1-0-t.json': part([0, 1, 48], [0, 2], 'aaaaaabbbbbb'),
    '/x/index/table/1-1-t.json': part([2, 1, 47], [0, 2], 'aaaaaacccccc'),
    '/x/index/table/1-2-t.json': part([4, 1, 1], [0], 'aaaaaa'),
    '/x/index/table/1-3-t.json': part([7, 1, 1], [0], 'aaaaaa'),
    '/x/index/cards/2-bbbbbb.json': { v: 2, cards: [[], ['Offer', 'C', 'c/']] },
  }
  const asked = []
  const index = openIndex({ ...HINT, parts: true }, '/x/', (url) => {
    asked.push(url)
    return Promise.resolve(files[url])
  })
  const ids = (table) => table.docs.map((doc) => doc.id)
  const food = await index.table(0)
  assert.deepEqual([ids(food), food.labels, food.reach], [[1, 2, 49], ['Seacombe'], undefined])
  assert.equal((await index.cards([49]))[0].name, 'C')
  assert.equal(asked.length, 3)
  // The cell that is 7 miles away is not fetched for 3, and what is in two parts is there once.
  const near = await index.table(1, Promise.resolve({ point: [53.391, -3.005], miles: 3 }))
  assert.deepEqual([ids(near), near.reach], [[0, 1, 2, 3, 49, 50], 3])
  assert.equal(asked.length, 5)
  const nearer = await index.table(1, Promise.resolve({ point: [53.391, -3.005], miles: 10 }))
  assert.deepEqual([ids(nearer).length, nearer.reach], [9, 10])
  const all = await index.table(1, Promise.resolve(undefined))
  assert.deepEqual([ids(all).length, all.reach], [12, undefined])
  assert.equal(asked.length, 7)
})

test('the nearest postcode is found without reading far codes', async () => {
  const index = openIndex(HINT, '/x/', (url) => Promise.resolve(FILES[url]))
  assert.equal(await nearest(index, 53.3921, -3.0139), 'CH41 1AB')
  assert.equal(await nearest(index, 51.5, -0.1), null)
})

test('an index of another format asks for a reload, and a failure may be tried again', async () => {
  let answer = () => Promise.resolve({ v: 1 })
  const index = openIndex(HINT, '/x/', () => answer())
  await assert.rejects(index.table(), (error) => error instanceof IndexError && error.stale)
  answer = () => Promise.reject(new Error('offline'))
  await assert.rejects(index.table(), /offline/)
  answer = () => Promise.resolve(TABLE)
  assert.equal((await index.table()).docs.length, 3)
})

test('a fetch that fails is tried once more; a file that is gone is not', async () => {
  const before = globalThis.fetch
  let calls = 0
  globalThis.fetch = () => {
    calls += 1
    return calls === 1
      ? Promise.reject(new TypeError('network'))
      : Promise.resolve({ ok: true, json: () => ({ v: 1 }) })
  }
  assert.deepEqual(await fetchJson('/a'), { v: 1 })
  assert.equal(calls, 2)
  globalThis.fetch = () => {
    calls += 1
    return Promise.resolve({ ok: false, status: 404 })
  }
  await assert.rejects(fetchJson('/a'), (error) => error.stale)
  assert.equal(calls, 3)
  globalThis.fetch = before
})
