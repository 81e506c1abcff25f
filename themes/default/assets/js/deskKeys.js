// Which key does what at the helper's desk. Pure: must not know the page.

const SINGLE = {
  j: 'next',
  k: 'last',
  c: 'copy',
  l: 'save',
  '/': 'search',
  '?': 'help',
}
const IN_RESULTS = { ArrowDown: 'next', ArrowUp: 'last', Home: 'first', End: 'end' }

/** Fields in which every key is text, or moves within them. */
const FIELDS = /^(INPUT|TEXTAREA|SELECT)$/

/**
 * What a key asks for, or nothing. Keys that are letters work nowhere in a field, and not
 * at all when a person turned them off: someone who speaks to the computer types them
 * without meaning to.
 *
 * @param {{key: string, ctrlKey?: boolean, altKey?: boolean, metaKey?: boolean, isComposing?: boolean}} event
 * @param {{tag: string, type?: string, editable?: boolean}} target what has the focus
 * @param {{results: boolean, chosen: boolean, single: boolean}} where
 * @returns {'next'|'last'|'first'|'end'|'copy'|'save'|'search'|'help'|'back'|''}
 */
export function meantBy(event, target, where) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return ''
  const box = target.tag === 'INPUT' && target.type === 'checkbox'
  if (target.editable || (FIELDS.test(target.tag) && !box)) return ''
  if (event.key === 'Escape') return where.chosen ? 'back' : ''
  if (where.results && IN_RESULTS[event.key]) return IN_RESULTS[event.key]
  return (where.single && SINGLE[event.key]) || ''
}
