// The words that the browser shows: none is missing, none is left over.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { source } from './module.mjs'

const text = readFileSync(
  new URL('../../themes/default/i18n/js.en.yaml', import.meta.url),
  'utf8'
)
const lines = text.split('\n').filter((line) => line && line[0] !== '#')
const keys = lines.map((line) => line.split(':')[0])
const scripts = [
  'cards.js',
  'explain.js',
  'facets.js',
  'failure.js',
  'form.js',
  'later.js',
  'narrow.js',
  'next.js',
  'opening.js',
  'page.js',
  'paper.js',
  'problems.js',
  'remember.js',
  'results.js',
  'suggest.js',
  'suggestions.js',
  'understand.js',
]
  .map(source)
  .join('\n')

test('each line is a key and a text', () => {
  for (const line of lines) assert.match(line, /^[a-z_\d]+: ".+"$/)
  assert.equal(new Set(keys).size, keys.length)
})

test('what scripts say has words', () => {
  const said = [...scripts.matchAll(/(?:say\(words, |tell\()'([a-z_\d]+)'[,)]/g)].map((match) => match[1])
  assert.ok(said.length > 20)
  for (const key of said) assert.ok(keys.includes(key), key)
})

test('every text is used', () => {
  for (const key of keys) {
    const plain = key.replace(/_one$/, '').replace(/^(about_2|nothing_near|nothing_near_need)_any$/, '$1')
    const facet = /^facet_(open|ways|kind|cost|ask|ages)_/.test(key)
    if (facet || /^facet_[a-z]+$/.test(key) || /^found(_anywhere)?_of$/.test(key)) continue
    const start = plain.replace(/_[^_]+$/, '_')
    assert.ok(
      scripts.includes(`'${plain}'`) ||
        scripts.includes(`words.${plain} `) ||
        (/^open_/.test(key) && scripts.includes(`'${key.slice(5)}'`)) ||
        (/^open_doubt_/.test(key) && scripts.includes("'open_doubt_'")) ||
        (/^(layer|about|why|suggest)_$/.test(start) && scripts.includes(`'${start}'`)),
      key
    )
  }
})
