// Has a previewed page reload when its site was built anew, and shows the faults
// of a build that failed. Added by the preview server only; never published.
(() => {
  const me = document.currentScript
  if (!me || window.infobankPreview) return
  window.infobankPreview = true

  const changes = me.dataset.changes
  const place = 'infobank-preview-place'
  const reloaded = 'infobank-preview-reloaded'
  const longestPause = 5000

  let site = me.dataset.site
  let version = ''
  let pause = 250
  let question = null
  let timer = 0
  let overlay = null

  /** Storage may be forbidden; then a reload starts at the top. */
  const remember = (key, value) => {
    try {
      sessionStorage.setItem(key, value)
    } catch {}
  }
  const recall = (key) => {
    try {
      return sessionStorage.getItem(key)
    } catch {
      return null
    }
  }

  const restorePlace = () => {
    const [path, x, y] = (recall(place) ?? '').split(' ')
    remember(place, '')
    if (path === location.pathname) window.scrollTo(Number(x), Number(y))
  }

  const reload = (newSite) => {
    // A service worker may answer with its stored page: reload once for each site.
    const once = `${newSite} ${location.pathname}`
    site = newSite
    if (recall(reloaded) === once) return
    remember(reloaded, once)
    remember(place, `${location.pathname} ${window.scrollX} ${window.scrollY}`)
    location.reload()
  }

  const hide = () => {
    overlay?.remove()
    overlay = null
  }

  // Styles are set from script, one by one: a content security policy may forbid
  // style elements, and the page's own styles must not reach in.
  const make = (name, styles, text = '') => {
    const element = document.createElement(name)
    Object.assign(element.style, styles)
    element.textContent = text
    return element
  }

  const show = (report) => {
    hide()
    overlay = make('div', {
      position: 'fixed', inset: '0', zIndex: '2147483647', overflow: 'auto',
      background: '#fff', color: '#0b0c0c', padding: '1.5rem', boxSizing: 'border-box'
    })
    overlay.dataset.infobankPreview = 'faults'
    const shadow = overlay.attachShadow({ mode: 'open' })
    const box = make('section', { font: '1.125rem/1.5 system-ui, sans-serif' })
    box.setAttribute('role', 'alert')
    const close = make('button', { font: 'inherit', padding: '0.5rem 1rem' }, 'Show the last good page')
    close.type = 'button'
    close.addEventListener('click', hide)
    box.append(
      make('h1', { font: 'inherit', fontWeight: '700', margin: '0 0 1rem' },
        'The site could not be built. Correct this and save:'),
      make('pre', {
        font: '1rem/1.4 ui-monospace, monospace', whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere', borderInlineStart: '0.3rem solid #d4351c',
        margin: '0 0 1rem', paddingInlineStart: '1rem'
      }, report),
      close
    )
    shadow.append(box)
    document.documentElement.append(overlay)
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })

  const hear = (answer) => {
    const isNew = answer.version !== version
    version = answer.version
    if (answer.ready && answer.site !== site) {
      reload(answer.site)
    }
    if (!isNew) return
    if (answer.report === null) hide()
    else show(answer.report)
  }

  const ask = async () => {
    window.clearTimeout(timer)
    // A browser opens six connections to a host. Only a page that is looked at
    // may hold one, or many tabs would lock each other out.
    if (document.hidden || question) return
    const mine = new AbortController()
    question = mine
    let wait = 0
    try {
      const response = await fetch(`${changes}?since=${version}`, { cache: 'no-store', signal: mine.signal })
      if (!response.ok) throw new Error(`status ${response.status}`)
      const answer = await response.json()
      hear(answer)
      pause = 250
      wait = answer.later
    } catch {
      // The preview was stopped, or starts again: keep asking, ever more slowly.
      wait = pause
      pause = Math.min(pause * 2, longestPause)
    }
    if (question !== mine) return
    question = null
    timer = window.setTimeout(ask, wait)
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      question?.abort()
      question = null
      window.clearTimeout(timer)
    } else {
      pause = 250
      ask()
    }
  })

  if (document.readyState === 'complete') restorePlace()
  else window.addEventListener('load', restorePlace)
  ask()
})()
