import type { ElementWord } from '../words/elements.en'
import type { Cell, Evidence, Framework, Row } from './answers'

/** How far a category is at a level. Each state has a word, a sign and a colour. */
export type State = Extract<ElementWord, 'certain' | 'estimated' | 'possible' | 'not' | 'carried'>

export const signs: Record<State, string> = { certain: '●', estimated: '◐', possible: '○', not: '·', carried: '–' }

const lanes = [['floor', 'certain'], ['estimate', 'estimated'], ['ceiling', 'possible']] as const

/** The state of a cell: the first lane whose level is at least this one. */
export function stateOf(row: Row, cell: Cell, framework: Framework): State {
  if (cell.carried) return 'carried'
  const height = (id: string | null) => framework.levels.findIndex((level) => level.id === id)
  return lanes.find(([lane]) => height(row[lane]) >= height(cell.level))?.[1] ?? 'not'
}

/** The evidence that claims something in a cell. */
export function evidenceOf(evidence: Evidence[], category: string, level: string, framework: Framework): string[] {
  const numbers = new Set(framework.indicators.filter((one) => one.category === category && one.level === level).map((one) => one.number))
  const bears = (item: Evidence) => item.claims?.some((claim) =>
    claim.indicator === undefined ? claim.category === category && claim.level === level : numbers.has(claim.indicator))
  return evidence.filter(bears).map((item) => item.id)
}
