// The sentences of the page: an area each, a language at a time. The Dutch of an area has exactly the keys of the English.
import type { Language } from '../backend/backend'
import type assess from './assess.en'
import type coach from './coach.en'
import type common from './common.en'
import type elements from './elements.en'
import type provide from './provide.en'
import type shell from './shell.en'

interface Areas {
  shell: typeof shell
  common: typeof common
  coach: typeof coach
  assess: typeof assess
  provide: typeof provide
  elements: typeof elements
}

export type Area = keyof Areas
export type Key<A extends Area> = keyof Areas[A]
/** The type of a translation: a key too many or too few is an error. */
export type Same<T> = { [K in keyof T]: string }
export type Values = Record<string, string | number>
type Sheet = Record<string, string>

const loaded = new Map<string, Sheet>()

export async function loadWords(area: Area, language: Language): Promise<void> {
  const key = `${area}.${language}`
  if (!loaded.has(key)) loaded.set(key, await (await fetch(new URL(`words/${key}.json`, document.baseURI))).json())
}

/** What there is to choose under a name, such as `goal`, in the order of the words: ids with what they are called. */
export function choices(area: Area, language: Language, name: string): [string, string][] {
  const ids = Object.entries(loaded.get(`${area}.${language}`) ?? {}).map(([key, words]): [string, string] => [key.startsWith(`${name}.`) ? key.slice(name.length + 1) : '.', words])
  return ids.filter(([id]) => !id.includes('.'))
}

/**
 * A sentence, with `{name}` replaced by a value. Where it is `one thing|{n} things`, the value `n` says which of the two.
 * The words of its area must have been loaded.
 */
export function say(area: Area, language: Language, key: string, values: Values = {}): string {
  let sentence = loaded.get(`${area}.${language}`)?.[key] ?? loaded.get(`shell.${language}`)?.[key] ?? key
  if ('n' in values && sentence.includes('|')) sentence = sentence.split('|')[values.n === 1 ? 0 : 1]!
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
