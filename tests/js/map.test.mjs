// Where things are on the map, what fits and what stands on one another.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { load, source } from './module.mjs'

const map = await load('mapMath.js')
const birkenhead = map.flat(53.3939, -3.0126)
const liverpool = map.flat(53.4084, -2.9916)

const miles = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) / map.unitsInMile((a.y + b.y) / 2)

test('a mile on the map is a mile on the ground', () => {
  assert.ok(Math.abs(miles(birkenhead, liverpool) - 1.325) < 0.02, String(miles(birkenhead, liverpool)))
  const edge = map.flat(85, 180)
  assert.ok(Math.abs(edge.x - 256) < 1e-9 && edge.y > 0)
  assert.ok(map.flat(90, 0).y > -1, 'the pole has a place too')
})

test('a view shows all its points, and of one point its neighbourhood', () => {
  const view = map.viewOf([birkenhead, liverpool], 360, 320)
  for (const point of [birkenhead, liverpool]) {
    const { x, y } = map.onScreen(view, point)
    assert.ok(x > 20 && x < 340 && y > 20 && y < 300, JSON.stringify({ x, y }))
  }
  const one = map.viewOf([birkenhead], 1000, 500)
  const across = 1000 / (map.unitsInMile(birkenhead.y) * map.scaleOf(one.zoom))
  assert.ok(across > 2 && across < 8, String(across))
  assert.ok(map.viewOf([map.flat(-80, -179), map.flat(80, 179)], 300, 300).zoom >= map.FURTHEST)
})

test('moving and zooming keep what is under the finger there', () => {
  const view = map.viewOf([birkenhead, liverpool], 600, 400)
  const before = map.onScreen(view, liverpool)
  const near = map.onScreen(map.zoomed(view, 1, before.x, before.y), liverpool)
  assert.ok(Math.hypot(near.x - before.x, near.y - before.y) < 1e-6)
  const east = map.onScreen(map.moved(view, 50, 0), liverpool)
  assert.ok(Math.abs(before.x - east.x - 50) < 1e-6)
  let far = view
  for (let i = 0; i < 40; i++) far = map.zoomed(far, 1)
  assert.equal(far.zoom, map.NEAREST)
})

test('rings are those that fit', () => {
  const of = (zoom) => map.ringsIn({ ...birkenhead, zoom, width: 600, height: 400 }, birkenhead).map((ring) => ring.miles)
  assert.deepEqual(of(10), [3, 5, 10])
  assert.ok(of(13).includes(1) && !of(13).includes(10), of(13).join())
  assert.deepEqual(of(17), [])
})

test('markers that would hide one another are one, with all their numbers', () => {
  const groups = map.together([
    { x: 10, y: 10, of: 1 }, { x: 15, y: 12, of: 2 }, { x: 100, y: 10, of: 3 }, { x: 12, y: 11, of: 2 }, { x: 103, y: 9, of: 1 },
  ], 30)
  assert.deepEqual(groups.map(({ of }) => of), [[1, 2], [3, 1]])
  assert.deepEqual([map.labelOf([4]), map.labelOf([1, 5, 9])], ['4', '1 +2'])
})

test('names are readable: none over another, over the edge, or under a marker', () => {
  const view = { width: 400, height: 300 }
  const names = [
    { x: 100, y: 100, name: 'Birkenhead' }, { x: 110, y: 105, name: 'Tranmere' }, { x: 5, y: 100, name: 'Hoylake' },
    { x: 300, y: 200, name: 'Bebington' }, { x: 100, y: 150, name: 'Oxton' },
  ]
  assert.deepEqual(map.readable(names, view).map(({ name }) => name), ['Birkenhead', 'Bebington', 'Oxton'])
  assert.deepEqual(map.readable(names, view, [{ x: 300, y: 195 }]).map(({ name }) => name), ['Birkenhead', 'Oxton'])
})

test('tiles cover the view and no more', () => {
  const view = { ...birkenhead, zoom: 12.3, width: 500, height: 300 }
  const tiles = map.tilesIn(view)
  assert.ok(tiles.length >= 6 && tiles.length <= 20, String(tiles.length))
  assert.ok(Math.min(...tiles.map(({ left }) => left)) <= 0)
  assert.ok(Math.max(...tiles.map(({ left, side }) => left + side)) >= 500)
  assert.deepEqual(new Set(tiles.map(({ z }) => z)), new Set([12]))
})

test('rows and outlines become paths', () => {
  const sketch = { south: 533000, west: -31000, up: 1000, along: 1600 }
  const middle = map.flat(53.3, -3.1)
  assert.match(map.pathOfRows(sketch, [[1, 2, 1, 1], []], middle, 4096), /^M[\d.-]+ -?0\.0H[\d.]+M[\d.]+ -?0\.0H[\d.]+$/)
  assert.match(map.pathOfSteps([533000, -31000, 10, 10], middle, 4096), /^M0\.0 0\.0L[\d.]+ -[\d.]+$/)
})

test('every word that the map says is there, and none is left over', () => {
  const yaml = readFileSync(new URL('../../themes/default/i18n/js-map.en.yaml', import.meta.url), 'utf8')
  const known = new Set(Array.from(yaml.matchAll(/^([a-z_]+): /gm), (found) => found[1].replace(/_one$/, '')))
  const scripts = ['map', 'mapDraw', 'mapParts'].map((name) => source(name + '.js')).join('')
  const said = Array.from(scripts.matchAll(/tell\((?:on \? )?'([a-z_]+)'/g), (found) => found[1])
  for (const key of said) assert.ok(known.has(key), 'a script says ' + key)
  for (const key of known) assert.ok(scripts.includes("'" + key + "'"), key + ' is said by no script')
})
