// Reads a postcode, a sector or an outward code as people type them. Pure: must not
// touch the page or know where a postcode is. The same rules as src/postcode/ in
// Rust; both answer to tests/vectors/postcodes.json.

/**
 * @typedef {Object} Reading
 * @property {'unit'|'sector'|'outward'|'none'} kind `CH41 5AA`, `CH41 5`, `CH41`, or no postcode
 * @property {string} value as written on an envelope; empty when there is none
 * @property {string} [suggestion] what may have been meant, when `kind` is `none`
 */

const OUTWARD =
  /^(?:[BEGLMNSW][1-9]\d?|(?:A[BL]|B[ABDFHLNRSTX]|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]|F[KY]|G[LUY]|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]|M[EKL]|N[EGNPRW]|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]|T[ADFNQRSW]|UB|W[ACDFNRSV]|YO|ZE)(?:\d|[1-9]\d)|[ENW][1-9][A-HJKPSTUW]|(?:EC|NW|SE|SW|WC)[1-9][ABEHMNPRVWXY])$/
const INWARD = /^(?:\d(?:[ABD-HJLNP-UW-Z]{2})?)?$/
const SEPARATORS =
  /[\t-\r \x85\u2028\u2029\-_.,;:'"*/\\()[\]{}<>·•\u2010-\u2015\u2212\u2018-\u201f]+/g
const NO_WIDTH = /[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g

const SHAPES = ['A9', 'A99', 'A9A', 'AA9', 'AA99', 'AA9A']
const KINDS = { '9AA': 'unit', 9: 'sector', '': 'outward' }

// A slip that needs no question (O for 0) costs 1; a guess (S for 5, or a district
// whose every digit was typed as a letter) costs 10 and is only offered.
const GUESS = 10
const AS_DIGIT = { O: '0', I: '1', L: '1', S: '5', Z: '2', B: '8' }
const AS_LETTER = { 0: 'O', 1: 'L', 5: 'S', 2: 'Z', 8: 'B' }

/**
 * `CH47` is the outward code, `CH4 7` the sector; without a space a sector is read
 * only where no outward code could be (`CH415`).
 *
 * @param {string} text as typed: any case, spacing or punctuation; O for 0, I or L for 1
 * @returns {Reading}
 */
export function readPostcode(text) {
  const parts = text.normalize('NFKC').replace(NO_WIDTH, '').replace(SEPARATORS, ' ').trim()
  const none = { kind: 'none', value: '' }
  if (!/^[a-z\d ]+$/i.test(parts)) return none
  const typed = parts.replace(/ /g, '').toUpperCase()
  if (typed.length > 7) return none

  const girobank = /^GIR(0(?:AA)?)?$/.exec(typed)
  if (girobank) return written('GIR', girobank[1] || '')

  const tails = / .$/.test(parts) ? ['9AA', '9', ''] : ['9AA', '', '9']
  let best = null
  tails.forEach((tail) =>
    SHAPES.forEach((head) =>
      ['I', 'L'].forEach((one) => {
        const found = fill(typed, head, tail, one)
        if (found && !(best && best.cost <= found.cost)) best = found
      })
    )
  )
  if (best && best.cost < GUESS) return best.reading
  // A letter missing, or letters that end no postcode: offer the sector.
  const sector = /^(.+)(\d)[A-Z]{1,2}$/.exec(typed)
  if (sector && OUTWARD.test(sector[1])) {
    none.suggestion = written(sector[1], sector[2]).value
  } else if (best) {
    none.suggestion = best.reading.value
  }
  return none
}

/**
 * Fills one shape.
 *
 * @param {string} typed
 * @param {string} head
 * @param {string} tail
 * @param {string} one the letter that a 1 stands for in the area
 * @returns {{cost: number, reading: Reading}|null}
 */
function fill(typed, head, tail, one) {
  const shape = head + tail
  if (shape.length !== typed.length) return null
  let cost = 0
  let digitSeen = false
  let areaSeen = false
  let mended = ''
  for (let at = 0; at < shape.length; at++) {
    const char = typed[at]
    const digit = shape[at] === '9'
    const inArea = at === 0 || (at === 1 && !digit)
    if (/\d/.test(char) === digit) {
      mended += char
      if (inArea) areaSeen = true
      if (digit && at < head.length) digitSeen = true
      continue
    }
    // `A19` is a road; only a whole postcode is sure enough to mend.
    if (inArea && !tail[1] && char !== '0') return null
    const meant = (digit ? AS_DIGIT : AS_LETTER)[char]
    if (!meant) return null
    cost += /[OIL01]/.test(char) ? 1 : GUESS
    mended += inArea && char === '1' ? one : meant
  }
  if (!digitSeen) cost += GUESS
  const outward = mended.slice(0, head.length)
  const inward = mended.slice(head.length)
  const most = tail[1] ? GUESS + 1 : GUESS - 1
  const fits = areaSeen && cost <= most && cost % GUESS <= 2
  if (!fits || !/\d/.test(typed) || !OUTWARD.test(outward) || !INWARD.test(inward)) return null
  return { cost, reading: written(outward, inward) }
}

/**
 * @param {string} outward
 * @param {string} inward
 * @returns {Reading}
 */
function written(outward, inward) {
  const kind = KINDS[inward[1] ? '9AA' : inward && '9']
  return { kind, value: (outward + ' ' + inward).trim() }
}
