// A person's list: what is kept, moved, shared by a link and told as text.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from './module.mjs'

const list = await load('list.js')
const text = await load('listText.js')
const { sendable } = await load('listSend.js')
const { tellWith } = await load('tell.js')

const saved = (...slugs) =>
  slugs.reduce((all, slug) => list.addTo(all, { id: 'offers/' + slug, name: slug.toUpperCase() }), list.emptyList())
const ids = ({ items }) => items.map(({ id }) => id.split('/')[1]).join(' ')

test('what was stored is read again, and whatever else was stored makes no list', () => {
  const mine = list.changeIn(saved('a', 'b'), 'offers/a', { note: 'ring\nfirst' })
  assert.deepEqual(list.readList(list.writeList(mine)), mine)
  for (const stored of [null, '', '{', '[]', 'null', '7', '"x"', '{"items":{}}', '{"items":[null,{},7,{"id":"x"}]}']) {
    assert.deepEqual(list.readList(stored), list.emptyList(), stored)
  }
  const strange = JSON.stringify({
    items: [
      { id: 'offers/../../evil', name: 'x' },
      { id: 'https://x.org/', name: 'x' },
      { id: 'groups/ok', name: 7, tel: 'javascript:1', note: {} },
      { id: 'groups/ok', name: 'again' },
    ],
  })
  assert.deepEqual(list.readList(strange).items, [{ id: 'groups/ok', name: 'groups/ok', phone: '', tel: '1', note: '' }])
})

test('a list holds each entry once, and no more than it says', () => {
  assert.equal(ids(list.addTo(saved('a', 'b'), { id: 'offers/a', name: 'A' })), 'a b')
  const many = saved(...Array.from({ length: 60 }, (_, i) => 'n' + i))
  assert.equal(many.items.length, list.MOST_SAVED)
  assert.equal(list.addTo(many, { id: 'offers/more', name: 'M' }), many, 'so that it can be said')
  assert.equal(list.readList(JSON.stringify({ items: many.items.concat(many.items) })).items.length, list.MOST_SAVED)
})

test('entries move up and down, and stop at the ends', () => {
  const mine = saved('a', 'b', 'c')
  assert.equal(ids(list.moveIn(mine, 'offers/a', 1)), 'b a c')
  assert.equal(ids(list.moveIn(mine, 'offers/a', -1)), 'a b c')
  assert.equal(ids(list.moveIn(mine, 'offers/c', 5)), 'a b c')
  assert.equal(ids(list.moveIn(mine, 'offers/x', 1)), 'a b c')
  assert.equal(ids(list.removeFrom(mine, 'offers/b')), 'a c')
  assert.equal(ids(mine), 'a b c', 'the list itself is not touched')
})

test('only entries below the site have ids', () => {
  assert.equal(list.idOf('/wirral/offers/debt-advice/', '/wirral/'), 'offers/debt-advice')
  assert.equal(list.idOf('/wirral/groups/x/index.html', '/wirral/'), 'groups/x')
  for (const path of ['/offers/x/', '/wirral/needs/food/', '/wirral/offers/', '/wirral/offers/a/b/', '/wirral/offers/A/']) {
    assert.equal(list.idOf(path, '/wirral/'), '', path)
  }
})

test('a shared link gives its ids, however it was mangled on the way', () => {
  const shared = ['offers/a-b', 'venues/c']
  assert.deepEqual(list.sharedIds(list.shareHash(shared)), shared)
  assert.deepEqual(list.sharedIds('#ids=offers%2Fa-b%2Cvenues%2Fc'), shared)
  assert.deepEqual(list.sharedIds('#ids=offers/a-b,offers/a-b,../x,javascript:1,venues/c%E0%'), ['offers/a-b'])
  assert.deepEqual(list.sharedIds('#ids='), [])
  assert.equal(list.sharedIds(''), null)
  assert.equal(list.sharedIds('#items'), null)
  const many = Array.from({ length: 5000 }, (_, i) => 'offers/n' + i)
  assert.equal(list.sharedIds(list.shareHash(many)).length, list.MOST_SAVED, 'a link cannot make a page ask for thousands')
})

