// How much there is to load, gzipped.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { figure } from './figures.mjs'
import { BUILT, hasEngine } from './town.mjs'

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const packed = (file) => gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length
const files = readdirSync(BUILT, { recursive: true }).map(String)
const sum = (names) => names.reduce((all, name) => all + packed(name), 0)

test('the scripts of every page together are at most 80 kB gzipped', () => {
  const scripts = files.filter((name) => name.endsWith('.js') && !name.startsWith('engine') && name !== 'worker.js')
  // A reader has one language; of the elements' words too.
  const total = sum(scripts) - Math.min(...['en', 'nl'].map((language) => sum(scripts.filter((name) => name.includes(`elements.${language}`)))))
  figure('scripts of every page, in one language', kB(total))
  for (const language of ['en', 'nl']) {
    const words = files.filter((name) => name.startsWith('words') && name.includes(`.${language}.`))
    figure(`words, as data (${language})`, kB(sum(words)))
  }
  figure('style', kB(sum(files.filter((name) => name.endsWith('.css')))))
  assert.ok(total <= 80_000, kB(total))
})

test('what the elements load on a page of somebody else', () => {
  const seen = new Set()
  const visit = (name) => {
    if (seen.has(name)) return
    seen.add(name)
    const text = readFileSync(join(BUILT, name), 'utf8')
    for (const [, found] of text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) visit(join(name, '..', found))
  }
  visit('elements.js')
  figure('elements.js with what it needs', kB(sum([...seen])))
  const parts = [...seen].join(' ')
  assert.ok(!/app\.js|frame|desk/.test(parts), `code of the page in the elements: ${parts}`)
})

test('each module of the engine is at most 500 kB gzipped', { skip: !hasEngine() && 'the engine is not built' }, () => {
  const modules = files.filter((name) => name.startsWith('engine/') && name.endsWith('.wasm'))
  for (const name of modules) figure(name, kB(packed(name)))
  assert.deepEqual(modules.filter((name) => packed(name) > 500_000), [])
})
