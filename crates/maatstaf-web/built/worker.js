// Keeps the page and the engine on the device, so that both work without a network. The build fills in what they are.
const VERSION = '1e306324e9038cc6'
/** What a first visit needs. */
const FIRST = ["./","app.js","elements.js","engine/calls.js","engine/estimate.wasm","engine/maatstaf.js","engine/packs.txt","icon.svg","manifest.webmanifest","parts/base-Bzs1zdsP.js","parts/elements.en-B4D1aU81.js","parts/elements.nl-CZh9enGA.js","parts/lit-DbfKpd6f.js","parts/pages-D8EUILXj.js","parts/style.css","samples/en.json","samples/nl.json","samples/programme.en.json","samples/programme.nl.json","words/assess.en.json","words/assess.nl.json","words/coach.en.json","words/coach.nl.json","words/common.en.json","words/common.nl.json","words/provide.en.json","words/provide.nl.json","words/shell.en.json","words/shell.nl.json"]
/** What other pages need, each with its digest: it is fetched later, and must be of this version all the same. */
const REST = {"engine/assessors.wasm":"sha256-W4LlnE0Ig43dHEASZWRkvh9CL0zTpJTEQpbuN/n0fic=","engine/crosswalks.wasm":"sha256-HiR1sdnj2tlc+i/YnXX3JxFNmcIXpIhyF0/daBtEOuU=","engine/examples.json":"sha256-jayZdXGXUgOgMcBamMoCizOYBmMDDAGiu15/xcGXcjk=","engine/exchange.wasm":"sha256-GCViOCKvI2MtGm4vBPaTw+zd2hLkmW4lhzNWZNZTrwo=","engine/group-reports.wasm":"sha256-yq9VTYupIpQG2EqPMDaA5DMCyj10xwb+kbZRQOtwjjU=","engine/lists.txt":"sha256-jrlWsoUd+X9fBWsQ+XF+QShQ+9pLkfc/gmzS3HFM+KM=","engine/panel-reports.wasm":"sha256-ltbhhjjQzWytaGFOmrV4zje4555ww02nne+1VO+TYX4=","engine/pictures.wasm":"sha256-ZmJL2WNedSVzsJTsT0vtvYYxOJFaVgmAZdLzWr/H5kY=","engine/practice.wasm":"sha256-JOVBafr1AhdLE3Hx6KwEZeq/X1GidWWQ1NppEIfLdbE=","engine/privacy.wasm":"sha256-qc4btBSB5WtsIhp+rfnIwinNTfLeNoUyiIPJzXXy9xM=","engine/programmes.wasm":"sha256-th9NDKKsJhq+JLdwkltDk9oZ31Z/W7QnOHJCeUlD1aQ=","engine/reports.wasm":"sha256-+U27gQHHsdxb4pUvfCfFyw+hbkLCRbQxlu+I8B1oFDg=","engine/schemas.json":"sha256-vNdihFB4057xHXU9LM+8xNx9yUEBR4eZ5f+wInxLzlk=","engine/scheme-reports.wasm":"sha256-u83GUtYPWN+nxxWQPh9XSy+T/lGng7xxnehwrOdclG4="}
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
    if (answer.ok && (await caches.has(CACHE))) await (await caches.open(CACHE)).put(new URL(file, self.registration.scope), answer.clone())
    return answer
  } catch (error) {
    void self.registration.update().catch(() => {})
    throw error
  }
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
