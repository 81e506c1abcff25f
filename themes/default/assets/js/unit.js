// A whole postcode in its outward code's file. Pure: must not touch the page or the network.

/**
 * Where a known postcode is; `undefined` when it is not known.
 *
 * @param {Object} shard of its outward code
 * @param {string} name as on an envelope
 * @param {string[]} outward codes of the site's own area
 * @returns {(import('./layers.js').Whereabouts & {precision: string, fallback: boolean, name: string})|undefined}
 */
export function unitWithin({ sectors }, name, outward) {
  const [code, inward] = name.split(' ')
  const sector = sectors.find(({ digit }) => digit === inward[0])
  const unit = sector && sector.units.find(({ letters }) => letters === inward.slice(1))
  const inside = outward.indexOf(code) >= 0
  return unit && { point: unit.point, areas: unit.areas, inside, precision: 'unit', fallback: false, name }
}
