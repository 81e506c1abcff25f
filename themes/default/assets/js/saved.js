// The page of what is saved on the device: the pages that were opened, the latest first,
// and a button that lets go of them. Must not know how they came there: see worker.js.
//
// What the page gives: [data-saved hidden] with the site's root in data-base, a list in
// it as [data-field=list], and <button type="button" data-forget>; [data-none], shown
// when there is nothing.

/** What a page is called: its heading, else its address. */
function nameOf(html, url) {
  const heading = new DOMParser().parseFromString(html, 'text/html').querySelector('h1')
  return (heading && heading.textContent.trim()) || url
}

/**
 * @param {Cache} seen
 * @returns {Promise<{href: string, name: string}[]>}
 */
function pagesIn(seen) {
  return seen.keys().then((requests) =>
    Promise.all(
      requests.reverse().map(({ url }) =>
        seen
          .match(url)
          .then((kept) => kept.text())
          .then((html) => ({ href: url, name: nameOf(html, url) }))
      )
    )
  )
}

/**
 * @param {Element} box
 * @param {Element} none
 */
function start(box, none) {
  const name = 'infobank ' + box.getAttribute('data-base') + ' seen'
  const list = box.querySelector('[data-field="list"]')
  const show = (pages) => {
    list.textContent = ''
    pages.forEach(({ href, name }) => {
      const link = document.createElement('a')
      link.href = href
      link.textContent = name
      list.appendChild(document.createElement('li')).appendChild(link)
    })
    box.hidden = !pages.length
    none.hidden = !!pages.length
  }
  box.querySelector('[data-forget]').addEventListener('click', () => {
    caches.delete(name).then(() => {
      show([])
      none.focus()
    })
  })
  caches
    .has(name)
    .then((has) => (has ? caches.open(name).then(pagesIn) : []))
    .then(show)
    .catch(() => {})
}

const box = document.querySelector('[data-saved]')
if (box && 'caches' in window) start(box, document.querySelector('[data-none]'))
