// The parts of the search page that more than one script fills. Must not know with what.

/** The element with `data-` and a name. */
export const part = (name) => document.querySelector('[data-' + name + ']')

const title = document.title
/** What the heading says while nothing is asked. */
export const heading = part('heading') ? part('heading').textContent : title

/** @param {string} text */
export function setHeading(text) {
  if (part('heading')) part('heading').textContent = text
  document.title = text === heading ? title : text + ' – ' + title
}
