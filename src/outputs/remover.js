// Published as `sw.js` by a site that no longer works without a network, so that those
// who visited it before are rid of its worker and of all that it kept. The build puts
// `SITE` before it.
const OURS = 'infobank ' + SITE.base + ' '

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(remove()))

async function remove() {
  const names = (await caches.keys()).filter((name) => name.indexOf(OURS) === 0)
  await Promise.all(names.map((name) => caches.delete(name)))
  await self.registration.unregister()
}
