// Writes the service worker: the list of what is built, and a version that changes with any byte of it.
// Run it again when the engine was built anew: node precache.mjs
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the page never asks for: the worker itself, types and digests. The page is asked for as `./`. */
const LEFT_OUT = /^(worker\.js|index\.html)$|\.(d\.ts|sha256|md|map)$|(^|\/)package\.json$/

export function writeWorker(built = fileURLToPath(new URL('../built', import.meta.url))) {
  const files = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(built.length + 1))
    .filter((file) => !LEFT_OUT.test(file))
    .sort()
  const template = readFileSync(new URL('worker.js', import.meta.url), 'utf8')
  const digest = createHash('sha256').update(template)
  for (const file of ['index.html', ...files]) digest.update(`${file}\0`).update(readFileSync(join(built, file)))
  const list = JSON.stringify(['./', ...files])
  const text = template.replace('__VERSION__', digest.digest('hex').slice(0, 16)).replace('__FILES__', list)
  writeFileSync(join(built, 'worker.js'), text)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeWorker()
