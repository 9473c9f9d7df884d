// Choosing indicators: search in our own words, by category and level, with signs by which one recognises each.
import { html, nothing } from 'lit'
import type { Indicator } from './answers'
import { named, select } from './choice'
import { CoachPart } from './coach-part'
import type { Claim, Portfolio } from './portfolio'

/** So many are shown with their signals at once. */
const IN_FULL = 6

export class CoachPicker extends CoachPart {
  static override properties = { ...CoachPart.properties, taken: {}, search: { state: true }, inCategory: { state: true }, atLevel: { state: true }, looked: { state: true } }
  declare taken: Claim[]
  declare search: string
  declare inCategory: string
  declare atLevel: string
  /** The indicator that is looked at. */
  declare looked: number | undefined

  open() {
    const dialog = this.querySelector('dialog')!
    this.search = ''
    dialog.showModal()
    dialog.querySelector('input')?.focus()
  }

  override render() {
    const found = this.found()
    return html`<dialog class="picker" aria-labelledby="picker-title" @keydown=${this.walk}>
      <div class="row between"><h2 id="picker-title">${this.t('pick')}</h2><button type="button" class="plain" @click=${this.close}>${this.t('done')}</button></div>
      <div class="filters">
        <label>${this.t('search')} <input type="search" .value=${this.search ?? ''} @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)} /></label>
        ${select(this.t('category'), named(this.framework?.categories), this.inCategory, id => (this.inCategory = id), { none: this.t('all') })}
        ${select(this.t('level'), named(this.framework?.levels), this.atLevel, id => (this.atLevel = id), { none: this.t('all') })}
      </div>
      <p class="quiet" role="status">${this.t('found', { n: found.length })}</p>
      <ul class="indicators">${found.map(one => this.row(one, found.length <= IN_FULL))}</ul>
      ${found.length ? nothing : html`<p class="invite">${this.t('none-found')}</p>`}
    </dialog>`
  }

  /** The signals of what is looked at move what is below: it stays in sight. */
  protected override updated(changed: Map<PropertyKey, unknown>) {
    super.updated(changed)
    if (changed.has('looked')) this.querySelector('button.indicator:focus')?.scrollIntoView({ block: 'nearest' })
  }

  private close() {
    this.querySelector('dialog')!.close()
  }

  private row(one: Indicator, inFull: boolean) {
    const isTaken = this.taken?.some(claim => claim.indicator === one.number)
    const isNot = this.doc.not_applicable?.some(not => not.indicator === one.number)
    const isOpen = inFull || this.looked === one.number
    return html`<li>
      <button type="button" class="indicator" aria-pressed=${isTaken} aria-disabled=${isNot ? 'true' : nothing} @focus=${() => (this.looked = one.number)} @click=${() => this.pick(one)}>
        <span class="sign" aria-hidden="true">${isTaken ? '✓' : '+'}</span>
        <span><b>${this.t('ci')} ${one.number}</b> ${one.summary} <small class="quiet">${this.category(one.category)} · ${this.level(one.level)}${isNot ? ` · ${this.t('not-applicable')}` : ''}</small></span>
      </button>
      ${isOpen ? html`<div class="signals"><p>${this.t('signals')}</p><ul>${one.signals.map(signal => html`<li>${signal}</li>`)}</ul><p class="quiet">${this.t('for-example', { what: one.evidence })}</p>${one.conditional ? this.applies(one, isNot) : nothing}</div>` : nothing}
    </li>`
  }

  /** Some indicators suppose a kind of practice, such as a sponsor: whoever has none says so, with why. */
  private applies({ number }: Indicator, isNot = false) {
    const set = (reason?: string) => this.desk.change(`${this.t('not-applicable')}: ${this.t('ci')} ${number}`, (draft: Portfolio) => {
      const others = (draft.not_applicable ?? []).filter(one => one.indicator !== number)
      draft.not_applicable = reason ? [...others, { indicator: number, reason }] : others
    })
    if (isNot) return html`<p><button type="button" class="plain" @click=${() => set()}>${this.t('applies-after-all')}</button></p>`
    return html`<label>${this.t('applies-not')} <input @change=${(event: Event) => set((event.target as HTMLInputElement).value.trim())} /></label>`
  }

  private pick(one: Indicator) {
    this.looked = one.number
    if (this.doc.not_applicable?.some(not => not.indicator === one.number)) return
    this.dispatchEvent(new CustomEvent<Claim>('pick', { detail: { indicator: one.number, strength: 2 } }))
  }

  private found(): Indicator[] {
    const words = (this.search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const text = (one: Indicator) => [`${this.t('ci')} ${one.number}`, one.summary, ...one.signals, one.evidence, this.category(one.category), this.level(one.level)].join(' ').toLowerCase()
    return (this.framework?.indicators ?? []).filter(one => (!this.inCategory || one.category === this.inCategory) && (!this.atLevel || one.level === this.atLevel)
      && words.every(word => (/^\d+$/.test(word) ? String(one.number) === word : text(one).includes(word))))
  }

  /** The arrows go from the search to the indicators and from one to the next. */
  private walk(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || (event.target as HTMLElement).matches('select')) return
    event.preventDefault()
    const all = [...this.querySelectorAll<HTMLElement>('input[type=search], button.indicator')]
    const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(event.target as HTMLElement) + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
}

customElements.define('coach-picker', CoachPicker)
