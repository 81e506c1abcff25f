// The browser's reader of postcodes against the vectors that the Rust reader answers to.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'

const module = new URL('../../themes/default/assets/js/postcode.js', import.meta.url)
const source = readFileSync(module, 'utf8')
const vectors = JSON.parse(
  readFileSync(new URL('../vectors/postcodes.json', import.meta.url), 'utf8')
)
// As a data URL, so that it is read as an ES module whatever package.json is above it.
const { readPostcode } = await import('data:text/javascript,' + encodeURIComponent(source))

for (const { typed, kind, value = '', suggestion } of vectors) {
  test(`${JSON.stringify(typed)} is read as ${kind} ${value}`, () => {
    const read = readPostcode(typed)
    assert.equal(read.kind, kind)
    assert.equal(read.value, value)
    assert.equal(read.suggestion, suggestion)
  })
}

test('reading what was read changes nothing', () => {
  for (const { value, suggestion } of vectors) {
    for (const code of [value, suggestion].filter(Boolean)) {
      assert.equal(readPostcode(code).value, code)
    }
  }
})

test('the module is small enough for an old phone', () => {
  const code = source.replace(/\/\*\*[^]*?\*\/|^ *\/\/.*$/gm, '').replace(/^\s+/gm, '')
  assert.ok(gzipSync(code).length < 1536, `${gzipSync(code).length} bytes gzipped`)
})
