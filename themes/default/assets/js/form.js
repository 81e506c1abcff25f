// The form, wherever it stands: reads a postcode, a place name or a need, says what is
// wrong with it, and goes to the search page. What is typed is put after the `#` of the
// address, which browsers do not send; a postcode is kept on the device only if the
// person asks for it (remember.js). Must not know results.
//
// What the page gives:
//   <form data-finder data-base="/wirral/"> with <input data-postcode>, <input data-need>
//   (or a <select> of slugs), optionally <select data-miles>, <button type="button"
//   data-locate hidden>, what remember.js names, and <div data-error-summary tabindex="-1" hidden> with an
//   optional <ul data-field="errors">;
//   <script type="application/json" id="finder-index"> and id="finder-words".
import { nearest } from './nearest.js'
import { CHOICES, helplineLinks, openPage, say, searchAddress } from './page.js'
import { showProblems } from './problems.js'
import { remember } from './remember.js'
import { fold } from './text.js'
import { understand } from './understand.js'

/**
 * Goes there, and searches again when that is where one is.
 *
 * @param {string} address
 */
function goTo(address) {
  const before = location.href
  location.href = address
  if (location.href === before) window.dispatchEvent(new Event('hashchange'))
}

/**
 * What the results on the page are narrowed by, so that asking for something else goes
 * on with it: who needs step-free access needs it there too.
 *
 * @param {string} need what is asked for now
 * @returns {Object<string, string>}
 */
function narrowed(need) {
  const query = new URLSearchParams(location.hash.slice(1))
  const same = {}
  CHOICES.concat('miles').forEach((key) => (same[key] = query.get(key) || ''))
  if ((query.get('need') || query.get('q') || '') !== (need || '')) same.topic = ''
  return same
}

/**
 * Fetches the script that suggests and gives it the fields. If it does not come, the form
 * works as before.
 *
 * @param {HTMLFormElement} form
 */
function fetchSuggest(form) {
  const { base, index, words } = openPage()
  const fetched = import('./suggest.js')
  fetched
    .then(({ suggestIn }) => {
      const tools = { base, index, fold, tell: (key, values) => say(words, key, values) }
      const need = form.querySelector('input[data-need]')
      suggestIn(need, form.querySelector('[data-postcode]'), tools)
    })
    .catch(() => {})
}

/**
 * Makes a form work.
 *
 * @param {HTMLFormElement} form
 */
function startForm(form) {
  const { base, hint, words, index } = openPage()
  const postcode = form.querySelector('[data-postcode]')
  const need = form.querySelector('[data-need]')
  const miles = form.querySelector('[data-miles]')
  const locate = form.querySelector('[data-locate]')

  const keep = remember(form, postcode)
  if (hint.v) {
    // The script may come after the focus.
    if (form.contains(document.activeElement)) fetchSuggest(form)
    else form.addEventListener('focusin', () => fetchSuggest(form), { once: true })
  }

  const go = (state) => {
    showProblems(form, [])
    goTo(searchAddress(base, Object.assign(narrowed(state.need), state)))
  }
  const failed = () =>
    showProblems(form, [{ text: say(words, 'failed'), links: helplineLinks(hint, words) }])

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const typed = postcode ? postcode.value.trim() : ''
    const wanted = { need: need ? need.value.trim() : '' }
    if (miles) wanted.miles = miles.value
    if (!typed && wanted.need) return go(wanted)
    if (!typed) return showProblems(form, [{ text: say(words, 'empty'), field: postcode }])
    understand(index, hint, typed).then((found) => {
      if (!found.problem) {
        keep(found.pc)
        return go(Object.assign(wanted, { pc: found.pc, need: wanted.need || found.need }))
      }
      const links = []
      if (found.suggestion) {
        const href = searchAddress(base, Object.assign({}, wanted, { pc: found.suggestion }))
        links.push({ href, text: say(words, 'did_you_mean', { value: found.suggestion }) })
      }
      const text = say(words, found.problem, { value: found.value, area: hint.area })
      showProblems(form, [{ text, field: postcode, links }])
    }, failed)
  })

  if (locate && navigator.geolocation) {
    locate.hidden = false
    const refused = (key) => () =>
      showProblems(form, [{ text: say(words, key, { area: hint.area }), field: postcode }])
    locate.addEventListener('click', () => {
      locate.disabled = true
      const done = () => (locate.disabled = false)
      navigator.geolocation.getCurrentPosition(
        (position) => {
          done()
          const { latitude, longitude } = position.coords
          nearest(index, latitude, longitude).then((found) => {
            if (!found) return refused('locate_outside')()
            postcode.value = found
            go({ pc: found, need: need ? need.value.trim() : '' })
          }, failed)
        },
        () => {
          done()
          refused('locate_refused')()
        },
        { timeout: 15000, maximumAge: 60000 }
      )
    })
  }
}

/** Makes all of a page's forms work. */
export function startForms() {
  Array.from(document.querySelectorAll('form[data-finder]')).forEach(startForm)
}
