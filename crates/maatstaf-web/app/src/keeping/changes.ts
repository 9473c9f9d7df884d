// What changed between two versions of a document, place by place.
import { same } from './merge'

export interface Change {
  /** Names of fields, and what an item of a list is called. */
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
  const lists = Array.isArray(before) && Array.isArray(after)
  const isDeep = lists || (isObject(before) && isObject(after))
  if (!isDeep) {
    found.push({ path, before, after })
    return
  }
  const [old, now] = [entries(before), entries(after)]
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    compare(old.get(key)?.value, now.get(key)?.value, [...path, now.get(key)?.name ?? old.get(key)!.name], found)
  }
}

/** The parts of a value by what tells them apart, with what they are called. */
function entries(value: any): Map<string, { name: string; value: any }> {
  if (!Array.isArray(value)) return new Map(Object.entries(value).map(([key, one]) => [key, { name: key, value: one }]))
  return new Map(
    value.map((one, at) => {
      const key = String(one?.id ?? one?.indicator ?? at)
      const name = typeof one?.title === 'string' && one.title ? one.title : typeof one?.indicator === 'number' ? `CI ${one.indicator}` : key
      return [key, { name, value: one }]
    }),
  )
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
