// Gathers what was built: modules without the texts that they share, those texts, and which call stands in which module.
//
//   node gather.mjs FROM TO FRAMEWORKS MODULE…

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { partedFrom, textsOfEngine } from './texts.mjs'

const [from, to, frameworks, ...names] = process.argv.slice(2)
const texts = textsOfEngine(frameworks)

const parted = names.map((name) => {
  const whole = readFileSync(`${from}/${name}.wasm`)
  return { name, calls: callsOf(whole), ...partedFrom(whole, texts) }
})

// What the first module needs is one file, and what only others need is another.
const [{ places: first }] = parted
const isFirst = (text) => first.some(([index]) => index === text)
const file = { 'packs.txt': [], 'lists.txt': [] }
const stands = new Map()
for (const text of new Set(parted.flatMap(({ places }) => places.map(([index]) => index)).sort((a, b) => a - b))) {
  const name = isFirst(text) ? 'packs.txt' : 'lists.txt'
  stands.set(text, { name, start: file[name].reduce((all, bytes) => all + bytes.length, 0) })
  file[name].push(texts[text])
}

const modules = {}
mkdirSync(to, { recursive: true })
for (const { name, calls, module, places } of parted) {
  const laid = {}
  for (const [text, at] of places) {
    const { name, start } = stands.get(text)
    ;(laid[name] ??= []).push([start, texts[text].length, at])
  }
  modules[name] = { calls, texts: laid }
  writeFileSync(`${to}/${name}.wasm`, module)
}
for (const [name, parts] of Object.entries(file)) writeFileSync(`${to}/${name}`, Buffer.concat(parts))

const line = ([name, { calls, texts }]) => `  '${name}': {\n    calls: ${JSON.stringify(calls)},\n    texts: ${JSON.stringify(texts)},\n  },\n`
const about = '// Which calls stand in which module, and where in its memory the texts belong: [from, length, to]. Written by scripts/wasm.\n'
writeFileSync(`${to}/calls.js`, `${about}export const MODULES = {\n${Object.entries(modules).map(line).join('')}}\n`)

function callsOf(bytes) {
  const bindings = { './maatstaf_bg.js': { __wbindgen_init_externref_table() {} } }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), bindings)
  exports.__wbindgen_start()
  const [at, length] = exports.names()
  return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, length)).trim().split('\n')
}
