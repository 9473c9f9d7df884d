// On a device there is no other copy: once a week, when something changed since, somebody is reminded to save a file.
import type { Line } from '../backend/backend'

const KEY = 'maatstaf-files'
/** How long after the last file. Our choice. */
const WEEK = 7 * 86_400_000

/** When a file of each document was saved last; under `` of everything, under `later` when to ask again. */
type Noted = Record<string, number>

function noted(): Noted {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}')
  } catch {
    return {}
  }
}

function note(key: string, when: number): void {
  localStorage.setItem(KEY, JSON.stringify({ ...noted(), [key]: when }))
}

/** A file of a document was saved; of everything when no id is given. */
export function noteFile(id: string, now = Date.now()): void {
  note(id, now)
}

/** The reader wants to be reminded in a week. */
export function later(now = Date.now()): void {
  note('later', now + WEEK)
}

/** Whether something was changed that no file has, and a week has gone by. */
export function isDue(lines: Line[], now = Date.now()): boolean {
  const files = noted()
  if ((files.later ?? 0) > now) return false
  // Of what was never saved as a file, the week begins when it was first seen here.
  const unsaved = lines.filter((line) => {
    const saved = Math.max(files[line.id] ?? 0, files[''] ?? 0)
    return Date.parse(line.changed) > saved
  })
  for (const line of unsaved) if (!(`seen ${line.id}` in files)) note(`seen ${line.id}`, now)
  return unsaved.some((line) => {
    const since = Math.max(files[line.id] ?? 0, files[''] ?? 0) || (files[`seen ${line.id}`] ?? now)
    return now - since > WEEK
  })
}
