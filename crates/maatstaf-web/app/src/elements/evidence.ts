import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Claim, Evidence, Indicator } from './answers'
import { MaatstafElement } from './element'
import { freeId } from './ids'
import { look } from './look'

/**
 * Evidence to look through and to write. `category` and `level` show what bears on a cell, `item` opens one piece.
 *
 * `maatstaf-change` has the portfolio after each edit; `maatstaf-open` has `{ evidence }` when a piece is opened.
 */
export class MaatstafEvidence extends MaatstafElement {
  static override properties: PropertyDeclarations = { category: {}, level: {}, item: { reflect: true }, sought: { state: true }, wanted: { state: true } }
  declare category: string | null
  declare level: string | null
  declare item: string | null
  declare private sought?: string
  declare private wanted?: string

  static override styles = [look, css`
    .bar label { flex: 1 1 12em; }
    li { padding: 0.5em 0; border-bottom: 1px solid var(--mt-line); }
    li .quiet { display: block; }
    form { display: grid; gap: 1em; }
    .two { display: grid; grid-template-columns: 2fr 1fr; gap: 1em; }
    .row { display: flex; gap: 0.75em; align-items: start; justify-content: space-between; }
    .row > :first-child { flex: 1; }
    .matches { max-height: 14em; overflow: auto; border: 1px solid var(--mt-line); border-radius: 0.5em; }
    .matches li { padding: 0 0.6em; }
    .matches button { width: 100%; }
    @container (max-width: 480px) { .two { grid-template-columns: 1fr; } }
  `]

  protected async ask(): Promise<() => void> {
    return () => {}
  }

  private get all(): Evidence[] {
    return this.portfolio?.evidence ?? []
  }

  private numbered(number?: number): Indicator | undefined {
    return this.framework?.indicators.find((indicator) => indicator.number === number)
  }

  /** Where a claim belongs: of an indicator the framework says it, of an equivalent practice the claim. */
  private cellOf(claim: Claim): { category?: string; level?: string } {
    return this.numbered(claim.indicator) ?? claim
  }

  protected body(): TemplateResult {
    const open = this.all.find((item) => item.id === this.item)
    return open ? this.editor(open) : this.list()
  }

  private list(): TemplateResult {
    const shown = this.all.filter((item) => this.fits(item))
    const option = (one: { id: string; name: string }) => html`<option value=${one.id} ?selected=${one.id === this.category}>${one.name}</option>`
    return html`<h2 part="heading">${this.t('evidence')}</h2>
      <div class="bar" part="bar">
        <label>${this.t('search')}<input type="search" .value=${this.sought ?? ''} @input=${(event: InputEvent) => { this.sought = (event.target as HTMLInputElement).value }}></label>
        <label>${this.t('category')}<select @change=${this.filter}><option value="">${this.t('all')}</option>${this.framework!.categories.map(option)}</select></label>
        <button class="main" @click=${this.add}>${this.t('add')}</button>
      </div>
      ${this.all.length ? html`<p role="status" class="quiet small">${this.t('found', { n: shown.length, all: this.all.length })}</p>` : html`<p>${this.t('nothing')}</p>`}
      <ul part="list">${shown.map((item) => html`<li part="item"><button class="plain" data-item=${item.id} @click=${() => this.open(item.id)}>${item.title || this.t('untitled')}</button>
        <span class="quiet small">${[item.happened, this.categories(item)].filter(Boolean).join(' · ')}</span></li>`)}</ul>`
  }

  private fits(item: Evidence): boolean {
    const words = `${item.title} ${item.text ?? ''}`.toLowerCase()
    if (!words.includes((this.sought ?? '').toLowerCase())) return false
    if (!this.category && !this.level) return true
    return (item.claims ?? []).some((claim) => {
      const cell = this.cellOf(claim)
      return (!this.category || cell.category === this.category) && (!this.level || cell.level === this.level)
    })
  }

  private categories(item: Evidence): string {
    return [...new Set((item.claims ?? []).map((claim) => this.categoryName(this.cellOf(claim).category)))].join(', ')
  }

  private filter(event: Event): void {
    this.category = (event.target as HTMLSelectElement).value || null
    this.level = null
  }

