// What's on: days and sessions that are past go, today and tomorrow are named, and the
// list can be narrowed to a place and a topic. All of it stands in the page without.
//
// What the page gives: <section data-group data-day="20780"> with <li data-row data-end
// data-places data-needs>, <form data-narrow hidden> with <select name="places"> and
// "needs", <p data-past hidden>, <p data-none role="status">, and
//   <script type="application/json" id="now-data"> {words}.
import { london } from './times.js'

const all = (selector, root = document) => Array.from(root.querySelectorAll(selector))
const data = document.getElementById('now-data')
const { words } = JSON.parse(data.textContent)
const form = document.querySelector('[data-narrow]')

/** What runs into the next morning is not past at midnight. */
function isPast(day, end, now) {
  if (!day) return false
  return end ? (day - now.day) * 1440 + +end <= now.minute : +day < now.day
}

function isWanted(row) {
  const selects = form ? all('select', form) : []
  return selects.every(
    ({ name, value }) => !value || row.getAttribute('data-' + name).split(' ').indexOf(value) >= 0
  )
}

function show() {
  const now = london(new Date())
  let shown = 0
  let dated = 0
  let coming = 0
  all('[data-group]').forEach((group) => {
    const day = group.getAttribute('data-day')
    let left = 0
    all('[data-row]', group).forEach((row) => {
      const past = isPast(day, row.getAttribute('data-end'), now)
      row.hidden = past || !isWanted(row)
      if (!row.hidden) left++
      if (day && !past) coming++
    })
    if (day) dated++
    group.hidden = !left
    shown += left
    const name = group.querySelector('[data-name]')
    const ahead = day - now.day
    if (day && name) name.textContent = [words.today_is, words.tomorrow_is][ahead] || ''
  })
  const past = document.querySelector('[data-past]')
  if (past) past.hidden = !dated || coming > 0
  const none = document.querySelector('[data-none]')
  if (none) none.textContent = shown ? '' : none.getAttribute('data-text')
}

if (form) {
  form.hidden = false
  form.addEventListener('change', show)
  form.addEventListener('submit', (event) => event.preventDefault())
}
show()
document.addEventListener('visibilitychange', () => document.hidden || show())
window.addEventListener('pageshow', show)
