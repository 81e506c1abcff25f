// Paper shows what the screen has not come to: layers that fill when they come near are
// filled before the page is printed. Must not know what is in them.
import { unfilled } from './cards.js'
import { IndexError, readWith } from './index.js'

/** Fills what is not filled when the browser says that it prints. */
export function startPaper() {
  const fillAll = () => {
    if (!unfilled.length) return
    readWith(getAtOnce)
    unfilled.splice(0).forEach((fill) => fill())
  }
  window.addEventListener('beforeprint', fillAll)
  const print = window.matchMedia && window.matchMedia('print')
  if (print && print.addListener) print.addListener((now) => now.matches && fillAll())
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
