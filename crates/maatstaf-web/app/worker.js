// Keeps the page and the engine on the device, so that both work without a network. The build fills in what they are.
const VERSION = '__VERSION__'
/** What a first visit needs. */
const FIRST = __FIRST__
/** What other pages need, each with its digest: it is fetched later, and must be of this version all the same. */
const REST = __REST__
const CACHE = `maatstaf-${VERSION}`

self.addEventListener('install', (event) => {
  event.waitUntil(begin())
})

/** A first visit waits for no more than it needs. A newer version comes whole, so that nothing that worked stops working. */
async function begin() {
  const cache = await caches.open(CACHE)
  await cache.addAll(FIRST.map((file) => new Request(file, { cache: 'no-cache' })))
  if (self.registration.active) await fill()
}

self.addEventListener('activate', (event) => {
  event.waitUntil(tidy())
})

/** Of earlier versions nothing stays; pages that are open come under this one. */
async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith('maatstaf-') && name !== CACHE) await caches.delete(name)
  await self.clients.claim()
}

// A new version waits until the reader takes it, or no page of the old one is open. The rest is fetched when a page is idle.
self.addEventListener('message', (event) => {
  if (event.data === 'take') void self.skipWaiting()
  if (event.data === 'rest') event.waitUntil(fill())
})

/** Fetches what is not there yet, one file after the other. Not where the reader asked to save data: there as it is used. */
async function fill() {
  if (navigator.connection?.saveData) return
  for (const file of Object.keys(REST)) if (!(await kept(file))) await fetched(file)
}

/** Looks without making a cache: there is none any more when everything was erased. */
const kept = (file) => caches.match(new URL(file, self.registration.scope), { cacheName: CACHE })

/** INVARIANT: every file is of one version, the one that this worker was made for. Another is refused, and the newer worker sought. */
async function fetched(file) {
  try {
    const answer = await fetch(new Request(file, { cache: 'no-cache', integrity: REST[file] }))
    if (answer.ok) await keep(file, answer.clone())
    return answer
  } catch (error) {
    void self.registration.update().catch(() => {})
    throw error
  }
}

/** Keeps a file where there is a cache. Whoever erases everything holds the same lock, so none is made anew behind them. */
function keep(file, answer) {
  return navigator.locks.request('maatstaf-cache', async () => {
    if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(new URL(file, self.registration.scope), answer)
  })
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || !url.href.startsWith(self.registration.scope)) return
  event.respondWith(answer(request, url))
})

async function answer(request, url) {
  const path = url.href.slice(self.registration.scope.length).split(/[?#]/)[0] || './'
  if (FIRST.includes(path)) return (await kept(path)) || fetch(request)
  if (path in REST) return (await kept(path)) || fetched(path)
  return fetch(request)
}
