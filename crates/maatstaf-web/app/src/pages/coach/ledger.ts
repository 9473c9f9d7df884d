// The practice ledger: its lists, and for each list which fields an entry has.

export interface Entry { id: string; [field: string]: unknown }
export type ListName = 'sessions' | 'earlier' | 'supervision' | 'cpd' | 'training' | 'feedback' | 'reflections' | 'memberships' | 'declarations' | 'contributions' | 'awards'
export type Ledger = { maatstaf_ledger: number; practising_since?: string | null } & { [list in ListName]?: Entry[] }

/** What a field holds. What there is to choose in a `pick` is what there are words for. */
export type FieldKind = 'day' | 'minutes' | 'number' | 'code' | 'line' | 'long' | 'time' | 'pick' | 'scheme' | 'level' | 'body' | 'categories' | 'traits' | 'entry'

export interface FieldSpec { name: string; kind: FieldKind; needed?: boolean; most?: number; least?: number }

const day: FieldSpec = { name: 'day', kind: 'day', needed: true }
const minutes: FieldSpec = { name: 'minutes', kind: 'minutes', needed: true, least: 1, most: 60000 }
const title: FieldSpec = { name: 'title', kind: 'line', needed: true }
const comment: FieldSpec = { name: 'comment', kind: 'line' }
const client: FieldSpec = { name: 'client', kind: 'code', needed: true }
const start: FieldSpec = { name: 'start', kind: 'time' }
const until: FieldSpec = { name: 'until', kind: 'day' }
const categories: FieldSpec = { name: 'categories', kind: 'categories' }
const pick = (name: string, needed = false): FieldSpec => ({ name, kind: 'pick', needed })
const consent = pick('consent')
const manner = [pick('service'), pick('form'), pick('payment'),
  pick('relation')]

/** Per list: the letter of its ids, what stands in the short form, and what stands behind "more". */
export interface ListSpec { letter: string; short: FieldSpec[]; more: FieldSpec[] }

export const lists: Record<ListName, ListSpec> = {
  sessions: { letter: 's', short: [day, minutes, client, comment, consent], more: [...manner, start, { name: 'participants', kind: 'number', least: 1, most: 1000 }, { name: 'organisation', kind: 'code' }, { name: 'traits', kind: 'traits' }] },
  supervision: { letter: 'v', short: [day, minutes, pick('kind', true), { name: 'learning', kind: 'line' }],
    more: [{ name: 'supervisor', kind: 'code' }, start, comment] },
  cpd: { letter: 'c', short: [day, minutes, pick('kind', true), title],
    more: [{ name: 'learning', kind: 'long' }, { name: 'application', kind: 'long' }, categories, { name: 'same_as', kind: 'entry' }] },
  training: { letter: 't', short: [day, minutes, pick('kind', true), title], more: [{ name: 'level', kind: 'level' }, { name: 'provider', kind: 'line' }] },
  feedback: { letter: 'f', short: [day, client, { name: 'text', kind: 'long' }], more: [pick('kind')] },
  reflections: { letter: 'r', short: [day, title, { name: 'text', kind: 'long' }], more: [pick('kind'), { name: 'about', kind: 'entry' }, categories] },
  earlier: { letter: 'e', short: [{ name: 'from', kind: 'day', needed: true }, { ...until, needed: true }, { ...minutes, most: 3000000 }, { name: 'clients', kind: 'number', needed: true, least: 0, most: 10000 }, consent],
    more: [...manner, comment] },
  memberships: { letter: 'm', short: [{ name: 'body', kind: 'body', needed: true }, { name: 'since', kind: 'day', needed: true }, until], more: [] },
  declarations: { letter: 'd', short: [{ name: 'kind', kind: 'code', needed: true }, day], more: [] },
  contributions: { letter: 'b', short: [day, pick('kind', true), title], more: [] },
  awards: { letter: 'a', short: [{ name: 'scheme', kind: 'scheme', needed: true }, { name: 'level', kind: 'level', needed: true }, day, until], more: [] },
}

/** The name of the words of a field's choices: kinds differ by list. */
export const familyOf = (list: ListName, { name }: FieldSpec): string => (name === 'kind' ? `${list}.kind` : name)

export const listNames = Object.keys(lists) as ListName[]

/** The day that an entry is sorted by. */
export const dayOf = (entry: Entry) => String(entry.day ?? entry.until ?? entry.since ?? '')

/** Every entry with its list, so that evidence and other entries can point at one. */
export const allEntries = (ledger: Ledger | null | undefined): { list: ListName; entry: Entry }[] =>
  listNames.flatMap(list => (ledger?.[list] ?? []).map(entry => ({ list, entry })))

/** The next id of a list, such as `s-013`: one higher than the highest, and never one that something has. */
export function nextId(ledger: Ledger | null | undefined, list: ListName): string {
  const { letter } = lists[list]
  const taken = new Set(allEntries(ledger).map(one => one.entry.id))
  const numbers = [...taken].map(id => new RegExp(`^${letter}-(\\d+)$`).exec(id)?.[1]).map(Number).filter(Boolean)
  let number = Math.max(0, ...numbers) + 1
  while (taken.has(idOf(letter, number))) number++
  return idOf(letter, number)
}

const idOf = (letter: string, number: number) => `${letter}-${String(number).padStart(3, '0')}`

/** What a form holds, as an entry: what is empty stays out, since a file says only what is known. */
export function filled(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== '' && value !== null && value !== undefined && !(Array.isArray(value) && !value.length))) as Entry
}

/** The manner of a next session with a client: as the last one with them, else as the last one at all. Consent is never taken from somebody else. */
export function usual(ledger: Ledger | null | undefined, list: ListName, client?: string): Partial<Entry> {
  const entries = [...(ledger?.[list] ?? [])].sort((one, other) => dayOf(one).localeCompare(dayOf(other)))
  const same = client ? entries.filter(one => one.client === client).at(-1) : undefined
  const last = same ?? entries.at(-1)
  if (!last) return {}
  const kept = ['minutes', 'kind', 'service', 'form', 'payment', 'relation', ...(same ? ['consent', 'organisation', 'participants'] : [])]
  return Object.fromEntries(kept.filter(name => last[name] !== undefined).map(name => [name, last[name]]))
}
