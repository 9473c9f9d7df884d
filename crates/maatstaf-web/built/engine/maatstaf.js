// The engine for browsers and Node: every call by its name.
//
// The engine comes in modules, each with some of the calls, and a module is fetched when one of its calls is asked for first. The texts
// that several modules need are fetched once. What schemas say is fetched when something is wrong with a request, and examples when
// somebody asks for one.

import { MODULES } from './calls.js'

/** A request that was refused, with everything that is wrong with it. */
export class Refused extends Error {
  constructor(problems) {
    super(problems.map(({ path, message }) => [path, message.en].filter(Boolean).join(': ')).join('\n'))
    this.name = 'Refused'
    this.problems = problems
  }
}

/** The names of all calls. */
export const calls = Object.values(MODULES).flatMap((module) => module.calls)

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const files = new Map()
const compiled = new Map()
const running = new Map()

/** Answers a request in JSON: the media type of the answer, and its text. */
export async function call(name, request, { today, now, language }) {
  const module = moduleOf(name)
  const order = [name, today, now, language, request].join('\n')
  let [kind, body] = answered(module, await started(module), order)
  if (kind === 'schemas') {
    const schemas = decoder.decode(await bytesOf('schemas.json'))
    const engine = await started(module)
    engine.bring(...told(engine, schemas))
    ;[kind, body] = answered(module, engine, order)
  }
  if (kind === 'refused') throw new Refused(JSON.parse(body).problems)
  return { mediaType: kind, body }
}

/** The answer to a request as a value: what JSON says, and any other text as it is. */
export async function ask(name, request, circumstances) {
  const { mediaType, body } = await call(name, JSON.stringify(request), circumstances)
  return mediaType === 'application/json' ? JSON.parse(body) : body
}

/** A whole request that a call answers, in JSON. */
export async function example(name) {
  moduleOf(name)
  const { requests, documents } = JSON.parse(decoder.decode(await bytesOf('examples.json')))
  const whole = (value) => {
    if (typeof value === 'string' && value.startsWith('@')) return documents[value.slice(1)] ?? value
    if (Array.isArray(value)) return value.map(whole)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([field, value]) => [field, whole(value)]))
  }
  return JSON.stringify(whole(requests[name] ?? {}), null, 2) + '\n'
}

function moduleOf(name) {
  const found = Object.keys(MODULES).find((module) => MODULES[module].calls.includes(name))
  if (!found) throw refused('unknown-call', 'there is no such call', 'zo’n aanroep is er niet')
  return found
}

function refused(code, en, nl) {
  return new Refused([{ code, path: '', message: { en, nl } }])
}

/** What a module answers. One that stops dead is thrown away: the next call starts a new one. */
function answered(module, engine, order) {
  let text
  try {
    text = said(engine, engine.answer(...told(engine, order)))
  } catch {
    running.delete(module)
    throw refused('engine-stopped', 'the engine stopped dead at this request', 'de rekenkern is op dit verzoek vastgelopen')
  }
  const end = text.indexOf('\n')
  return [text.slice(0, end), text.slice(end + 1)]
}

// A text goes in as the place and length of its bytes, which the engine then owns, and comes out likewise, to be given back: that is
// how the bindings of wasm-bindgen do it, and these here serve all modules.
function told(engine, text) {
  const bytes = encoder.encode(text)
  const at = engine.__wbindgen_malloc(bytes.length, 1) >>> 0
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes)
  return [at, bytes.length]
}

function said(engine, [at, length]) {
  const text = decoder.decode(new Uint8Array(engine.memory.buffer, at >>> 0, length))
  engine.__wbindgen_free(at, length, 1)
  return text
}

/** A module that runs. */
function started(module) {
  return once(running, module, async () => {
    const { texts } = MODULES[module]
    const [ready, ...laid] = await Promise.all([
      once(compiled, module, () => compile(`${module}.wasm`)),
      ...Object.keys(texts).map(bytesOf),
    ])
    // No values of JavaScript go in or out, so there is nothing to put in a table of them.
    const bindings = { __wbindgen_init_externref_table() {} }
    const { exports } = await WebAssembly.instantiate(ready, { './maatstaf_bg.js': bindings })
    Object.values(texts).forEach((places, file) => {
      for (const [from, length, at] of places) {
        new Uint8Array(exports.memory.buffer, at, length).set(laid[file].subarray(from, from + length))
      }
    })
    exports.__wbindgen_start()
    return exports
  })
}

async function compile(file) {
  const answer = await opened(file)
  if (answer instanceof Uint8Array) return WebAssembly.compile(answer)
  const isWasm = answer.headers.get('content-type')?.startsWith('application/wasm')
  return isWasm ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer())
}

function bytesOf(file) {
  return once(files, file, async () => {
    const answer = await opened(file)
    return answer instanceof Uint8Array ? answer : new Uint8Array(await answer.arrayBuffer())
  })
}

/** A file beside this one: what a server answers, or bytes from a machine's own disk. */
async function opened(file) {
  const url = new URL(file, import.meta.url)
  if (url.protocol === 'file:') {
    const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ 'node:fs/promises')
    return readFile(url)
  }
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  return answer
}

/** What was made, or is being made, under a name. What failed is tried again when it is asked for again. */
function once(made, name, make) {
  if (!made.has(name)) {
    const making = make()
    making.catch(() => made.get(name) === making && made.delete(name))
    made.set(name, making)
  }
  return made.get(name)
}
