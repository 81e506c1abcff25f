// What every page does once it is there: takes alerts away that ended since the site was
// built, shows what is of use with scripts alone, begins saving when it is wanted, and,
// when nothing else is to be done, has the site kept for times without a network. Must not
// know what a page says.
//
// What the page gives: [data-until="2026-12-01"] on alerts, the last day that they hold;
// [data-scripted hidden]; a[data-language]; on this script's element data-worker, the
// address of the worker, and data-base. A page without data-worker does not fetch it. The
// search page's later.js fetches this script.
import { dayOf } from './day.js'
import { followLinks } from './links.js'
import { saveWhenWanted } from './savable.js'

/** Takes away what held until a day that has passed, and a box in which nothing is left. */
function takeAwayEnded() {
  const today = dayOf(new Date())
  Array.from(document.querySelectorAll('[data-until]')).forEach((alert) => {
    if (alert.getAttribute('data-until') >= today) return
    const box = alert.parentNode
    box.removeChild(alert)
    if (box.hasAttribute('data-alerts') && !box.children.length) box.hidden = true
  })
}

/** Long after the page: it must not wait for this. */
function later(act) {
  const idle = () =>
    window.requestIdleCallback ? requestIdleCallback(act, { timeout: 10000 }) : setTimeout(act, 3000)
  if (document.readyState === 'complete') idle()
  else window.addEventListener('load', idle)
}

/**
 * Has the site kept. Who saves data keeps the pages, and of the index what is used.
 *
 * @param {string} worker
 * @param {string} scope
 */
function keep(worker, scope) {
  const { connection, serviceWorker } = navigator
  const tell = (one) => {
    if (!one) return
    if (one.state !== 'installing') return one.postMessage('keep')
    one.addEventListener('statechange', () => one.state === 'installed' && one.postMessage('keep'))
  }
  serviceWorker
    .register(worker, { scope })
    .then(() => serviceWorker.ready)
    .then((registration) => {
      if (connection && connection.saveData) return
      tell(registration.active)
      tell(registration.waiting)
      tell(registration.installing)
      registration.addEventListener('updatefound', () => tell(registration.installing))
    })
    // A browser may refuse to keep anything: then all else works.
    .catch(() => {})
}

if (typeof document !== 'undefined') {
  takeAwayEnded()
  followLinks()
  Array.from(document.querySelectorAll('[data-scripted]')).forEach((own) => (own.hidden = false))
  saveWhenWanted()
  const own = document.querySelector('script[data-worker]')
  // A preview shows every edit at once, and keeps nothing.
  if (own && 'serviceWorker' in navigator) {
    later(() => {
      if (!window.infobankPreview) keep(own.dataset.worker, own.dataset.base)
    })
  }
}
