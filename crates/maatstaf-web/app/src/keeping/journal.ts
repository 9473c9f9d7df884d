// What was typed and is not with the server yet, kept on the device so that a tab that dies loses nothing.
import { asked, within } from '../backend/database'

export interface Entry<T = any> {
  /** The tab that wrote it. */
  desk: string
  /** The version that it was written on top of. */
  base: string
  at: string
  document: T
}

export async function writeDown(id: string, entry: Entry): Promise<void> {
  await within(['journal'], 'readwrite', ({ journal }) => asked(journal.put(entry, [id, entry.desk])))
}

export async function strike(id: string, desk: string): Promise<void> {
  await within(['journal'], 'readwrite', ({ journal }) => asked(journal.delete([id, desk])))
}

/** Of a document that is erased nothing stays. */
export async function strikeAll(id: string): Promise<void> {
  await within(['journal'], 'readwrite', ({ journal }) => asked(journal.delete(IDBKeyRange.bound([id], [id, []]))))
}

/** What tabs left behind that are not there any more, the oldest first. */
export async function leftBehind(id: string): Promise<Entry[]> {
  const entries = await within(['journal'], 'readonly', ({ journal }) => asked<Entry[]>(journal.getAll(IDBKeyRange.bound([id], [id, []]))))
  const held = new Set((await navigator.locks.query()).held?.map((lock) => lock.name))
  return entries.filter((entry) => !held.has(lockName(entry.desk))).sort((a, b) => a.at.localeCompare(b.at))
}

/** Says that a tab is there, for as long as it is. What it answers lets go. */
export function stay(desk: string): Promise<() => void> {
  return new Promise((resolve) => {
    void navigator.locks.request(lockName(desk), () => new Promise<void>((release) => resolve(release)))
  })
}

const lockName = (desk: string) => `maatstaf-desk-${desk}`
