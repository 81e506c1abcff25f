// Alerts that are for some of the area alone, above the results for a place in it. The
// page gives each as <template data-alert="3 7">, the numbers being areas of the index,
// with its last day as [data-until] within. Must not know what an area is.
import { dayOf } from './day.js'

/**
 * Shows those that are for any of some areas and have not ended.
 *
 * @param {number[]} areas
 */
export function tellAlerts(areas) {
  const today = dayOf(new Date())
  Array.from(document.querySelectorAll('template[data-alert]')).forEach((shape) => {
    const own = shape.getAttribute('data-alert').split(' ').map(Number)
    const alert = document.importNode(shape.content, true).firstElementChild
    const until = alert.getAttribute('data-until')
    if (!own.some((area) => areas.indexOf(area) >= 0) || (until && until < today)) return
    document.querySelector('[data-notices]').appendChild(alert)
  })
}
