// Which list is shown: one's own, that the device keeps, or one that a link shares, that
// stands in the address. A change goes to where the list is from. Must not know how it is
// shown.
import { addTo, emptyList, shareHash, sharedIds } from './list.js'
import { keepList, keptList } from './listStore.js'

/** What a link shares, while that is what is shown. */
let loose = null

export const isShared = () => !!loose

export const shownList = (root) => loose || keptList(root)

/** Keeps a change: on the device, or of a shared list in the address. */
export function changeShown(root, list) {
  if (!loose) return keepList(root, list)
  loose = list
  history.replaceState(null, '', shareHash(list.items.map(({ id }) => id)))
}

/** Reads the address: one's own list, or one that is shared. */
export function readShown(root) {
  const ids = sharedIds(location.hash)
  loose = null
  if (!ids) return
  const own = keptList(root)
  const known = (id) => own.items.find((item) => item.id === id) || { id, name: id.split('/')[1] }
  loose = ids.reduce((list, id) => addTo(list, Object.assign({}, known(id), { note: '' })), emptyList())
}

/** Puts all that is shared on one's own list; whether it could be kept. */
export function keepShown(root) {
  return keepList(root, loose.items.reduce((list, item) => addTo(list, item), keptList(root)))
}
