// Paper shows what the screen has not come to: layers that fill when they come near are
// filled before the page is printed. Must not know what is in them.
import { unfilled } from './cards.js'
import { IndexError, readWith } from './index.js'
import { openPage, say } from './page.js'

/** Fills what is not filled when the browser says that it prints. */
export function startPaper() {
  const fillAll = () => {
    readWith(getAtOnce)
    setTimeout(() => readWith(null))
    Promise.all(unfilled.splice(0).map((fill) => fill())).then(tellRest, tellRest)
  }
  window.addEventListener('beforeprint', fillAll)
  const print = window.matchMedia && window.matchMedia('print')
  if (print && print.addListener) print.addListener((now) => now.matches && fillAll())
}

/** What a button gives on a screen is a number of results on paper. */
function tellRest() {
  const { words } = openPage()
  Array.from(document.querySelectorAll('[data-left]')).forEach((more) => {
    const n = Number(more.getAttribute('data-left'))
    more.setAttribute('data-rest', n > 0 ? say(words, 'on_paper', { n }) : '')
  })
}

/** A browser that is about to print waits for nothing else. */
function getAtOnce(url) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('GET', url, false)
    request.send()
    if (request.status !== 200) throw new IndexError(request.status + ': ' + url, false)
    resolve(JSON.parse(request.responseText))
  })
}
