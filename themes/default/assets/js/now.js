// Says beside each entry whether it is on now, by the clock in Europe/London, and says it
// again when the minute changes. Until then, and without a script, the lines are empty:
// the times in words stand beside them.
//
// What the page gives: elements with `data-times`, a schedule's short form, and
//   <script type="application/json" id="now-data"> {days, words}.
import { london } from './clock.js'
import { sayState } from './opening.js'
import { fillIn } from './tell.js'
import { state } from './times.js'

const { days, words } = JSON.parse(document.getElementById('now-data').textContent)
let timer

/** How what is said looks: `open`, `soon`, `doubt`, `next`; nothing of what is not known. */
function toneOf({ kind, soon }) {
  const tones = { doubt: 'doubt', opens: 'next', nothing: 'next', unknown: '', appointment: '' }
  return kind in tones ? tones[kind] : soon ? 'soon' : 'open'
}

function tell() {
  const now = london(new Date())
  const word = (key, values = {}) => fillIn(words[key], values)
  document.querySelectorAll('[data-times]').forEach((line) => {
    const found = state(line.getAttribute('data-times'), now, days)
    const text = sayState(found, now, word)
    if (line.textContent !== text) line.textContent = text
    line.setAttribute('data-tone', toneOf(found))
  })
  clearTimeout(timer)
  timer = setTimeout(tell, 60050 - (Date.now() % 60000))
}

tell()
// A page that was out of sight, or kept by the back button, has an old clock.
document.addEventListener('visibilitychange', () => document.hidden || tell())
window.addEventListener('pageshow', tell)
