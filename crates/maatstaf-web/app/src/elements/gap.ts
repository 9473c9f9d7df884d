import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Action, Gap, Portfolio } from './answers'
import { MaatstafElement } from './element'
import type { ElementEngine } from './engine'
import { look } from './look'

/** The cheapest steps to a level. `maatstaf-open` has the step that was chosen, as the engine gives it. */
export class MaatstafGap extends MaatstafElement {
  static override properties: PropertyDeclarations = { to: {}, gap: { state: true } }
  /** The level to reach; the portfolio's target when nothing is said. */
  declare to: string | null
  declare private gap?: Gap

  static override styles = [look, css`
    li { display: grid; grid-template-columns: 1fr auto; gap: 0 1em; padding: 0.5em 0; border-bottom: 1px solid var(--mt-line); align-items: baseline; }
    .bar label { flex: 0 1 18em; }
  `]

  protected override inputs(): string[] {
    return [...super.inputs(), 'to']
  }

  protected async ask(engine: ElementEngine, portfolio: Portfolio): Promise<() => void> {
    const to = this.to ?? portfolio.target ?? this.framework!.levels[0]!.id
    const gap = (await engine.call('gap', { portfolio, to })) as Gap
    return () => { this.gap = gap }
  }

  protected body(): TemplateResult {
    const gap = this.gap
    if (!gap) return html`<p class="quiet">${this.t('loading')}</p>`
    const option = (level: { id: string; name: string }) => html`<option value=${level.id} ?selected=${level.id === gap.target}>${level.name}</option>`
    return html`<h2 part="heading">${this.t('gap')}</h2>
      <div class="bar"><label>${this.t('to')}<select @change=${this.choose}>${this.framework!.levels.map(option)}</select></label></div>
      ${this.said(gap)}
      <p class="quiet small" part="statement">${this.t('statement')}</p>`
  }

  private said(gap: Gap): TemplateResult {
    if (gap.reached) return html`<p role="status">${this.t('reached')}</p>`
    if (gap.proof === 'out-of-reach') return html`<p role="status">${this.t('outOfReach')}</p>`
    return html`<ol part="steps">${gap.actions.map((action) => html`<li part="step">
        <button class="plain" @click=${() => this.tell('maatstaf-open', action)}>${this.sentence(action)}</button>
        <span class="quiet small">${this.t('points', { n: action.cost })}</span></li>`)}</ol>
      <p role="status" class="quiet">${this.t('effort', { n: gap.cost })}</p>`
  }

  private choose(event: Event): void {
    this.to = (event.target as HTMLSelectElement).value
  }

  private sentence(action: Action): string {
    const evidence = this.called(action.evidence ?? action.from?.evidence)
    const numbers = action.indicator ? [action.indicator] : action.indicators ?? []
    const list = this.t(numbers.length === 1 ? 'oneIndicator' : 'indicators', { list: numbers.join(', ') })
    const [category, level] = [this.categoryName(action.category ?? action.serves), this.levelName(action.level)]
    switch (action.step) {
      case 'ruling': return this.t('stepRuling', { evidence, what: numbers.length ? list : action.theme ?? category })
      case 'link': return this.t('stepLink', { evidence, indicator: action.indicator ?? '' })
      case 'corroboration': return this.t('stepCorroboration', { evidence })
      default: return this.t('stepNew', { level, category, what: action.by_equivalence ? this.t('stepEquivalent') : list })
    }
  }

  /** What a piece of evidence is called. */
  private called(id?: string): string {
    return `“${this.portfolio?.evidence?.find((item) => item.id === id)?.title || id}”`
  }
}
