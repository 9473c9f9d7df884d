// Keeps the page and the engine on the device, so that both work without a network. The build fills in what they are.
const VERSION = '4c1dd0dac0d04816'
const FILES = ["./","app.js","elements.js","engine/assessors.wasm","engine/calls.js","engine/crosswalks.wasm","engine/estimate.wasm","engine/examples.json","engine/exchange.wasm","engine/group-reports.wasm","engine/lists.txt","engine/maatstaf.js","engine/packs.txt","engine/panel-reports.wasm","engine/pictures.wasm","engine/practice.wasm","engine/privacy.wasm","engine/programmes.wasm","engine/reports.wasm","engine/schemas.json","engine/scheme-reports.wasm","icon.svg","manifest.webmanifest","parts/base-DrcYSvVX.js","parts/elements.en-C-IJf3bE.js","parts/elements.nl-BztrUsrn.js","parts/lit--k1iNXSf.js","parts/others-CVqX8tZ5.js","parts/own-iJfewklQ.js","parts/rolldown-runtime-DK3Fl9T5.js","parts/style.css","samples/en.json","samples/nl.json","samples/programme.en.json","samples/programme.nl.json","words/assess.en.json","words/assess.nl.json","words/coach.en.json","words/coach.nl.json","words/common.en.json","words/common.nl.json","words/provide.en.json","words/provide.nl.json","words/shell.en.json","words/shell.nl.json"]
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
