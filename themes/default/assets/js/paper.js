// Paper shows what the screen has not come to: what fills itself when it comes near is
// filled before the page is printed. Must not know what it fills.
import { fetchAtOnce } from './index.js'

let waiting = null

/**
 * What to call before the page is printed, in place of what was given before.
 *
 * @param {(() => void)[]} fills
 */
export function fillForPaper(fills) {
  if (!waiting) listen()
  waiting = fills
}

function listen() {
  const fillAll = () => {
    if (!waiting.length) return
    fetchAtOnce()
    waiting.splice(0).forEach((fill) => fill())
  }
  window.addEventListener('beforeprint', fillAll)
  const print = window.matchMedia && window.matchMedia('print')
  if (print && print.addListener) print.addListener((now) => now.matches && fillAll())
}