const tell = tellWith({ ring: 'Ring {number}', note_said: 'Note', n: '{n} things', n_one: '1 thing' })
const sheet = {
  id: 'offers/debt',
  name: 'Debt advice',
  phones: [{ number: '0151 496 0213', tel: '01514960213', label: 'This is the number of Peninsula.' }],
  told: ['Closed for now.'],
  how: ['Ask for it yourself.'],
  where: [['Hamilton House', 'Hamilton Square, CH41 5DQ', 'Mon-Fri 10am-3pm'], ['Portside']],
  facts: [
    { key: 'pound', title: 'Cost', lines: ['Free'] },
    { key: 'map', title: 'Covers', lines: ['Wirral'] },
  ],
  checked: 'Checked on 9 November 2026.',
  note: 'Take letters',
}
const address = (id) => 'https://example.org/' + id + '/'

test('a list as text has what a person needs to go there, in order', () => {
  const told = text.listAsText({ sheets: [sheet], note: 'Good luck', title: 'From X', address }, tell)
  assert.equal(
    told,
    'From X\n\n1. Debt advice\nRing 0151 496 0213 (This is the number of Peninsula)\nClosed for now.\nAsk for it yourself.\n' +
      'Hamilton House, Hamilton Square, CH41 5DQ, Mon-Fri 10am-3pm\nPortside\nCost: Free\nNote: Take letters\n' +
      'https://example.org/offers/debt/\n\nNote: Good luck\n'
  )
})

test('a text message is short, and a mail that is too long for the program is short too', () => {
  const short = text.listInShort({ sheets: [sheet, { ...sheet, name: 'B', phones: [] }] }, 'https://x/#ids=a')
  assert.equal(short, 'Debt advice 0151 496 0213\nB\nhttps://x/#ids=a')
  const long = text.listInShort({ sheets: Array.from({ length: 40 }, () => sheet) }, 'https://x/')
  assert.ok(long.length < 620 && long.endsWith('…\nhttps://x/'), long)
  assert.equal(text.mailLink('A & B', 'one\ntwo', ''), 'mailto:?subject=A%20%26%20B&body=one%0D%0Atwo')
  assert.equal(text.mailLink('S', 'x'.repeat(3000), 'short'), 'mailto:?subject=S&body=short')
  assert.equal(text.smsLink('a&b\nc'), 'sms:?&body=a%26b%0Ac')
})

test('what is sent of an entry is what its page says, or what was kept while that is not known', () => {
  const own = list.changeIn(saved('a', 'b'), 'offers/b', { note: 'ring first', phone: '0151 496 0002' })
  const sheet = { id: 'offers/a', name: 'A on its page', phones: [{ number: '0151 496 0001', label: '' }], told: [], how: [], where: [], facts: [] }
  const about = { sheets: { 'offers/a': sheet, 'offers/b': { pending: true } }, home: 'https://x.org/wirral/', title: 'Mine', subject: 'A list' }
  const sent = sendable(own, about, (key, values = {}) => key + ' ' + (values.number || ''))
  assert.match(sent.text, /^Mine\n\n1\. A on its page\nring 0151 496 0001\nhttps:\/\/x\.org\/wirral\/offers\/a\/\n\n2\. B\n/)
  assert.ok(sent.text.includes('0151 496 0002') && sent.text.includes('ring first'))
  assert.ok(sent.link.startsWith('https://x.org/wirral/list/#'))
  assert.ok(sent.mail.startsWith('mailto:?subject=A%20list&body=Mine'))
  assert.ok(decodeURIComponent(sent.sms).endsWith(sent.link))
})

test('a number takes its own form', () => {
  assert.equal(tell('n', { n: 1 }), '1 thing')
  assert.equal(tell('n', { n: 2 }), '2 things')
  assert.equal(tell('missing'), 'missing')
  assert.equal(tell('ring', { number: '{number}' }), 'Ring {number}')
})
