// Takes the texts that several modules hold out of them: a page fetches each text once, and the loader lays it where a module had it.

import { readFileSync, readdirSync } from 'node:fs'
import { laid, laying, moduleOf, sections } from './wasm.mjs'

/** The texts that come with the engine, as they are compiled in: the packs, the schemes and all other lists. */
export function textsOfEngine(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => /^[^/]+\/[^/]+\.json$/.test(file))
    .sort()
    .map((file) => readFileSync(`${folder}/${file}`))
}

/** A module without these texts, and where each stood: [text, offset]. */
export function partedFrom(bytes, texts) {
  const whole = sections(bytes)
  const places = []
  let parts = laid(whole)
  texts.forEach((text, index) => {
    const found = parts.findIndex((part) => part.bytes.includes(text))
    if (found < 0) return
    const { offset, bytes } = parts[found]
    const at = bytes.indexOf(text)
    places.push([index, offset + at])
    const around = [
      { offset, bytes: bytes.subarray(0, at) },
      { offset: offset + at + text.length, bytes: bytes.subarray(at + text.length) },
    ]
    parts = parts.toSpliced(found, 1, ...around.filter(({ bytes }) => bytes.length))
  })
  return { module: moduleOf(laying(whole, parts)), places }
}
