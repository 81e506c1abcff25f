// For results in a site's other languages: what is in its first language stands between two
// marks (src/foreign.rs), and becomes an element that says so. Must not know what is found.

const MARKS = /[\ufdd0\ufdd1]/

/** Makes elements of what is marked within a node. */
function nameLanguages(node, first) {
  const texts = []
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (MARKS.test(walker.currentNode.data)) texts.push(walker.currentNode)
  texts.forEach((text) => {
    text.data.split(MARKS).forEach((part, i) => {
      let own = document.createTextNode(part)
      if (i % 2) {
        own = document.createElement('span')
        own.lang = first
        own.dir = 'auto'
        own.textContent = part
      }
      text.parentNode.insertBefore(own, text)
    })
    text.parentNode.removeChild(text)
  })
}

if (typeof document !== 'undefined') {
  const results = document.querySelector('[data-results]')
  const form = document.querySelector('[data-first]')
  if (results && form) {
    const first = form.getAttribute('data-first')
    new MutationObserver((changes) =>
      changes.forEach(({ addedNodes }) =>
        Array.from(addedNodes).forEach((node) => nameLanguages(node, first))
      )
    ).observe(results, { childList: true, subtree: true })
  }
}
