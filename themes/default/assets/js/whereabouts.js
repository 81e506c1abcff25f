// Where a person is, as far as finding needs to know. Pure: must not touch the page or
// the network. The same rules as src/search/whereabouts.rs in Rust; both answer to
// tests/vectors/whereabouts.json.
import { unitWithin } from './unit.js'

/** The share of postcodes that an area must hold to stand in for one that is not known. */
const HALF = 0.5

/**
 * Where a postcode, a sector or an outward code is. A postcode that is not known falls
 * back to its sector, then to its outward code.
 *
 * @param {Object} shard of its outward code
 * @param {import('./postcode.js').Reading} typed
 * @param {string[]} outward codes of the site's own area
 * @returns {import('./layers.js').Whereabouts & {precision: string, fallback: boolean, name: string}}
 */
export function whereabouts(shard, typed, outward) {
  const unit = typed.kind === 'unit' && unitWithin(shard, typed.value, outward)
  if (unit) return unit
  const parts = typed.value.split(' ')
  const inward = parts[1] || ''
  const sector = shard.sectors.find((part) => part.digit === inward[0])
  const at = (precision, name, point, units) => {
    const fallback = precision !== typed.kind
    const areas = around(units, fallback ? HALF : 0)
    return { point, areas, inside: outward.indexOf(parts[0]) >= 0, precision, fallback, name }
  }
  if (sector) return at('sector', parts[0] + ' ' + sector.digit, sector.point, sector.units)
  const all = shard.sectors.reduce((units, part) => units.concat(part.units), [])
  return at('outward', parts[0], shard.point, all)
}

/** The areas that hold at least a share of some postcodes; any postcode for 0. */
function around(units, share) {
  const counts = new Map()
  units.forEach((unit) => unit.areas.forEach((id) => counts.set(id, (counts.get(id) || 0) + 1)))
  return Array.from(counts.keys())
    .filter((id) => counts.get(id) >= share * units.length)
    .sort((a, b) => a - b)
}
