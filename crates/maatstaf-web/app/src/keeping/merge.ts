// Two changes of one document into one, field by field. Where both changed the same field differently, somebody chooses.

/** A field that both changed. What is not there is `undefined`. */
export interface Clash {
  /** Where: names of fields, and ids of items in lists. */
  path: string[]
  mine: unknown
  theirs: unknown
}

export interface Merged<T> {
  document: T
  clashes: Clash[]
}

export type Choose = (clash: Clash) => 'mine' | 'theirs'

/** Puts what changed since `base` in `mine` and in `theirs` together. Where they clash `choose` decides. */
export function merge<T>(base: T, mine: T, theirs: T, choose: Choose = () => 'mine'): Merged<T> {
  const clashes: Clash[] = []
  const document = merged(base, mine, theirs, [], (clash) => {
    clashes.push(clash)
    return choose(clash)
  })
  return { document: document as T, clashes }
}

/** Whether two values are the same as JSON, whatever the order of their fields. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a).filter((key) => a[key] !== undefined)
  const others = Object.keys(b).filter((key) => b[key] !== undefined)
  return keys.length === others.length && keys.every((key) => same(a[key], b[key]))
}

function merged(base: unknown, mine: unknown, theirs: unknown, path: string[], choose: Choose): unknown {
  if (same(mine, theirs) || same(theirs, base)) return mine
  if (same(mine, base)) return theirs
  if (isObject(base ?? {}) && isObject(mine) && isObject(theirs)) {
    return fields((base ?? {}) as Fields, mine, theirs, path, choose)
  }
  const lists = [base ?? [], mine, theirs].map(byKey)
  if (lists.every((list) => list !== undefined)) {
    return items(lists[0]!, lists[1]!, lists[2]!, path, choose)
  }
  return choose({ path, mine, theirs }) === 'mine' ? mine : theirs
}

type Fields = Record<string, unknown>

function fields(base: Fields, mine: Fields, theirs: Fields, path: string[], choose: Choose): Fields {
  const result: Fields = {}
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = merged(base[key], mine[key], theirs[key], [...path, key], choose)
    if (value !== undefined) result[key] = value
  }
  return result
}

type Items = Map<string, unknown>

/** The items in their order: mine, and where they put new ones. */
function items(base: Items, mine: Items, theirs: Items, path: string[], choose: Choose): unknown[] {
  const order = [...mine.keys()]
  let after = -1
  for (const key of theirs.keys()) {
    const at = order.indexOf(key)
    if (at >= 0) after = at
    else order.splice(++after, 0, key)
  }
  const values = order.map((key) => merged(base.get(key), mine.get(key), theirs.get(key), [...path, key], choose))
  return values.filter((value) => value !== undefined)
}

/** The items of a list by what tells them apart: an id, the indicator of a claim, what is ruled on. None when nothing does. */
function byKey(list: unknown): Items | undefined {
  if (!Array.isArray(list)) return undefined
  const keyed: Items = new Map()
  for (const item of list) {
    const key = keyOf(item)
    if (key === undefined || keyed.has(key)) return undefined
    keyed.set(key, item)
  }
  return keyed
}

/** What tells an item of a list apart from the others. */
export function keyOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined
  if (typeof item.id === 'string') return item.id
  const { assessor, category, evidence, indicator, level, theme } = item
  if (typeof evidence === 'string') return [assessor, evidence, indicator, category, level, theme].join(' ')
  if (typeof assessor === 'string') return assessor
  if (typeof indicator === 'number') return `${indicator} ${item.as ?? ''}`
  if (typeof category !== 'string') return undefined
  // What is judged is a category, whatever the level; what is claimed, covered or shown is a cell.
  return ['strength', 'as', 'shown', 'theme'].some((field) => field in item) ? [category, level, theme, item.as].join(' ') : category
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
