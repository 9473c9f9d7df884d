// The cheapest steps to a level, each with a way to take it.
import { html, nothing } from 'lit'
import type { Estimate, Gap, Step } from './answers'
import { named, select } from './choice'
import { CoachPage } from './coach-page'
import type { Evidence, Portfolio } from './portfolio'
import { freeId } from './portfolio'
import { indicatorsOf, stepLine, takeLink } from './steps'

const LANES = ['floor', 'estimate', 'ceiling'] as const

export class CoachGap extends CoachPage {
  get heading() {
    return this.t('page-gap')
  }

  protected override content() {
    const estimate = this.estimate.answer as Estimate | undefined
    if (!this.framework || !estimate) return this.wait()
    const { to, lane } = this.asked(estimate)
    const gap = this.ask<Gap>('gap', { to, lane })
    return html`<p class="lead">${this.t('gap-lead')}</p>
      <div class="row">${select(this.t('gap-to'), named(this.framework.levels), to, id => this.choose('to', id))}
        ${select(this.t('gap-lane'), LANES.map(one => [one, this.w(`gap.${one}`)]), lane, id => this.choose('lane', id))}</div>
      ${gap ? this.found(gap) : this.wait()}`
  }

  /** The level and lane that the address names; else the target, or what comes after it. */
  private asked(estimate: Estimate): { to: string; lane: string } {
    const { query } = this.route
    const levels = this.framework!.levels
    const target = this.doc.target ?? levels[0]!.id
    const isThere = this.rank(estimate.overall.estimate) >= this.rank(target)
    return { to: query.get('to') ?? target, lane: query.get('lane') ?? (isThere ? 'floor' : 'estimate') }
  }

  private choose(name: string, value: string) {
    const query = { ...Object.fromEntries(this.route.query), [name]: value }
    this.app.go(this.at('gap', undefined, query))
  }

  private found(gap: Gap) {
    const target = this.level(gap.target)
    if (gap.reached) return html`<p class="note">${this.t(`gap-reached`, { target, how: this.w(`lane.${gap.lane}`) })}</p>`
    if (gap.proof === 'out-of-reach') return html`<p class="alert">${this.t('gap-never')}</p>`
    return html`<h2>${this.t('gap-title', { target, n: gap.actions.length, cost: gap.cost })}</h2>
      <p class="quiet">${gap.proof === 'optimal' ? this.t('gap-optimal') : this.t('gap-greedy', { n: gap.lower_bound ?? 0 })}</p>
      <ol class="pieces">${gap.actions.map(step => html`<li>${this.step(step)}</li>`)}</ol>
      <p class="quiet">${this.t('gap-costs')} ${Object.entries(gap.policy.costs ?? {}).map(([name, cost]) => `${this.w(`cost.${name}`)} ${cost}`).join(', ')}.</p>`
  }

  private step(step: Step) {
    const take = takeLink(this, step)
    const numbers = indicatorsOf(step)
    return html`<p><b>${stepLine(this, step)}</b> <span class="quiet">${[this.category(step.serves), this.t('cost', { n: step.cost })].filter(Boolean).join(' · ')}</span></p>
      ${numbers.map(number => html`<p>${this.t('ci')} ${number}: ${this.indicator(number)?.summary}</p>`)}
      <p class="row">${take ? html`<a href=${take}>${this.w(`take.${step.step}`)}</a>` : nothing}
        ${step.step === 'new-evidence' ? html`<button class="plain" @click=${() => this.plan(step)}>${this.t('plan')}</button>` : nothing}</p>`
  }

  /** A piece to be written later. It claims nothing until something is written. */
  private plan(step: Step & { step: 'new-evidence' }) {
    const what = step.by_equivalence ? `${this.category(step.category)} · ${this.level(step.level)}` : step.indicators.map(number => `${this.t('ci')} ${number}`).join(', ')
    const id = freeId('evidence', this.evidence.map(one => one.id))
    const summaries = step.indicators.map(number => this.indicator(number)?.summary).filter(Boolean)
    const item: Evidence = { id, title: this.t('planned-title', { what }), kind: 'other', text: '', verification: 'self-declared', claims: [], comment: [this.t('planned'), what, ...summaries].join('\n') }
    this.desk.change(item.title, (draft: Portfolio) => void (draft.evidence ??= []).push(item))
    this.app.notice(this.t('plan-kept', { what: item.title }), { label: this.t('undo'), run: () => this.desk.undo() })
  }
}

customElements.define('coach-gap', CoachGap)
