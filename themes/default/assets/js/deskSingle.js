// Whether single keys do something on the helper's desk, as the person left it. Must not
// know what they do.
import { announce, deskPart, deskSite, tellDesk } from './deskParts.js'

const keyName = 'infobank-desk-keys ' + deskSite.root

/** Whether single keys are on, as the person left it. */
function keptSingle() {
  try {
    return localStorage.getItem(keyName) !== 'off'
  } catch (error) {
    return true
  }
}

/** Shows it, and keeps what the person wants. */
export function startSingle() {
  deskPart('single').checked = keptSingle()
  deskPart('single').addEventListener('change', ({ target }) => {
    announce(tellDesk(target.checked ? 'keys_on' : 'keys_off'))
    try {
      if (target.checked) localStorage.removeItem(keyName)
      else localStorage.setItem(keyName, 'off')
    } catch (error) {
      // It holds until the page is left.
    }
  })
}

/** Whether they are on. */
export const isSingleOn = () => deskPart('single').checked
