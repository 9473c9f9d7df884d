/** The parts of the engine's answers and documents that the elements read. */
export type Language = 'en' | 'nl'
export type Lane = 'floor' | 'estimate' | 'ceiling'
export type Lanes<T> = Record<Lane, T>

export interface Named { id: string; name: string }
export interface Indicator { number: number; category: string; level: string; summary: string }
export interface Framework { id: string; levels: Named[]; categories: Named[]; indicators: Indicator[] }

export interface Count extends Lanes<number> { need: number }
export interface Cell { level: string; carried: boolean; breadth: Count; depth: Count }
export interface Row extends Lanes<string | null> { category: string; levels: Cell[] }
export interface Estimate { target: string | null; overall: Lanes<string | null>; categories: Row[] }

export interface Claim { indicator?: number; category?: string; level?: string; theme?: string; rationale?: string; strength: number }
export interface Evidence {
  id: string; kind?: string; title: string; text?: string; happened?: string; claims?: Claim[]
  [field: string]: unknown
}
export interface Session { id: string; day: string; minutes: number; client: string; consent?: string; comment?: string; [field: string]: unknown }
export interface Ledger { maatstaf_ledger: number; sessions?: Session[]; [list: string]: unknown }
export interface Portfolio {
  framework: string; holder: string; target?: string | null; as_of: string; evidence?: Evidence[]; ledger?: Ledger
  [field: string]: unknown
}

export interface Action {
  step: 'ruling' | 'link' | 'corroboration' | 'new-evidence'; cost: number; serves?: string; evidence?: string; indicator?: number
  from?: { evidence: string }; theme?: string; category?: string; level?: string; by_equivalence?: boolean; indicators?: number[]
}
export interface Gap { target: string; reached: boolean; cost: number; proof: string; actions: Action[] }

/** A level that was given: its id, null for below the lowest, or nothing when it was not judged. */
export interface Given { level: string | null }
export interface Compared {
  category: string; self_rating?: Given | null; assessors: { assessor: string; before?: Given | null; after?: Given | null }[]
  median?: Given | null; evidence: Lanes<string | null>; contested: boolean; pivotal: 'overall' | 'category' | 'nothing' | null
}
export interface Crosscheck { hidden: boolean; assessors: { assessor: string; assessment?: object }[]; categories: Compared[] }
