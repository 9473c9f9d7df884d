// What the calls answer, as far as the coach's pages look at it.
import type { Aspect } from './portfolio'

export interface Text { en: string; nl: string }
export interface Lanes { floor: string | null; estimate: string | null; ceiling: string | null }
export interface HaveNeed { floor: number; estimate: number; ceiling: number; need: number }
export interface Range { at_least: number; at_most: number | null }

export type Ground =
  | { reason: 'not-yet-evidenced' | 'lanes-agree' | 'floor-is-lower' | 'ceiling-is-higher' }
  | { reason: 'assessors'; count: number }
  | { reason: 'contested'; claims: number }
  | { reason: 'rests-on'; occasions: string[] }
  | { reason: 'no-single-pillar'; resilience: Range | null }

export interface Sureness { confidence: 'low' | 'medium' | 'high'; reasons: Ground[] }
export interface CellEstimate { level: string; indicators: number; carried: boolean; breadth: HaveNeed; depth: HaveNeed }
export interface CategoryEstimate extends Lanes, Sureness { category: string; levels: CellEstimate[] }

export interface Policy {
  id: string
  about: Text
  credit: { by_verification: number[]; least: number[] }
  breadth: { share_percent: number; most: number[] }
  depth: { least: number[] }
  overall: { exceptions: number[]; slack: number }
  gates?: Record<string, number[]>
  quorum?: number
  window_months?: number
  costs?: Record<string, number>
}

export interface Estimate {
  engine: { version: string }
  framework: { id: string; edition: string }
  policy: Policy
  target?: string | null
  portfolio: { as_of: string }
  overall: Lanes & Sureness & { strict: string | null }
  categories: CategoryEstimate[]
  gates?: { counts: string; level: string; count: HaveNeed }[]
  statement: Text
}

export type Counted = Aspect & { evidence: string; credit: number; status: string }
export interface Counter { have: number; need: number; counted: Counted[]; skipped: unknown[] }
export interface CategoryWhy {
  category: string
  level: string | null
  cells: { level: string; carried: boolean; holds: boolean; breadth: Counter; depth: Counter }[]
  not_certain: (Aspect & { evidence: string })[]
  could_rise: (Aspect & { evidence: string })[]
}
export interface Explanation { categories: CategoryWhy[] }

export type Step = { cost: number; serves?: string | null } & (
  | ({ step: 'ruling'; evidence: string } & Aspect)
  | { step: 'link'; from: Aspect & { evidence: string }; indicator: number; strength: number }
  | { step: 'corroboration'; evidence: string }
  | { step: 'new-evidence'; category: string; level: string; by_equivalence: boolean; indicators: number[] })

export interface Gap { target: string; lane: string; reached: boolean; cost: number; proof: 'optimal' | 'greedy' | 'out-of-reach'; lower_bound?: number; actions: Step[]; policy: Policy }

export interface Indicator {
  number: number; category: string; level: string; conditional: boolean; asks_for: string
  summary: string; signals: string[]; evidence: string
}
export interface Framework {
  id: string; name: string; edition: string; equivalence: string
  levels: { id: string; name: string }[]
  categories: { id: string; name: string; definition: string }[]
  indicators: Indicator[]
}
