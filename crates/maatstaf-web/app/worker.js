// Keeps the page and the engine on the device, so that both work without a network. The build fills in what they are.
const VERSION = '__VERSION__'
const FILES = __FILES__
const CACHE = `maatstaf-${VERSION}`

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })))))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(tidy())
})

/** Of earlier versions nothing stays; pages that are open come under this one. */
async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith('maatstaf-') && name !== CACHE) await caches.delete(name)
  await self.clients.claim()
}

// A new version waits until the reader takes it, or no page of the old one is open.
self.addEventListener('message', (event) => {
  if (event.data === 'take') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || !url.href.startsWith(self.registration.scope)) return
  event.respondWith(answer(request, url))
})

async function answer(request, url) {
  const cache = await caches.open(CACHE)
  const path = url.href.slice(self.registration.scope.length).split(/[?#]/)[0]
  // INVARIANT: every file is of one version, the one that this worker was made for.
  const kept = FILES.includes(path || './') && (await cache.match(new URL(path || './', self.registration.scope)))
  return kept || fetch(request)
}
