// What's on: days and sessions that are past go, today and tomorrow are named, and the
// list can be narrowed to a place and a topic. All of it stands in the page without. Where
// the page was made some days ago, what it lacks of a fortnight comes from the page of
// later days; without a network, the link to that stays.
//
// What the page gives: <div class="timetable" data-today data-tomorrow> with <section
// data-group data-day="20780"> and in it [data-name] and <li data-row data-end data-places
// data-needs>, <form data-narrow hidden> with <select name="places"> and "needs", <p
// data-past hidden>, <p data-none role="status">, and <a data-later="20794"> to the days from
// that one on.
import { london } from './clock.js'

const FORTNIGHT = 14

const all = (selector, root = document) => Array.from(root.querySelectorAll(selector))
const dayOf = (group) => Number(group.getAttribute('data-day'))
const table = document.querySelector('.timetable')
const form = document.querySelector('[data-narrow]')
const later = document.querySelector('[data-later]')
let asked = false

/** What runs into the next morning is not past at midnight. */
function isPast(day, end, now) {
  if (!day) return false
  return end ? (day - now.day) * 1440 + +end <= now.minute : day < now.day
}

function isWanted(row) {
  const selects = form ? all('select', form) : []
  return selects.every(
    ({ name, value }) => !value || row.getAttribute('data-' + name).split(' ').indexOf(value) >= 0
  )
}

function show() {
  const now = london(new Date())
  const groups = all('[data-group]')
  let shown = 0
  let coming = 0
  groups.forEach((group) => {
    const day = dayOf(group)
    // Fetched days may go on beyond the fortnight.
    const far = later && day >= now.day + FORTNIGHT
    let left = 0
    all('[data-row]', group).forEach((row) => {
      const past = far || isPast(day, row.getAttribute('data-end'), now)
      row.hidden = past || !isWanted(row)
      if (!row.hidden) left++
      if (day && !past) coming++
    })
    group.hidden = !left
    shown += left
    const name = group.querySelector('[data-name]')
    const ahead = day - now.day
    const called = ahead ? ahead === 1 && 'data-tomorrow' : 'data-today'
    if (name) name.textContent = called ? table.getAttribute(called) : ''
  })
  const dated = groups.some(dayOf)
  const past = document.querySelector('[data-past]')
  if (past) past.hidden = !dated || coming > 0
  const none = document.querySelector('[data-none]')
  if (none) none.textContent = shown ? '' : none.getAttribute('data-text')
  if (later && !asked && later.getAttribute('data-later') < now.day + FORTNIGHT) addLater()
}

/** Puts the later days after the last that is there. */
function addLater() {
  asked = true
  fetch(later.href)
    .then((response) => (response.ok ? response.text() : Promise.reject(new Error(later.href))))
    .then((text) => {
      const page = new DOMParser().parseFromString(text, 'text/html')
      const after = all('[data-group]').find((group) => !dayOf(group))
      all('[data-group][data-day]', page).forEach((group) => {
        table.insertBefore(document.importNode(group, true), after || null)
      })
      show()
    })
    // The link to them stays; the next look at the page asks again.
    .catch(() => (asked = false))
}

if (form) {
  form.hidden = false
  form.addEventListener('change', show)
  form.addEventListener('submit', (event) => event.preventDefault())
}
show()
document.addEventListener('visibilitychange', () => document.hidden || show())
window.addEventListener('pageshow', show)
