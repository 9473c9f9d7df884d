// A portfolio as it stands in a file, as far as the coach's pages look at it.
import type { Ledger } from './ledger'

export type Verification = 'self-declared' | 'artefact' | 'corroborated' | 'observed'

/** What is claimed: an indicator, or an equivalent practice in a cell. */
export interface Aspect {
  indicator?: number | null
  category?: string | null
  level?: string | null
  theme?: string | null
}

export interface Claim extends Aspect {
  strength: number
  rationale?: string | null
}

export interface Evidence {
  id: string
  title: string
  kind?: string
  text?: string
  happened?: string | null
  written?: string | null
  occasion?: string | null
  context?: string | null
  client?: string | null
  verification?: Verification
  claims?: Claim[]
  comment?: string | null
}

export interface Verdict extends Aspect {
  assessor: string
  evidence: string
  ruling: 'accept' | 'reject'
  strength?: number | null
  reason: string
}

export interface Portfolio {
  maatstaf: number
  framework: string
  holder: string
  language?: string
  target?: string | null
  as_of: string
  evidence?: Evidence[]
  verdicts?: Verdict[]
  self_rating?: { category: string; level?: string | null; reason?: string | null }[]
  not_applicable?: { indicator: number; reason: string }[]
  ledger?: Ledger | null
}

export const verifications: Verification[] = ['self-declared', 'artefact', 'corroborated', 'observed']

/** Whether two claims are about one aspect: of one piece of evidence only one of them may stand. */
export const sameAspect = (one: Aspect, other: Aspect) =>
  (one.indicator ?? null) === (other.indicator ?? null) && (one.category ?? null) === (other.category ?? null)
  && (one.level ?? null) === (other.level ?? null) && (one.theme?.trim() || null) === (other.theme?.trim() || null)

/** Only what names the aspect, for a request that asks for no more. */
export const aspectOf = ({ indicator, category, level, theme }: Aspect): Aspect =>
  indicator ? { indicator } : { category, level, ...(theme ? { theme } : {}) }

/** What assessors made of a claim. A policy may ask for more than one of them. */
export function statusOf(portfolio: Portfolio, evidence: string, claim: Aspect, quorum = 1): 'open' | 'accepted' | 'rejected' | 'contested' {
  const rulings = (portfolio.verdicts ?? []).filter(one => one.evidence === evidence && sameAspect(one, claim))
  const accepted = rulings.filter(one => one.ruling === 'accept').length
  const rejected = rulings.length - accepted
  if (rejected) return accepted ? 'contested' : 'rejected'
  return accepted >= quorum ? 'accepted' : 'open'
}

/** A number for an id that nothing has yet, such as `session-log-3`. */
export function freeId(prefix: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  let number = known.size ? Math.max(0, ...[...known].filter(id => id.startsWith(`${prefix}-`)).map(id => Number(id.slice(prefix.length + 1)) || 0)) + 1 : 1
  while (known.has(`${prefix}-${number}`)) number++
  return `${prefix}-${number}`
}

/** Takes evidence out with what was ruled on it, since a ruling on nothing is not sound. */
export function dropEvidence(portfolio: Portfolio, id: string) {
  portfolio.evidence = (portfolio.evidence ?? []).filter(one => one.id !== id)
  if (portfolio.verdicts) portfolio.verdicts = portfolio.verdicts.filter(one => one.evidence !== id)
}

/** Takes a claim out with what was ruled on it. */
export function dropClaim(portfolio: Portfolio, item: Evidence, claim: Aspect) {
  item.claims = (item.claims ?? []).filter(one => !sameAspect(one, claim))
  if (portfolio.verdicts) portfolio.verdicts = portfolio.verdicts.filter(one => one.evidence !== item.id || !sameAspect(one, claim))
}
