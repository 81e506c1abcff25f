// "Show on a map": there when some result has a place, and costs nothing until it is
// pressed. Must not know the map.

/** Makes the page's button work. */
export function offerMap() {
  const line = document.querySelector('[data-map]')
  const results = document.querySelector('[data-results]')
  const place = document.querySelector('[data-map-box]')
  if (!line || !results || !place) return
  const button = line.querySelector('button')
  let opening = null
  const told = document.createElement('span')
  told.setAttribute('role', 'status')
  const show = () => {
    // It stays while a map is open, so that the map can be closed.
    line.hidden = !results.querySelector('[data-points]') && place.hidden
  }
  button.addEventListener('click', () => {
    if (!opening) {
      const url = line.getAttribute('data-map')
      opening = import('./map.js').then((map) => map.startMap(button, url, place, results))
      opening.catch(() => (opening = null))
    }
    opening.then(
      (toggle) => {
        told.textContent = ''
        toggle()
      },
      () => {
        told.textContent = line.getAttribute('data-failed')
        line.appendChild(told)
      }
    )
  })
  show()
  if (window.MutationObserver) {
    new MutationObserver(show).observe(results, { childList: true, subtree: true })
  }
}
