// What an entry's own page says, read from that page: whole, up to date, and there without
// a network once it was seen. So lists and the desk need no index that says it all again.
// Must not know where it is shown.
//
// What an entry's page gives: [data-part=name], [data-part=actions] with links to `tel:`,
// [data-part=how] and [data-part=where] in it, [data-part=fact] with a <dt> and a <dd>
// and the fact's name in data-fact, [data-part=checked], .notice for what changed, and
// [data-exit] when it is not for others' eyes. What is .no-print is left out.

const TIMEOUT = 12000

/** @typedef {import('./listText.js').Sheet} Sheet */

const tidy = (text) => text.replace(/\s+/g, ' ').trim()

/** The words of an element without those for the screen alone. */
function wordsOf(element) {
  if (!element) return ''
  const copy = element.cloneNode(true)
  Array.from(copy.querySelectorAll('.no-print, svg')).forEach((own) =>
    own.parentNode.removeChild(own)
  )
  return tidy(copy.textContent)
}

const all = (element, selector) => Array.from(element.querySelectorAll(selector))

/** The lines of an element: its paragraphs and items, or itself. */
function linesOf(element) {
  const parts = all(element, 'p:not(.no-print), li')
  return (parts.length ? parts : [element]).map(wordsOf).filter(Boolean)
}

/** The numbers for all of it: one beside a place is that place's, and stays there. */
function phonesOf(actions) {
  const links = all(actions, 'a[href^="tel:"]').filter((link) => !link.closest('[data-part="where"]'))
  const first = actions.querySelector('[data-part="call-label"]')
  return links.map((link, i) => {
    const line = link.parentNode.textContent.replace(link.textContent, '')
    const own = link.classList.contains('button') ? '' : tidy(line).replace(/:$/, '')
    return {
      number: tidy((link.querySelector('.tel') || link).textContent),
      tel: link.getAttribute('href').slice(4),
      label: i === 0 && first ? wordsOf(first) : own,
    }
  })
}

/**
 * @param {Document} page
 * @param {string} id
 * @returns {Sheet & {sensitive: boolean, summary: string}}
 */
export function readEntry(page, id) {
  const name = page.querySelector('[data-part="name"]') || page.querySelector('h1')
  const actions = page.querySelector('[data-part="actions"]') || page.createElement('div')
  const facts = all(page, '[data-part="fact"]').map((fact) => ({
    key: fact.getAttribute('data-fact'),
    title: wordsOf(fact.querySelector('dt')),
    lines: linesOf(fact.querySelector('dd')),
  }))
  return {
    id,
    name: wordsOf(name),
    summary: wordsOf(page.querySelector('.lede')),
    phones: phonesOf(actions),
    told: all(page, 'main .notice').map(wordsOf).filter(Boolean),
    how: all(actions, '[data-part="how"]').map(wordsOf),
    where: all(actions, '[data-part="where"]').map(linesOf),
    facts,
    checked: wordsOf(page.querySelector('[data-part="checked"]')),
    sensitive: !!page.querySelector('[data-exit]'),
  }
}

/** The id of the page that took this one's place, from an old address's page. */
function movedTo(page, readId) {
  const refresh = page.querySelector('meta[http-equiv="refresh"]')
  const found = refresh && /url=(.+)$/.exec(refresh.getAttribute('content') || '')
  return found ? readId(found[1]) : ''
}

function fetchPage(url) {
  const late = new Promise((resolve, reject) => setTimeout(() => reject(new Error(url)), TIMEOUT))
  const got = fetch(url).then((response) => {
    if (response.ok) return response.text()
    throw Object.assign(new Error(url), { gone: response.status === 404 || response.status === 410 })
  })
  return Promise.race([got, late]).then((text) =>
    new DOMParser().parseFromString(text, 'text/html')
  )
}

/**
 * Fetches entries' pages, each once.
 *
 * @param {string} base
 * @param {(path: string) => string} readId
 * @returns {(id: string) => Promise<Sheet>} rejects with `gone` when there is no such
 *     entry any more
 */
export function openEntries(base, readId) {
  const pending = {}
  const read = (id, moves) =>
    fetchPage(base + id + '/').then((page) => {
      const next = movedTo(page, readId)
      return next && moves ? read(next, moves - 1) : readEntry(page, id)
    })
  return (id) => {
    if (!pending[id]) {
      pending[id] = read(id, 1)
      pending[id].catch(() => delete pending[id])
    }
    return pending[id]
  }
}
