// A step towards a level, as a sentence, with a way to take it.
import { html, nothing } from 'lit'
import type { Step } from './answers'
import type { CoachPart } from './coach-part'

/** What to do, with a link to where it is done. */
export function stepLine(page: CoachPart, step: Step) {
  const [before, after] = page.w(`step.${step.step}`, { evidence: '\n', what: what(page, step), level: step.step === 'new-evidence' ? page.level(step.level) : '' }).split('\n')
  const evidence = step.step === 'link' ? step.from.evidence : step.step === 'new-evidence' ? undefined : step.evidence
  return html`${before}${evidence === undefined ? nothing : page.evidenceLink(evidence)}${after ?? ''}`
}

function what(page: CoachPart, step: Step): string {
  if (step.step === 'ruling') return page.claimName(step)
  if (step.step === 'link') return page.claimName({ indicator: step.indicator })
  if (step.step === 'corroboration') return ''
  if (step.by_equivalence) return page.category(step.category)
  return step.indicators.map(number => page.claimName({ indicator: number })).join(', ')
}

/** The indicators that a step is about. */
export function indicatorsOf(step: Step): number[] {
  if (step.step === 'new-evidence') return step.indicators
  if (step.step === 'link') return [step.indicator]
  return []
}

/** Where a step is taken: the editor, with what it asks written beside it. */
export function takeLink(page: CoachPart, step: Step): string | undefined {
  if (step.step === 'new-evidence') {
    const claim: Record<string, string> = step.by_equivalence ? { category: step.category, level: step.level } : { claims: step.indicators.join(',') }
    return page.at('evidence', 'new', claim)
  }
  if (step.step === 'link') return page.at('evidence', step.from.evidence, { claims: String(step.indicator) })
  if (step.step === 'corroboration') return page.at('evidence', step.evidence)
}
