// "Exit this page", after the pattern of the GOV.UK Design System: a click, or Shift three
// times, covers the page at once, before the network is asked for anything, and goes
// elsewhere in place of this page, so that "back" does not lead here. Must not know what
// the page is about.
//
// What the page gives: links [data-exit]; one of them [data-exit-main] with the words
// that are read out, data-left-2, data-left-1, data-going and data-expired; three marks
// in [data-exit-keys hidden]; and [data-exit-said] with role=status.

/** Presses that leave, and milliseconds within which the next must come. */
const PRESSES = 3
const PATIENCE = 5000

const main = document.querySelector('[data-exit-main]')
const marks = document.querySelector('[data-exit-keys]')
const said = document.querySelector('[data-exit-said]')
let presses = 0
/** Shift is down, and nothing else was pressed with it: it is not for a capital letter. */
let alone = false
let timer
let cover = null

function show(text) {
  said.textContent = text
  marks.hidden = !presses
  Array.from(marks.children).forEach((mark, i) => mark.classList.toggle('on', i < presses))
}

function forget(text = '') {
  clearTimeout(timer)
  presses = 0
  show(text)
}

function leave() {
  if (cover) return
  cover = document.createElement('div')
  cover.className = 'exit-cover'
  cover.setAttribute('role', 'alert')
  cover.textContent = main.dataset.going
  document.body.hidden = true
  document.documentElement.appendChild(cover)
  document.title = main.dataset.going
  location.replace(main.href)
}

function press() {
  presses += 1
  clearTimeout(timer)
  if (presses >= PRESSES) return leave()
  timer = setTimeout(() => forget(main.dataset.expired), PATIENCE)
  return show(main.getAttribute('data-left-' + (PRESSES - presses)))
}

Array.from(document.querySelectorAll('[data-exit]')).forEach((link) =>
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })
)
document.addEventListener('keydown', (event) => {
  if (event.key === 'Shift') alone = !event.ctrlKey && !event.altKey && !event.metaKey
  else {
    alone = false
    if (presses) forget()
  }
})
document.addEventListener('keyup', (event) => {
  if (event.key === 'Shift' && alone) press()
})
// A browser may bring the page back as it was: covered.
window.addEventListener('pageshow', () => {
  if (!cover) return
  cover.remove()
  cover = null
  document.body.hidden = false
  forget()
})
