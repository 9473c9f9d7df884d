import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Cell, Estimate, Portfolio, Row } from './answers'
import { MaatstafElement } from './element'
import type { ElementEngine } from './engine'
import { look } from './look'
import { evidenceOf, signs, stateOf } from './states'

/**
 * Where a portfolio stands: a table of categories and levels. A page that has an estimate gives it as `estimate`.
 *
 * `maatstaf-open` has `{ category, level, evidence }` when a cell is opened. `gaps` shows only what lacks for the target.
 */
export class MaatstafMatrix extends MaatstafElement {
  static override properties: PropertyDeclarations = { estimate: { attribute: false }, gaps: { type: Boolean, reflect: true }, bare: { type: Boolean }, at: { state: true } }
  declare estimate?: Estimate
  declare gaps: boolean
  /** Without the sentences around the table, for a page that has its own. */
  declare bare: boolean
  declare private at: [number, number]
  private given = false

  static override styles = [look, css`
    table { border-collapse: separate; border-spacing: 0 2px; }
    th, td { border: 0; padding: 0 1px; vertical-align: middle; }
    thead th { padding: 0 0.5em 0.4em; font-size: 0.875em; vertical-align: bottom; color: var(--mt-quiet); }
    thead th.aim { color: var(--mt-target); }
    tbody th { padding: 0.3em 0.75em 0.3em 0; font-weight: 500; }
    td { height: 1px; }
    .cell { width: 100%; height: 100%; min-height: 2.75em; border: 0; border-radius: 0.3em; padding: 0.25em 0.5em; text-align: start; line-height: 1.25; display: flex; gap: 0.4em; align-items: center; }
    .cell small { font-size: 0.8125em; }
    .certain { background: var(--mt-accent); color: var(--mt-on-accent); }
    .estimated { background: var(--mt-soft); }
    .possible { background: var(--mt-possible); }
    .not { box-shadow: inset 0 0 0 1px var(--mt-line); color: var(--mt-quiet); }
    .carried { color: var(--mt-quiet); }
    .sign { font-size: 1.125em; width: 1em; text-align: center; flex: none; }
    details { font-weight: 400; font-size: 0.875em; color: var(--mt-quiet); }
    summary { cursor: pointer; width: fit-content; min-height: 1.75em; padding: 0.15em 0; }
    details li { margin: 0 0 0.25em; }
    .level { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @container (max-width: 560px) {
      table, tbody { display: block; }
      thead { display: none; }
      tr { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 2px; padding: 0.5em 0; }
      tbody th { grid-column: 1 / -1; }
      td { height: auto; }
      .cell { flex-direction: column; gap: 0; align-items: flex-start; overflow-wrap: anywhere; }
      .cell .level { position: static; width: auto; height: auto; clip-path: none; white-space: normal; font-size: 0.75em; }
    }
    @container (max-width: 440px) {
      tr { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .cell { flex-direction: row; flex-wrap: wrap; gap: 0 0.4em; align-items: center; align-content: center; }
      .cell .level { flex-basis: 100%; }
    }
    @media (forced-colors: active) { .cell { border: 1px solid; } }
  `]

  constructor() {
    super()
    this.at = [0, 0]
  }

  override willUpdate(changed: Map<string, unknown>): void {
    // An estimate from outside stays until the page takes it away; one of our own is asked anew.
    if (changed.has('estimate') && this.estimate !== this.own) this.given = this.estimate !== undefined
    super.willUpdate(changed)
  }

  private own?: Estimate

  protected async ask(engine: ElementEngine, portfolio: Portfolio): Promise<() => void> {
    if (this.given) return () => {}
    const estimate = (await engine.call('estimate', { portfolio })) as Estimate
    return () => { this.estimate = this.own = estimate }
  }

  protected body(): TemplateResult {
    const { estimate, framework } = this
    if (!estimate || !framework) return html`<p class="quiet">${this.t('loading')}</p>`
    const aim = framework.levels.findIndex((level) => level.id === estimate.target)
    const rows = estimate.categories.filter((row) => !this.gaps || this.lacks(row, aim))
    const lanes = { estimate: this.levelName(estimate.overall.estimate), floor: this.levelName(estimate.overall.floor), ceiling: this.levelName(estimate.overall.ceiling) }
    return html`
      ${this.bare ? nothing : html`<p part="overall"><strong>${this.t(estimate.overall.estimate ? 'overall' : 'overallNone', lanes)}</strong> <span class="quiet">${this.t('between', lanes)}</span></p>`}
      ${aim < 0 ? nothing : html`<div class="bar"><label class="check"><input type="checkbox" .checked=${this.gaps} @change=${this.toggle}>${this.t('gaps')}</label></div>`}
      ${rows.length ? this.table(rows, aim) : html`<p role="status">${this.t('noGaps')}</p>`}
      ${this.bare ? nothing : html`<p class="quiet small" part="statement">${this.t('statement')}</p>`}`
  }

