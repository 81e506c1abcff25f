// The elements of the map: buttons, the frame, the line under it, the list. Must not know
// where anything is.

export const make = (tag, name, text) => {
  const element = document.createElement(tag)
  if (name) element.className = name
  if (text) element.textContent = text
  return element
}

export function makeButton(text, name, call) {
  const button = make('button', name, text)
  button.type = 'button'
  button.addEventListener('click', call)
  return button
}

/** An entry, for the line under the map and for the list. */
export function entryLine(result, tell) {
  const line = make('span', 'map__entry')
  const link = make('a', '', result.name)
  link.href = result.href
  line.appendChild(make('b', 'map__number', String(result.number)))
  line.appendChild(link)
  line.appendChild(make('span', 'soft', result.why))
  if (result.tel) {
    const call = make('a', 'tel', result.phone)
    call.href = result.tel
    call.setAttribute('aria-label', tell('phone', { number: result.phone }) + ' – ' + result.name)
    line.appendChild(call)
  }
  return line
}

/** The map's parts, without a result on them yet. */
export function makeParts(tell, actions) {
  const part = {
    box: make('section', 'map no-print'),
    title: make('h2', ''),
    frame: make('div', 'map__frame'),
    markers: make('div', 'map__markers'),
    told: make('div', 'map__told'),
    list: make('ol', 'map__list'),
    streets: make('p', 'map__streets'),
    source: make('p', 'map__source soft', tell('drawn')),
  }
  const tools = make('div', 'map__tools')
  const arrows = make('div', 'map__tools')
  const quiet = 'button button--quiet'
  part.title.id = 'map-title'
  part.title.tabIndex = -1
  part.box.setAttribute('aria-labelledby', 'map-title')
  part.frame.tabIndex = 0
  part.frame.setAttribute('role', 'group')
  part.frame.setAttribute('aria-label', tell('map'))
  part.frame.setAttribute('aria-describedby', 'map-hint')
  part.told.setAttribute('role', 'status')
  const hint = make('p', 'soft', tell('hint'))
  hint.id = 'map-hint'
  ;['closer', 'further', 'all', 'close'].forEach((key) =>
    tools.appendChild(makeButton(tell(key), quiet, actions[key]))
  )
  arrows.setAttribute('role', 'group')
  arrows.setAttribute('aria-label', tell('move'))
  ;['left', 'up', 'down', 'right'].forEach((key) =>
    arrows.appendChild(makeButton(tell(key), quiet, actions[key]))
  )
  const listTitle = make('h3', '', tell('list'))
  ;[part.title, hint, tools, part.frame, part.told, arrows, part.streets, part.source, listTitle, part.list].forEach(
    (element) => part.box.appendChild(element)
  )
  return part
}

/** "Show streets": what is agreed to first, and then whose they are. */
export function offerStreets(place, tiles, tell, show) {
  if (!tiles) return
  const text = make('span', '', tiles.consent)
  let on = false
  const button = makeButton(tell('tiles'), 'button button--quiet', () => {
    on = !on
    button.textContent = tell(on ? 'tiles_off' : 'tiles')
    text.textContent = on ? tiles.attribution : tiles.consent
    show(on ? tiles.url : '')
  })
  place.appendChild(text)
  place.appendChild(button)
}
