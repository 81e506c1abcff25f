// Says beside each entry whether it is on now, by the clock in Europe/London, and says it
// again when the minute changes. Until then, and without a script, the lines are empty:
// the times in words stand beside them.
//
// What the page gives: elements with `data-times`, a schedule's short form, and
//   <script type="application/json" id="now-data"> {days, words}.
import { said } from './said.js'
import { london, state } from './times.js'

const data = document.getElementById('now-data')
const { days, words } = data ? JSON.parse(data.textContent) : {}
let timer

function tell() {
  const now = london(new Date())
  document.querySelectorAll('[data-times]').forEach((line) => {
    const { text, tone } = said(state(line.getAttribute('data-times'), now, days), now, words)
    if (line.textContent !== text) line.textContent = text
    line.setAttribute('data-tone', tone)
  })
  clearTimeout(timer)
  timer = setTimeout(tell, 60050 - (Date.now() % 60000))
}

if (days) {
  tell()
  // A page that was out of sight, or kept by the back button, has an old clock.
  document.addEventListener('visibilitychange', () => document.hidden || tell())
  window.addEventListener('pageshow', tell)
}
