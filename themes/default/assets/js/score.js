// How well each entry answers a question in words. Each word is worth 0 to 240 to an
// entry, by what it says and by its needs; rare words count more, and an entry that
// answers more of the words more than one that answers one of them well. Must not touch
// the page. The same rules, in whole numbers, as src/search/text/score.rs in Rust.
import { meant, stem } from './lexicon.js'
import { fold } from './text.js'

/** Words in the longest phrase that is looked for. */
const PHRASE = 6
/** Sixteenths that a word counts that begins like the one typed, or is spelt nearly so. */
const BEGUN = 11
const MENDED = 13
/** What a word has to be worth to an entry for it to count as answered. */
const ANSWERED = 48
/** By kind, in sixteenths: what helps answers better than who runs it or where it is. */
const SHARES = [16, 13, 12]

/** Numbers that people write out before "year old", from one on. */
const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'.split(
    ' '
  )

/** Words for people, whom others ask for: worth less than what is wanted. */
const WHO =
  /^(aunty?|(boy|girl)(friend)?|brother|child(ren)?|cousin|dad|daughter|family|father|gran(dad|dma)?|husband|kids?|lad|mam|mate|mother|mum|nan|nephew|niece|partner|sister|son|uncle|wife)$/

/** The words of a question, and an age that it names; the words of that are idle. */
export function readQuestion(text, idle) {
  const words = fold(text).split(' ').filter(Boolean)
  const tokens = words.map((word) => ({ word, stem: stem(word), idle: idle.has(word), who: WHO.test(word) }))
  const word = (at) => words[at] || ''
  const old = (at) => (word(at).indexOf('old') === 0 ? 1 : 0)
  const ageAt = (at) => {
    const [, digits, rest] = /^(\d*)(.*)$/.exec(words[at])
    const written = NUMBERS.indexOf(words[at]) + 1
    if (written && word(at + 1) === 'year' && old(at + 2)) return [at, at + 2, written]
    const years = parseInt(digits, 10)
    if (!(years <= 120)) return null
    // "I'm 78 and", and not "I am 5 miles away".
    const told = /^(im|am|is|s?hes)$/.test(word(at - 1))
    const unit = !rest && /^(?:year|yr)(s?)$|^yo$/.exec(word(at + 1))
    // "Out of work 2 years" says how long, and not how old.
    if (unit && (!unit[1] || told || old(at + 2))) return [at, at + 1 + old(at + 2), years]
    if (!rest && /^(month|week)s?$/.test(word(at + 1)) && old(at + 2)) return [at, at + 2, 0]
    if (/^(yo|yrs?)$/.test(rest)) return [at, at + old(at + 1), years]
    if (/^s?$/.test(rest) && /^(over|aged?)$/.test(word(at - 1))) return [at - 1, at, years]
    if (/^s?$/.test(rest) && word(at - 1) === 'under') return [at - 1, at, Math.max(0, years - 1)]
    if (!rest && word(at + 1) === 'plus') return [at, at + 1, years]
    if (!rest && told && /^(and|but|now|with|)$/.test(word(at + 1))) return [at, at, years]
    return null
  }
  const found = words.map((own, at) => ageAt(at)).find(Boolean)
  if (found) tokens.slice(found[0], found[1] + 1).forEach((token) => (token.idle = true))
  // "On the phone" says how, and not that a phone is what is wanted.
  tokens.forEach((token, at) => {
    const how = /(^| )(by|over|(on|over) the)$/.test(words.slice(Math.max(0, at - 2), at).join(' '))
    if (token.stem === 'phon' && how) token.idle = true
  })
  if (!found && tokens.every((token) => token.idle)) {
    tokens.forEach((token) => (token.idle = false))
  }
  return { tokens, age: found && found[2] }
}

function raise(column, list, sixteenths) {
  let at = 0
  list.forEach((step) => {
    at += step >> 4
    column[at] = Math.max(column[at], (step & 15) * sixteenths)
  })
}

/**
 * Scores all entries.
 *
 * @param {string} question
 * @param {import('./layers.js').Doc[]} docs
 * @param {Object} needs see phrasesOf
 * @param {Set<string>} idle
 * @param {Object} text see openText
 * @returns {Promise<{scores: number[], whole: (id: number) => boolean, mended: string}>}
 */
