// What stands beside results and entries: saving them to a list, and the way to the map.
// On the search page it is fetched when the first results stand; nothing needs it.
import { offerMap } from './openMap.js'
import { openListLink, startSaving } from './saving.js'

if (typeof document !== 'undefined') {
  const site = openListLink()
  if (site) startSaving(site)
  offerMap()
}
