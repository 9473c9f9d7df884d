// Writes the types of the package from the schemas of all calls: node types.mjs DESCRIBED > maatstaf.d.ts

import { readFileSync } from 'node:fs'

const described = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const named = new Map()

console.log(`// The types of the engine's requests and answers. Written by scripts/wasm from their schemas: change the Rust types instead.

/** What a call cannot know by itself. */
export interface Circumstances {
  /** The day, such as \`2026-06-30\`. */
  today: string
  /** The moment, such as \`2026-06-30T12:00:00Z\`. */
  now: string
  /** The language of answers, unless a request asks for another. */
  language: Language
}

/** One thing that is wrong with a request. */
export interface Problem {
  code: string
  path: string
  line?: number
  column?: number
  message: { en: string; nl: string }
  help?: { en: string; nl: string }
}

/** A request that was refused, with everything that is wrong with it. */
export class Refused extends Error {
  constructor(problems: Problem[])
  problems: Problem[]
}

/** The names of all calls. */
export const calls: CallName[]
export type CallName = keyof Requests

/** Answers a request in JSON: the media type of the answer, and its text. Rejects with a \`Refused\`. */
export function call(name: string, request: string, circumstances: Circumstances): Promise<{ mediaType: string; body: string }>

/** The answer to a request as a value: what JSON says, and any other text as it is. Rejects with a \`Refused\`. */
export function ask<N extends CallName>(name: N, request: Requests[N], circumstances: Circumstances): Promise<Answers[N]>

/** A whole request that a call answers, in JSON. */
export function example(name: string): Promise<string>
`)

const requests = described.map(({ name, title, request }) => `  /** ${title}. */\n  '${name}': ${typeOf(request, request)}`)
const answers = described.map(({ name, answer, media_types: kinds }) => {
  const types = kinds.includes('application/json') ? [typeOf(answer, answer)] : []
  if (kinds.some((kind) => kind !== 'application/json')) types.push('string')
  return `  '${name}': ${types.join(' | ')}`
})
console.log(`export interface Requests {\n${requests.join('\n')}\n}\n`)
console.log(`export interface Answers {\n${answers.join('\n')}\n}`)
for (const { name, text } of [...named.values()].sort((one, other) => (one.name < other.name ? -1 : 1))) {
  console.log(`\nexport type ${name} = ${text}`)
}

/** The type that a schema describes, in TypeScript. */
function typeOf(schema, root) {
  if (schema === true || schema === undefined) return 'unknown'
  if (schema.$ref) return reference(schema.$ref, root)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)))
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) {
    const others = schema.properties ? `${ofType('object', schema, root)} & ` : ''
    return `${others}(${union(choices.map((one) => typeOf(one, root)))})`
  }
  if (schema.allOf) return schema.allOf.map((one) => typeOf(one, root)).join(' & ')
  return union([schema.type ?? 'unknown'].flat().map((type) => ofType(type, schema, root)))
}

function ofType(type, schema, root) {
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'array') return schema.prefixItems ? `[${schema.prefixItems.map((one) => typeOf(one, root)).join(', ')}]` : `(${typeOf(schema.items, root)})[]`
  if (type !== 'object') return type
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).map(([name, of]) => {
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name)
    return `${key}${required.has(name) ? '' : '?'}: ${typeOf(of, root)}`
  })
  const rest = schema.additionalProperties
  if (fields.length === 0) return rest === false ? 'Record<string, never>' : `Record<string, ${typeOf(rest, root)}>`
  return `{ ${fields.join('; ')} }`
}

/** The name of a definition. Two different ones of one name get a number. */
function reference(pointer, root) {
  if (pointer === '#') return 'unknown'
  const wanted = pointer.split('/').at(-1)
  const definition = root.$defs[wanted]
  // Any value at all, which the schema spells out kind by kind.
  if (wanted === 'Anything') return 'unknown'
  const key = JSON.stringify([wanted, definition])
  if (!named.has(key)) {
    const taken = new Set([...named.values()].map(({ name }) => name))
    const plain = wanted.replace(/\W/g, '_')
    let name = plain
    for (let at = 2; taken.has(name); at += 1) name = `${plain}_${at}`
    named.set(key, { name, text: '' })
    named.get(key).text = typeOf(definition, root)
  }
  return named.get(key).name
}

function union(types) {
  return [...new Set(types)].join(' | ')
}
