// What changed between two versions of a document, place by place.
import { keyOf, same } from './merge'

export interface Change {
  /** Names of fields, and keys of items of lists. */
  path: string[]
  before?: unknown
  after?: unknown
}

/** The differences, at most so many. */
export function changes(before: unknown, after: unknown, most = 200): Change[] {
  const found: Change[] = []
  compare(before, after, [], found)
  return found.slice(0, most)
}

function compare(before: any, after: any, path: string[], found: Change[]): void {
  if (same(before, after)) return
  const [old, now] = [parts(before), parts(after)]
  if (!old || !now || Array.isArray(before) !== Array.isArray(after)) {
    found.push({ path, before, after })
    return
  }
  for (const key of new Set([...old.keys(), ...now.keys()])) compare(old.get(key), now.get(key), [...path, key], found)
}

/** The parts of a value by what tells them apart. A text, a number and a list of those have none. */
function parts(value: any): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  if (value.some((one) => typeof one !== 'object')) return undefined
  const keyed = new Map<string, unknown>()
  value.forEach((one, at) => {
    const key = keyOf(one)
    keyed.set(key === undefined || keyed.has(key) ? String(at) : key, one)
  })
  return keyed
}
