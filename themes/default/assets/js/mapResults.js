// What the page's results say of where they are. Must not know the map.
import { flat } from './mapMath.js'

/** Layers that are places to go to. */
const LAYERS = ['1', '2', '3', 'beyond', 'all']

/** The results that are shown and have a place, with the numbers that they are given. */
export function readResults(results) {
  const found = []
  Array.from(results.querySelectorAll('[data-shown]')).forEach((layer) => {
    if (LAYERS.indexOf(layer.getAttribute('data-shown')) < 0) return
    Array.from(layer.querySelectorAll('[data-points]')).forEach((card) => {
      const numbers = card.getAttribute('data-points').split(' ').map(Number)
      const points = []
      for (let i = 0; i + 1 < numbers.length; i += 2) points.push(flat(numbers[i], numbers[i + 1]))
      const text = (name) => {
        const own = card.querySelector('[data-field="' + name + '"]')
        return own ? own.textContent.replace(/[\ufdd0\ufdd1]/g, '').trim() : ''
      }
      const call = card.querySelector('[data-call]')
      const name = card.querySelector('[data-field="name"]')
      name.parentNode.setAttribute('data-number', String(found.length + 1))
      found.push({
        number: found.length + 1,
        name: text('name'),
        why: text('why'),
        href: name.href,
        phone: text('phone'),
        tel: call ? call.getAttribute('href') : '',
        points,
      })
    })
  })
  return found
}

export function pointAt(results) {
  const at = (results.getAttribute('data-at') || '').split(',').map(Number)
  return at.length === 2 && at.every(isFinite) ? flat(at[0], at[1]) : null
}
