// The helper's desk: moves through the results that the search page's script shows, and
// has what is chosen shown beside them. Must not know how anything is found, nor what is
// shown.
//
// The results are a plain list of links, of which one can be reached with Tab and the
// others with the arrow keys: a screen reader reads it as any list, with its headings and
// links, and none of its own keys are taken.
import {
  choose,
  chosenLink,
  copyChosen,
  goToChosen,
  isInChosen,
  results,
  rove,
  saveChosen,
  showSaved,
} from './deskChosen.js'
import { meantBy } from './deskKeys.js'
import { desk, deskPart, deskSite } from './deskParts.js'
import { isSingleOn, startSingle } from './deskSingle.js'
import { onListChange } from './listStore.js'

/** Where the arrow keys stop: results, and what shows more of them. */
const stops = () =>
  Array.from(deskPart('results').querySelectorAll('.row__name, summary, [data-more]')).filter(
    (stop) => stop.offsetParent
  )

function move(by) {
  const all = stops()
  const at = all.indexOf(document.activeElement)
  // From elsewhere it goes on from what is chosen, or goes there first.
  const from = at >= 0 ? at : all.indexOf(chosenLink()) - (isInChosen(document.activeElement) ? 0 : by)
  const next = all[Math.max(0, Math.min(all.length - 1, from + by))]
  if (next) next.focus()
}

const actions = {
  next: () => move(1),
  last: () => move(-1),
  first: () => stops()[0].focus(),
  end: () => stops().pop().focus(),
  back: () => chosenLink() && chosenLink().focus(),
  copy: () => chosenLink() && copyChosen(),
  save: () => chosenLink() && saveChosen(),
  search: () => {
    const field = desk.querySelector('[data-postcode]')
    field.focus()
    field.select()
  },
  help: () => {
    const keys = deskPart('keys')
    keys.open = !keys.open
    keys.querySelector('summary').focus()
  },
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented) return
  const { tagName, type, isContentEditable } = event.target
  const action = meantBy(
    event,
    { tag: tagName, type, editable: isContentEditable },
    {
      results: deskPart('results').contains(event.target),
      chosen: isInChosen(event.target),
      single: isSingleOn(),
    }
  )
  if (!action) return
  event.preventDefault()
  actions[action]()
})
deskPart('results').addEventListener('focusin', ({ target }) => {
  if (target !== chosenLink() && results().indexOf(target) >= 0) choose(target)
})
deskPart('results').addEventListener('click', (event) => {
  const own = event.target.closest('.row')
  const other = event.target.closest('.row__name')
  // As with any link, a new tab is the person's to open.
  if (!own || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  if (window.getSelection && String(window.getSelection()) && !other) return
  event.preventDefault()
  choose(own.querySelector('.row__name'))
  goToChosen()
})
deskPart('back').addEventListener('click', actions.back)
deskPart('copy').addEventListener('click', actions.copy)
deskPart('save').addEventListener('click', actions.save)
// When a search is done its heading is given the focus: here the first result has it.
deskPart('heading').addEventListener('focus', actions.back)
onListChange(deskSite.root, showSaved)
new MutationObserver(rove).observe(deskPart('results'), { childList: true, subtree: true })
rove()
startSingle()
