// Which key does what at the desk, and which words its scripts and the list's need.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { load, source } from './module.mjs'

const { meantBy } = await load('deskKeys.js')

const LINK = { tag: 'A' }
const where = { results: true, chosen: false, single: true }

test('keys move, choose, copy and save', () => {
  const keys = ['j', 'k', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'c', 'l', '/', '?']
  const meant = keys.map((key) => meantBy({ key }, LINK, where))
  assert.deepEqual(meant, ['next', 'last', 'next', 'last', 'first', 'end', 'copy', 'save', 'search', 'help'])
  assert.equal(meantBy({ key: 'Enter' }, LINK, where), '', 'a link opens by itself')
})

test('no key is taken within a field, or with another key held', () => {
  for (const key of ['j', 'c', '/', '?', 'ArrowDown', 'Escape']) {
    for (const tag of ['INPUT', 'TEXTAREA', 'SELECT']) assert.equal(meantBy({ key }, { tag, type: 'text' }, where), '', key + tag)
    assert.equal(meantBy({ key }, { tag: 'DIV', editable: true }, where), '')
    assert.equal(meantBy({ key, ctrlKey: true }, LINK, where), '')
    assert.equal(meantBy({ key, metaKey: true }, LINK, where), '')
    assert.equal(meantBy({ key, isComposing: true }, LINK, where), '')
  }
  assert.equal(meantBy({ key: 'j' }, { tag: 'INPUT', type: 'checkbox' }, where), 'next', 'a box has no text')
})

test('letters can be turned off; arrows work only in the results', () => {
  const off = { ...where, single: false }
  for (const key of ['j', 'k', 'c', 'l', '/', '?']) assert.equal(meantBy({ key }, LINK, off), '', key)
  assert.equal(meantBy({ key: 'ArrowDown' }, LINK, off), 'next')
  assert.equal(meantBy({ key: 'ArrowDown' }, LINK, { ...where, results: false }), '', 'the page scrolls')
  assert.equal(meantBy({ key: 'Escape' }, LINK, { ...off, chosen: true }), 'back')
})

test('every word that the scripts of the list and the desk say is there, and none is left over', () => {
  const words = (name) =>
    readFileSync(new URL('../../themes/default/i18n/' + name, import.meta.url), 'utf8')
      .split('\n')
      .map((line) => /^"?([a-z_]+)"?: /.exec(line))
      .filter(Boolean)
      .map((found) => found[1].replace(/_one$/, ''))
  const known = new Set(words('js-list.en.yaml').concat(words('js-desk.en.yaml')))
  const own = ['listPage', 'listSend', 'listItem', 'listText', 'listStore', 'savable', 'saving']
  const desk = ['desk', 'deskChosen', 'deskParts', 'deskSingle']
  const scripts = own.concat(desk).map((name) => source(name + '.js')).join('\n')
  const texts = new Set(Array.from(scripts.matchAll(/'([a-z_]+)'/g), (found) => found[1]))
  const told = Array.from(scripts.matchAll(/tell(?:Desk)?\('([a-z_]+)'/g), (found) => found[1])
  for (const key of told) assert.ok(known.has(key), 'a script says ' + key)
  for (const key of known) assert.ok(texts.has(key) || scripts.includes(').' + key), key + ' is said by no script')
})
