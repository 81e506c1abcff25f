// What is said of whether something is on: "Open now until 3pm", in results and on pages
// alike. Pure: must not touch the page or know where words come from. When it is on is for
// times.js to say.

const DAY = 1440

/**
 * A state in words; nothing when times are not known, or may be more than are understood.
 *
 * @param {import('./times.js').State} state
 * @param {import('./times.js').Now} now
 * @param {(key: string, values?: Object<string, string>) => string} tell words by their key
 * @returns {string}
 */
export function sayState({ kind, day, minute, soon, why, appointment, doubtful }, now, tell) {
  const ahead = day - now.day
  const doubt = why && tell('open_doubt_' + why)
  const at = (key) => tell('open_' + key, { time: time(minute, tell), day: dayName(day, ahead, tell) })
  const left = ahead * DAY + minute - now.minute
  const said = {
    // Of days ahead only a day near enough to have a name is told.
    open: () => at(left < DAY ? (soon ? 'soon' : 'until') : left < 6 * DAY ? 'until_day' : 'now'),
    started: () => at('started'),
    ends: () => at('ends'),
    today: () => tell('open_day'),
    opens: () => at('next').trim(),
    nothing: () => !doubtful && tell('open_nothing'),
  }[kind]
  const by = appointment && tell('open_appointment')
  return [said && said(), doubt, by].filter(Boolean).join(' · ')
}

/** `today`, `Thursday`; from a week ahead `Thursday 3 December`. Not every browser has all languages. */
function dayName(day, ahead, tell) {
  if (!(ahead >= 0)) return ''
  if (ahead < 2) return tell(ahead ? 'open_tomorrow' : 'open_today')
  const date = new Date(day * 864e5)
  const weekday = tell('open_days').split(', ')[date.getUTCDay()]
  if (ahead < 7) return weekday
  const month = tell('open_months').split(', ')[date.getUTCMonth()]
  return tell('open_date', { weekday, date: date.getUTCDate(), month })
}

/** `9am`, `12:30pm`; nothing when it is not said. */
function time(minute, tell) {
  if (!(minute >= 0)) return ''
  const hour = Math.floor(minute / 60) % 24
  const rest = minute % 60
  if (!rest && !(hour % 12)) return tell(hour ? 'open_noon' : 'open_midnight')
  const short = ((hour + 11) % 12) + 1 + (rest ? ':' + String(rest + 100).slice(1) : '')
  return tell(hour < 12 ? 'open_am' : 'open_pm', { time: short })
}