export function scoreAll(question, docs, needs, idle, text) {
  const { tokens, age } = readQuestion(question, idle)
  const column = () => new Uint16Array(docs.length)
  tokens.forEach((token) => Object.assign(token, { said: column(), need: column(), worth: [] }))
  const telling = () => tokens.filter((token) => !token.idle)
  const first = telling()
  const joined = first.slice(1).map((token, i) => stem(first[i].word + token.word))
  const last = tokens[tokens.length - 1]
  const begun = last && !last.idle && last.stem.length > 2 ? [last.stem] : []
  let mended = false

  const credit = (token, worths, sixteenths) => {
    if (!worths.size) return
    docs.forEach((doc, id) => {
      const best = doc.needs.reduce((most, need) => Math.max(most, worths.get(need) || 0), 0)
      const worth = (best * SHARES[doc.kind] * sixteenths) >> 8
      if (worth > token.need[id]) token.need[id] = worth
    })
  }
  const take = (token, term, sixteenths) => {
    const list = text.list(term)
    if (list) raise(token.said, list, sixteenths)
    credit(token, needs.part(term), sixteenths)
    credit(token, needs.called(term, false), sixteenths)
  }
  const known = ({ said, need }) => said.some(Boolean) || need.some(Boolean)
  /** A word as it is, else as the beginning of others; gives what is not known. */
  const lookUp = (token) => {
    if (text.list(token.stem) || needs.knows(token.stem)) return take(token, token.stem, 16)
    if (known(token)) return null
    const starts =
      token === last && begun.length ? text.starting(begun[0]).concat(needs.starting(begun[0])) : []
    starts.forEach((term) => take(token, term, BEGUN))
    // "Brother" is no slip for "broader": it says whom it is for.
    if (!starts.length && token.who) token.idle = true
    return starts.length || token.who ? null : token
  }
  const mend = (token) => {
    const own = meant(token.word, needs.words.concat(Array.from(idle)))
    const said = own.find((word) => idle.has(word))
    if (said) return void Object.assign(token, { word: said, stem: stem(said), idle: true })
    const beside = own.length
      ? Promise.resolve(own)
      : text.beside(token.word).then((words) => meant(token.word, words))
    return beside.then((words) => takeFor(token, words))
  }
  /** Takes a word for others; gives it when there are none. */
  const takeFor = (token, words) => {
    if (!words.length) return token
    mended = true
    token.word = words[0]
    token.stem = stem(words[0])
    const stems = words.map(stem).filter((one, i, all) => one !== all[i - 1])
    return text.load(stems).then(() => stems.forEach((one) => take(token, one, MENDED)))
  }
  /** When nothing at all is known, a slip more is forgiven: better than an empty page. */
  const guess = (token) =>
    text.beside(token.word).then((words) => takeFor(token, meant(token.word, needs.words.concat(words), true)))
  /** Phrases that needs are called by, of all words and of those that tell something. */
  const phrases = () => {
    const lists = [
      [tokens, false],
      [telling(), true],
    ]
    lists.forEach(([words, only]) =>
      words.forEach((token, from) => {
        for (let to = from + 2; to <= Math.min(words.length, from + PHRASE); to++) {
          const span = words.slice(from, to)
          const key = span.map((one) => one.stem).join('')
          let worths = needs.called(key, only)
          if (!worths.size && only) worths = needs.called(key, false)
          if (worths.size) {
            span.forEach((one) => {
              one.idle = false
              credit(one, worths, 16)
            })
          }
        }
      })
    )
  }
  return text
    .load(first.map((token) => token.stem).concat(joined), begun.concat(age === undefined ? [] : '#'))
    .then(() => {
      joined.forEach((term, i) => {
        const list = text.list(term)
        const worths = needs.called(term, false)
        ;[first[i], first[i + 1]].forEach((token) => {
          if (list) raise(token.said, list, 16)
          credit(token, worths, 16)
        })
      })
      return Promise.all(first.map(lookUp).filter(Boolean).map(mend))
    })
    .then((strange) => {
      const left = strange.filter(Boolean)
      return tokens.some(known) ? left : Promise.all(left.map(guess))
    })
    .then((left) => {
      const unknown = left.some(Boolean)
      phrases()
      const columns = telling().map(({ said, need, who }) =>
        Object.assign(
          said.map((a, id) => Math.max(a, need[id]) + (Math.min(a, need[id]) >> 1)),
          { who }
        )
      )
      const wrong = age === undefined ? null : column()
      if (wrong) columns.push(ages(text, age, column(), wrong))
      const words = tokens.map((token) => token.word).join(' ')
      return Object.assign(sumUp(columns, docs.length, wrong, unknown), { mended: mended && words })
    })
}

/** What entries are worth for an age; those for other ages are marked. */
function ages(text, age, column, wrong) {
  text.starting('#').forEach((term) => {
    const [min, max] = term.slice(1).split('-')
    const right = +min <= age && (!max || age <= +max)
    raise(right ? column : wrong, text.list(term), right ? 16 : 1)
  })
  return column
}

function sumUp(columns, count, wrong, unknown) {
  const weighed = []
  columns.forEach((worths) => {
    const answering = worths.reduce((sum, worth) => sum + (worth ? 1 : 0), 0)
    // Words that no entry answers part none from another.
    const rarity = Math.round(10 * Math.log(1 + count / answering))
    if (answering) weighed.push([worths.who ? rarity >> 1 : rarity, worths])
  })
  const total = weighed.reduce((sum, one) => sum + one[0], 0)
  const unanswered = unknown || weighed.length < columns.length
  const scores = []
  const covered = new Uint16Array(count)
  for (let id = 0; id < count; id++) {
    let sum = 0
    weighed.forEach(([weight, worths]) => {
      sum += weight * worths[id]
      if (worths[id] >= ANSWERED) covered[id] += weight
    })
    const score = total ? Math.floor(Math.floor((sum * (total + 2 * covered[id])) / total) / 16) : 0
    scores.push(wrong && wrong[id] ? score >> 2 : score)
  }
  return { scores, whole: (id) => total > 0 && covered[id] === total && !unanswered }
}

/**
 * How much better than others an entry answers: 3 for much as well as the best, 0 for too
 * little to be shown. Entries of one number stand by distance.
 *
 * @param {number} score
 * @param {number} best
 * @returns {number}
 */
export function bucket(score, best) {
  return score ? [14, 10, 6].filter((parts) => score * 16 >= best * parts).length : 0
}
