// Numbers as the index writes them, for fixtures: see src/search/index/digits.rs.

/** @param {number[]} numbers */
export function written(numbers) {
  let text = ''
  for (let left of numbers) {
    for (; left >= 49; left = Math.floor((left - 49) / 8)) text += String.fromCharCode(84 + ((left - 49) % 8))
    text += String.fromCharCode(35 + left)
  }
  return text
}

/** @param {number[]} numbers some of them below nothing */
export const signed = (numbers) => written(numbers.map((number) => (number < 0 ? -2 * number - 1 : 2 * number)))
