// The postcode that is nearest to where a device says it is. Must not touch the page.
import { milesBetween } from './layers.js'

/**
 * The postcode nearest to a point; `null` when none is within two miles.
 *
 * @param {Object} index
 * @param {number} lat
 * @param {number} lon
 * @returns {Promise<string|null>}
 */
export function nearest(index, lat, lon) {
  return index.names().then((names) => {
    const within = (low, high, x) => Math.max(low / 1e4, Math.min(high / 1e4, x))
    const boxes = names.codes
      .map(([code, south, west, north, east]) => ({
        code,
        miles: milesBetween(lat, lon, within(south, north, lat), within(west, east, lon)),
      }))
      .sort((a, b) => a.miles - b.miles)
    const look = (i, best) => {
      if (i >= boxes.length || boxes[i].miles > best.miles) return best.postcode
      return index.shard(boxes[i].code).then((shard) => {
        let nearer = best
        shard.sectors.forEach((sector) =>
          sector.units.forEach((unit) => {
            const miles = milesBetween(lat, lon, unit.point[0], unit.point[1])
            const postcode = boxes[i].code + ' ' + sector.digit + unit.letters
            if (miles < nearer.miles) nearer = { miles, postcode }
          })
        )
        return look(i + 1, nearer)
      })
    }
    return look(0, { miles: 2, postcode: null })
  })
}