  private toggle(event: Event): void {
    this.gaps = (event.target as HTMLInputElement).checked
    this.at = [0, 0]
  }

  private lacks(row: Row, aim: number): boolean {
    const cell = row.levels[aim]
    return !cell || !['certain', 'estimated', 'carried'].includes(stateOf(row, cell, this.framework!))
  }

  private table(rows: Row[], aim: number): TemplateResult {
    const head = this.framework!.levels.map((level, at) => html`<th scope="col" class=${at === aim ? 'aim' : ''}>${level.name}${at === aim ? ` (${this.t('target')})` : ''}</th>`)
    return html`<table part="table" role="grid" @keydown=${this.move}>
      <caption class="hidden">${this.t('matrix')}. ${this.t('keys')}</caption>
      <thead role="rowgroup"><tr role="row"><th scope="col">${this.t('category')}</th>${head}</tr></thead>
      <tbody role="rowgroup">${rows.map((row, y) => html`<tr role="row">
        <th scope="row" role="rowheader">${this.categoryName(row.category)}${this.why(row)}</th>
        ${row.levels.map((cell, x) => this.cell(row, cell, y, x))}</tr>`)}</tbody></table>`
  }

  private cell(row: Row, cell: Cell, y: number, x: number): TemplateResult {
    const state = stateOf(row, cell, this.framework!)
    return html`<td role="gridcell"><button class="cell ${state}" part="cell ${state}" data-at="${y} ${x}" tabindex=${this.at[0] === y && this.at[1] === x ? 0 : -1}
      @click=${() => this.open(row, cell)} @focus=${() => { this.at = [y, x] }}>
      <span class="hidden">${this.categoryName(row.category)},</span><span class="sign" aria-hidden="true">${signs[state]}</span><small>${this.t(state)}</small>
      <span class="level">${this.levelName(cell.level)}</span><span class="hidden">${cell.carried ? nothing : this.counts(cell)}</span></button></td>`
  }

  private counts(cell: Cell): string {
    return this.t('has', { breadth: cell.breadth.estimate, broad: cell.breadth.need, depth: cell.depth.estimate, deep: cell.depth.need })
  }

  /** Why a row stands where it does, and what the next level still takes. */
  private why(row: Row): TemplateResult {
    const next = row.levels.find((cell) => ['possible', 'not'].includes(stateOf(row, cell, this.framework!)))
    const line = (cell: Cell) => html`<li>${this.levelName(cell.level)}: ${cell.carried ? this.t('carried') : this.counts(cell)}</li>`
    return html`<details part="why"><summary aria-label=${this.t('whyOf', { category: this.categoryName(row.category) })}>${this.t('why')}</summary>
      <ul>${row.levels.map(line)}</ul><p>${next ? this.missing(next) : this.t('top')}</p></details>`
  }

  private missing(cell: Cell): string {
    const [broad, deep] = [cell.breadth.need - cell.breadth.estimate, cell.depth.need - cell.depth.estimate]
    const what = [broad > 0 ? this.t('broader', { n: broad }) : '', deep > 0 ? this.t('deeper', { n: deep }) : ''].filter(Boolean)
    return what.length ? this.t('lacks', { level: this.levelName(cell.level), what: what.join(this.t('and')) }) : ''
  }

  private open(row: Row, cell: Cell): void {
    const evidence = evidenceOf(this.portfolio?.evidence ?? [], row.category, cell.level, this.framework!)
    this.tell('maatstaf-open', { category: row.category, level: cell.level, evidence })
  }

  private move(event: KeyboardEvent): void {
    const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -9], End: [0, 9] }
    const step = steps[event.key]
    if (!step || !(event.target as HTMLElement).matches('.cell')) return
    event.preventDefault()
    const rows = this.renderRoot.querySelectorAll('tbody tr').length
    const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))
    const [y, x] = [clamp(this.at[0] + step[0], rows - 1), clamp(this.at[1] + step[1], this.framework!.levels.length - 1)]
    this.renderRoot.querySelector<HTMLElement>(`[data-at="${y} ${x}"]`)?.focus()
  }
}
