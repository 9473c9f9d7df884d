// The day on which a portfolio is read. It stays as it is written, until something in the portfolio is later than it.
import { moment } from '../backend/moment'
import type { KindName } from '../backend/backend'

/** Moves the day of a portfolio to today when an edit wrote down something that happened after it. */
export function keepDayInStep(kind: KindName, before: any, draft: any): void {
  if (kind !== 'portfolio' || draft.as_of !== before.as_of || typeof draft.as_of !== 'string') return
  const latest = days(draft).filter((day) => day > draft.as_of)
  const today = moment().today
  // A day to come is a mistake or a plan: that is for the engine to say.
  if (latest.some((day) => day <= today)) draft.as_of = today
}

/** Every day on which something happened. */
function days(document: any): string[] {
  const found: string[] = []
  const dated = (items: unknown) => {
    if (!Array.isArray(items)) return
    for (const item of items) for (const key of ['happened', 'written', 'day']) if (typeof item?.[key] === 'string') found.push(item[key])
  }
  dated(document.evidence)
  for (const list of Object.values(document.ledger ?? {})) dated(list)
  return found
}
