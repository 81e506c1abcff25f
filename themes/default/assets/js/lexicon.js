// Words: what their forms have in common, what a misspelt one was meant to be, and who
// says them. Must not touch the page. The same rules as src/search/text/ in Rust; both
// answer to tests/vectors/text.json.

/** Forms that no rule makes, and words that a rule would mistake for others. */
const ODD = {
  advice: 'advis',
  better: 'better',
  care: 'care',
  cared: 'care',
  cares: 'care',
  caring: 'carer',
  carrer: 'carer',
  carrers: 'carer',
  children: 'child',
  childrens: 'child',
  computing: 'comput',
  counciler: 'counsel',
  counciling: 'counsel',
  councilling: 'counsel',
  elderly: 'elder',
  older: 'old',
  woman: 'women',
  womens: 'women',
}
const RULES = [
  [/^(?!.*eed$)(.*[aeiouy].*)(?:ing|ed)$/, 3],
  [/^(?!.*eer$)(.*)(?:er|or|ive)$/, 4],
  [/^(.*b)i(l)ity$/, 3],
  [/^(.*)(?:ion|ment|ness)$/, 4],
  [/^(.*)e$/, 3],
]

/**
 * What all forms of a folded word begin with: `volunteer` of `volunteering`.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (Object.prototype.hasOwnProperty.call(ODD, word)) return ODD[word]
  if (!/^[a-z]{4,}$/.test(word)) return word
  let w = word
  if (/..ies$/.test(w)) w = w.slice(0, -3) + 'y'
  else if (/(?:[sxz]|[cs]h)es$/.test(w) && w.length > 4) w = w.slice(0, -2)
  else if (!/[sui]s$/.test(w)) w = w.replace(/s$/, '')
  if (/..ied$/.test(w)) w = w.slice(0, -3) + 'y'
  RULES.forEach(([rule, least]) => {
    const match = rule.exec(w)
    if (match && match[1].length >= least) w = match[1] + (match[2] || '')
  })
  if (w.length > 3) w = w.replace(/y$/, 'i')
  const twice = /(.)\1$/.exec(w)
  const kept = !twice || w.length < 4 || /[aeiousz]/.test(twice[1])
  return kept || (twice[1] === 'l' && w.length < 6) ? w : w.slice(0, -1)
}

/** Letters too many, too few, others, or swapped with the next. */
export function slipsBetween(a, b) {
  let before = []
  let last = Array.from({ length: b.length + 1 }, (none, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1)
      }
    }
    before = last
    last = row
  }
  return last[b.length]
}

/**
 * The known words nearest to one that is not, at most three. As a guess, with a slip more:
 * words of six letters and over that begin with the same one.
 *
 * @param {string} word
 * @param {string[]} known
 * @param {boolean} [guess]
 * @returns {string[]}
 */
export function meant(word, known, guess) {
  const slips = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
  const most = !guess ? slips : word.length < 6 ? 0 : slips + 1
  if (!most || /^\d/.test(word)) return []
  const own = stem(word)
  const near = []
  let best = Infinity
  known.forEach((other) => {
    if (Math.abs(other.length - word.length) > most + 3 || (guess && other[0] !== word[0])) return
    const whole = slipsBetween(word, other)
    const slips = own.length > 5 ? Math.min(whole, slipsBetween(own, stem(other))) : whole
    const first = word[0] !== other[0]
    // A first letter is left out or put too many, and seldom mistaken: "crack" was not
    // meant by "track".
    if (slips > most || (first && word[0] !== other[1] && word[1] !== other[0])) return
    const rank = slips * 1000 + (first ? 100 : 0) + whole
    best = Math.min(best, rank)
    near.push([rank, other])
  })
  return near
    .filter((one) => one[0] === best)
    .map((one) => one[1])
    .sort((a, b) => (a < b ? -1 : 1))
    .filter((one, i, all) => one !== all[i - 1])
    .slice(0, 3)
}

/**
 * The text index, of which only the parts are fetched that a question touches.
 *
 * @param {{terms: Object, words: Object}} where its parts are: for each, what it begins with
 * @param {Object} index
 */
export function openText(where, index) {
  /** Parts of terms that were fetched, by number. */
  const parts = {}
  const [said, known] = [where.terms, where.words].map(({ first, hashes }) => ({ first: first.split(' '), hashes }))
  const partOf = (word, { first }) => Math.max(0, first.filter((start) => start <= word).length - 1)
  const fetchPart = (folder, { hashes }, at, decode) =>
    hashes ? index.file(folder + '/' + at, hashes.substr(at * 10, 10), decode) : Promise.resolve()
  return {
    /**
     * Fetches what is said of some terms, or of all that begin so.
     *
     * @param {string[]} terms
     * @param {string[]} starts
     */
    load(terms, starts = []) {
      const wanted = new Set(terms.map((term) => partOf(term, said)))
      starts.forEach((start) => {
        const last = partOf(start + '\uffff', said)
        for (let at = partOf(start, said); at <= last; at++) wanted.add(at)
      })
      const decode = (json) => ({
        lists: new Map(json.terms.split(' ').map((term, i) => [term, json.lists[i]])),
      })
      const fetches = Array.from(wanted).map((at) =>
        fetchPart('text', said, at, decode).then((part) => part && (parts[at] = part))
      )
      return Promise.all(fetches)
    },
    /** Who says a term that was loaded: steps from entry to entry, and how well. */
    list(term) {
      const part = parts[partOf(term, said)]
      return part && part.lists.get(term)
    },
    /** Terms that were loaded and begin like this. */
    starting(start) {
      const found = []
      Object.keys(parts).forEach((at) =>
        parts[at].lists.forEach((list, term) => term.indexOf(start) === 0 && found.push(term))
      )
      return found
    },
    /** The words beside which a typed one is looked at. */
    beside(word) {
      return fetchPart('words', known, partOf(word[0], known), (json) => json).then((json) =>
        json ? json.words.split(' ') : []
      )
    },
  }
}
