// Writes the service worker: the list of what is built, and a version that changes with any byte of it.
// Run it again when the engine was built anew: node precache.mjs
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the page never asks for: the worker itself, types and digests. The page is asked for as `./`. */
const LEFT_OUT = /^(worker\.js|index\.html)$|\.(d\.ts|sha256|md|map)$|(^|\/)package\.json$/

/** Of the engine, what the first page asks for. The rest is fetched when a page is idle. */
const FIRST_OF_ENGINE = ['maatstaf.js', 'calls.js', 'estimate.wasm', 'packs.txt'].map((name) => `engine/${name}`)
const isFirst = (file) => !file.startsWith('engine/') || FIRST_OF_ENGINE.includes(file)

/** What is kept on the device, in the order of names. */
export function kept(built) {
  return readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(built.length + 1))
    .filter((file) => !LEFT_OUT.test(file))
    .sort()
}

export function writeWorker(built = fileURLToPath(new URL('../built', import.meta.url))) {
  const files = kept(built)
  const template = readFileSync(new URL('worker.js', import.meta.url), 'utf8')
  const digest = createHash('sha256').update(template)
  for (const file of ['index.html', ...files]) digest.update(`${file}\0`).update(readFileSync(join(built, file)))
  const rest = files.filter((file) => !isFirst(file)).map((file) => [file, `sha256-${createHash('sha256').update(readFileSync(join(built, file))).digest('base64')}`])
  const values = { VERSION: digest.digest('hex').slice(0, 16), FIRST: JSON.stringify(['./', ...files.filter(isFirst)]), REST: JSON.stringify(Object.fromEntries(rest)) }
  const text = template.replace(/__(VERSION|FIRST|REST)__/g, (_, name) => values[name])
  writeFileSync(join(built, 'worker.js'), text)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeWorker()
