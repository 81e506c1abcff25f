// The button that prints a leaflet or the booklet. Without this script the words beside it
// say how.
Array.from(document.querySelectorAll('[data-print]')).forEach((button) => {
  button.hidden = false
  button.addEventListener('click', () => window.print())
})