  private open(id: string | null): void {
    const from = this.item
    this.item = id
    if (id) this.tell('maatstaf-open', { evidence: [id] })
    // Focus goes where the reader goes, and comes back to where it was.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(id ? '[name=title]' : `[data-item="${from}"], input`)?.focus())
  }

  private add(): void {
    const item: Evidence = { id: freeId('e', this.all.map((one) => one.id)), title: '', kind: 'other', text: '', happened: new Date().toLocaleDateString('sv'), claims: [] }
    this.change((portfolio) => { portfolio.evidence = [...(portfolio.evidence ?? []), item] }, 'evidence')
    this.open(item.id)
  }

  private editor(item: Evidence): TemplateResult {
    const field = (name: 'title' | 'text' | 'happened') => (event: Event) => this.edit(item.id, (one) => {
      const value = (event.target as HTMLInputElement).value
      if (name === 'happened' && !value) delete one.happened
      else one[name] = value
    })
    return html`<p><button class="plain" @click=${() => this.open(null)}>← ${this.t('back')}</button></p>
      <form part="form" @submit=${(event: Event) => event.preventDefault()}>
        <div class="two"><label>${this.t('title')}<input name="title" .value=${item.title} @change=${field('title')}></label>
          <label>${this.t('happened')}<input name="happened" type="date" .value=${item.happened ?? ''} @change=${field('happened')}></label></div>
        <label>${this.t('text')}<textarea name="text" .value=${item.text ?? ''} @change=${field('text')}></textarea></label>
        <div><h3>${this.t('shows')}</h3><ul part="claims">${(item.claims ?? []).map((claim, at) => this.claim(item, claim, at))}</ul></div>
        ${this.picker(item)}
      </form>`
  }

  private claim(item: Evidence, claim: Claim, at: number): TemplateResult {
    const indicator = this.numbered(claim.indicator)
    const cell = this.cellOf(claim)
    const name = indicator ? `${indicator.number}. ${indicator.summary}` : `${this.t('equivalent')}: ${claim.theme ?? ''}`
    const strengthen = (event: Event) => this.edit(item.id, (one) => { one.claims![at]!.strength = Number((event.target as HTMLSelectElement).value) })
    return html`<li class="row"><span>${name}<span class="quiet small">${this.categoryName(cell.category)}, ${this.levelName(cell.level)}</span></span>
      <select aria-label="${this.t('strength')}, ${name}" @change=${strengthen}>${[1, 2, 3, 4].map((n) => html`<option ?selected=${n === claim.strength}>${n}</option>`)}</select>
      <button aria-label=${this.t('removeOf', { what: name })} @click=${() => this.edit(item.id, (one) => { one.claims!.splice(at, 1) })}>×</button></li>`
  }

  private picker(item: Evidence): TemplateResult {
    const wanted = (this.wanted ?? '').trim().toLowerCase()
    const has = new Set(item.claims?.map((claim) => claim.indicator))
    const matches = (one: Indicator) => String(one.number) === wanted || one.summary.toLowerCase().includes(wanted)
    const found = wanted ? this.framework!.indicators.filter(matches).slice(0, 12) : []
    const add = (number: number) => {
      this.edit(item.id, (one) => { one.claims = [...(one.claims ?? []), { indicator: number, strength: 2 }] })
      this.wanted = ''
      this.renderRoot.querySelector<HTMLInputElement>('[name=indicator]')?.focus()
    }
    return html`<label>${this.t('indicator')}<input name="indicator" type="search" autocomplete="off" .value=${this.wanted ?? ''} @input=${(event: InputEvent) => { this.wanted = (event.target as HTMLInputElement).value }}></label>
      ${found.length ? html`<ul class="matches" part="matches">${found.map((one) => html`<li><button class="plain" type="button" ?disabled=${has.has(one.number)} @click=${() => add(one.number)}>
        ${one.number}. ${one.summary} <span class="quiet small">${this.categoryName(one.category)}, ${this.levelName(one.level)}${has.has(one.number) ? ` · ${this.t('chosen')}` : ''}</span></button></li>`)}</ul>` : nothing}`
  }

  private edit(id: string, edit: (item: Evidence) => void): void {
    this.change((portfolio) => edit(portfolio.evidence!.find((one) => one.id === id)!), 'evidence')
  }
}
