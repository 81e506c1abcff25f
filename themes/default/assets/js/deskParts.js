// The desk's parts, its words, and how it says something. Must not know results or lists.
import { openListLink } from './saving.js'
import { tellWith } from './tell.js'

export const desk = document.querySelector('[data-desk]')
export const deskPart = (name) => desk.querySelector('[data-' + name + ']')
/** The site, as its list has it. */
export const deskSite = openListLink()
export const tellDesk = tellWith(JSON.parse(document.getElementById('desk-words').textContent))

/** Says something to the eye and to a screen reader. */
export function announce(text) {
  deskPart('said').textContent = text
  deskPart('told').textContent = text
}
