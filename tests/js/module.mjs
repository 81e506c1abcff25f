// Loads the theme's modules as ES modules whatever package.json is above them: each
// import of a sibling becomes the sibling itself, as a data URL.
import { readFileSync } from 'node:fs'

const folder = new URL('../../themes/default/assets/js/', import.meta.url)

/** @param {string} name `layers.js` */
export function source(name) {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** @param {string} name */
function asUrl(name) {
  const linked = source(name).replace(
    /(from |= import\()'\.\/(.+?)'/g,
    (all, start, other) => `${start}'${asUrl(other)}'`
  )
  return 'data:text/javascript;base64,' + Buffer.from(linked).toString('base64')
}

/** @param {string} name */
export const load = (name) => import(asUrl(name))

/** @param {string} name `layers.json` */
export function vectors(name) {
  return JSON.parse(readFileSync(new URL('../vectors/' + name, import.meta.url), 'utf8'))
}
