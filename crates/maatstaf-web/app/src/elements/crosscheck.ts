import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Compared, Crosscheck, Given, Portfolio } from './answers'
import { MaatstafElement } from './element'
import type { ElementEngine } from './engine'
import { look } from './look'

/** Two that point away from each other. */
const APART = (name: string): TemplateResult => html`<svg role="img" aria-label=${name} viewBox="0 0 16 10"><path d="M6 5H1m3-3L1 5l3 3m6-3h5m-3-3 3 3-3 3" /></svg>`

/**
 * Holder, assessors and evidence side by side, pivotal and contested categories first. `assessments` are the documents; a
 * page that has the answer of the call `crosscheck` gives it as `answer`. `maatstaf-open` has `{ category }`.
 */
export class MaatstafCrosscheck extends MaatstafElement {
  static override properties: PropertyDeclarations = { assessments: { attribute: false }, reveal: { type: Boolean }, answer: { attribute: false }, names: { attribute: false }, bare: { type: Boolean } }
  declare assessments?: object[]
  declare reveal: boolean
  declare answer?: Crosscheck
  /** What assessors are called, by their pseudonyms. */
  declare names?: Record<string, string>
  declare bare: boolean
  private own?: Crosscheck
  private given = false

  static override styles = [look, css`
    thead th { font-size: 0.875em; vertical-align: bottom; color: var(--mt-quiet); font-weight: 500; }
    .mark { display: inline-block; font-size: 0.8125em; border: 1px solid currentColor; border-radius: 1em; padding: 0 0.6em; color: var(--mt-target); margin-top: 0.2em; }
    .mark svg { width: 1.25em; height: 0.8em; margin-inline-end: 0.4em; fill: none; stroke: currentColor; stroke-width: 1.6; }
    tr.contested { background: linear-gradient(var(--mt-target), var(--mt-target)) left / 3px 100% no-repeat; }
    tr.contested th { padding-left: 0.8em; }
    td:nth-last-child(2) { font-weight: 600; }
    .was { display: block; }
    @container (max-width: 560px) {
      table, tbody { display: block; }
      thead { display: none; }
      tr { display: grid; grid-template-columns: 1fr 1fr; padding: 0.5em 0; border-bottom: 1px solid var(--mt-line); }
      th[scope='row'] { grid-column: 1 / -1; }
      th, td { border: 0; padding: 0.2em 0.5em 0.2em 0; }
      tr.contested { padding-left: 0.8em; }
      tr.contested th { padding-left: 0; }
      td::before { content: attr(data-name); display: block; font-size: 0.75em; color: var(--mt-quiet); font-weight: 400; }
    }
  `]

  protected override inputs(): string[] {
    return [...super.inputs(), 'assessments', 'reveal']
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('answer') && this.answer !== this.own) this.given = this.answer !== undefined
    super.willUpdate(changed)
  }

  protected async ask(engine: ElementEngine, portfolio: Portfolio): Promise<() => void> {
    if (this.given) return () => {}
    const { assessments, reveal } = this
    const answer = assessments?.length ? ((await engine.call('crosscheck', { portfolio, assessments, reveal })) as Crosscheck) : undefined
    return () => { this.answer = this.own = answer }
  }

  protected body(): TemplateResult {
    if (!this.answer) return html`<p class="quiet">${this.t(this.assessments?.length ? 'loading' : 'noPanel')}</p>`
    const weight = (row: Compared) => (row.pivotal === 'overall' ? 0 : row.pivotal === 'category' ? 1 : row.contested ? 2 : 3)
    const rows = [...this.answer.categories].sort((a, b) => weight(a) - weight(b))
    const heads = [this.t('self'), ...this.judges.map((one) => this.names?.[one.assessor] ?? one.assessor), this.t('median'), this.t('fromEvidence')]
    return html`${this.bare ? nothing : html`<h2 part="heading">${this.t('panel')}</h2>`}
      ${this.answer.hidden ? html`<p class="quiet">${this.t('hidden')}</p>` : nothing}
      <div class="scroll"><table part="table"><caption class="hidden">${this.t('panel')}</caption>
        <thead><tr><th scope="col">${this.t('category')}</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => this.row(row, heads))}</tbody></table></div>
      ${this.bare ? nothing : html`<p class="quiet small" part="statement">${this.t('statement')}</p>`}`
  }

  /** Who judged levels. Who only ruled on claims, earlier, has no column. */
  private get judges(): Crosscheck['assessors'] {
    return this.answer!.assessors.filter((one) => one.assessment)
  }

  private row(row: Compared, heads: string[]): TemplateResult {
    const cells = [html`${this.levelOf(row.self_rating)}`, ...this.judges.map(({ assessor }) => this.judged(row.assessors.find((one) => one.assessor === assessor))), html`${this.levelOf(row.median)}`, html`${this.levelName(row.evidence.estimate)}`]
    const marks = [row.contested ? this.t('contested') : '', row.pivotal === 'overall' ? this.t('pivotal') : row.pivotal === 'category' ? this.t('pivotalCategory') : ''].filter(Boolean)
    return html`<tr class=${row.contested ? 'contested' : ''} part="row ${row.contested ? 'contested' : ''}">
      <th scope="row"><button class="plain" @click=${() => this.tell('maatstaf-open', { category: row.category })}>${this.categoryName(row.category)}</button>
        ${marks.length ? html`<br><span class="mark">${row.contested ? APART(this.t('apart')) : nothing}${marks.join(', ')}</span>` : nothing}</th>
      ${cells.map((cell, at) => html`<td data-name=${heads[at] ?? ''}>${cell}</td>`)}</tr>`
  }

  /** What an assessor says of a category; who said nothing keeps their column. */
  private judged(one?: Compared['assessors'][number]): TemplateResult {
    const { before, after } = one ?? {}
    const changed = before && after && before.level !== after.level
    return html`${this.levelOf(after ?? before)}${changed ? html`<span class="quiet small was">${this.t('was', { level: this.levelName(before.level) })}</span>` : nothing}`
  }

  private levelOf(given?: Given | null): string {
    return given ? this.levelName(given.level) : this.t('notJudged')
  }
}
