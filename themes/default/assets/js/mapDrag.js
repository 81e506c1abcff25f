// Moving and zooming the map with fingers, a mouse or a wheel. Keys and buttons do the same.
import { moved, zoomed } from './mapMath.js'

/** Dragging and pinching, with fingers or a mouse. */
export function onDrag(frame, view, change) {
  const fingers = {}
  const spread = () => {
    const [a, b] = Object.keys(fingers).map((id) => fingers[id])
    return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
  }
  const middle = () => {
    const all = Object.keys(fingers).map((id) => fingers[id])
    const box = frame.getBoundingClientRect()
    const mean = (key) => all.reduce((sum, one) => sum + one[key], 0) / all.length
    return { x: mean('x') - box.left, y: mean('y') - box.top }
  }
  frame.addEventListener('pointerdown', (event) => {
    if (event.target.closest('button, a') || event.button) return
    fingers[event.pointerId] = { x: event.clientX, y: event.clientY }
    frame.setPointerCapture(event.pointerId)
  })
  frame.addEventListener('pointermove', (event) => {
    if (!fingers[event.pointerId]) return
    const before = { spread: spread(), middle: middle() }
    fingers[event.pointerId] = { x: event.clientX, y: event.clientY }
    const after = { spread: spread(), middle: middle() }
    let next = moved(view(), before.middle.x - after.middle.x, before.middle.y - after.middle.y)
    if (before.spread && after.spread) {
      const by = Math.log(after.spread / before.spread) / Math.LN2
      next = zoomed(next, by, after.middle.x, after.middle.y)
    }
    change(next)
  })
  const lift = (event) => delete fingers[event.pointerId]
  ;['pointerup', 'pointercancel', 'lostpointercapture'].forEach((name) =>
    frame.addEventListener(name, lift)
  )
  frame.addEventListener(
    'wheel',
    (event) => {
      // A wheel scrolls the page; with Ctrl, as everywhere, it zooms.
      if (!event.ctrlKey) return
      event.preventDefault()
      const box = frame.getBoundingClientRect()
      change(zoomed(view(), event.deltaY < 0 ? 0.5 : -0.5, event.clientX - box.left, event.clientY - box.top))
    },
    { passive: false }
  )
}
