// Buttons that save stand in their pages; what they do (beside.js) is fetched when one is
// first pressed, or at once where something is saved already. Must not know what a list is.
//
// What the page gives: see saving.js; and [data-list-page] where a script of its own shows
// the list. A button bears aria-pressed once it works.

/** Begins saving when it is wanted. */
export function saveWhenWanted() {
  const link = document.querySelector('[data-list]')
  if (!link || document.querySelector('[data-list-page]')) return
  const begin = () => import('./beside.js')
  let kept = true
  try {
    // The key that listStore.js keeps a list by.
    kept = localStorage['infobank-list ' + (link.getAttribute('data-root') || link.getAttribute('data-site'))]
  } catch (refused) {
    // Then nothing is kept from before; what is saved lasts as long as the page.
    kept = false
  }
  if (kept) begin().catch(() => {})
  let waiting = false
  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-save]')
    if (!button || waiting || button.hasAttribute('aria-pressed')) return
    waiting = true
    begin()
      // Now it is pressed for those who hear what it says too.
      .then(() => setTimeout(() => button.click()))
      .catch(() => {
        const told = button.parentNode.nextElementSibling
        told.textContent = JSON.parse(link.getAttribute('data-words')).failed
      })
      .then(() => (waiting = false))
  })
}
