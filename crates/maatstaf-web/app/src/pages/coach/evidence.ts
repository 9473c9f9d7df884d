// The evidence of a portfolio: the list, and the editor of one piece.
import { html, nothing } from 'lit'
import { named, select } from './choice'
import { CoachPage } from './coach-page'
import './editor'
import { statusOf, type Claim, type Evidence } from './portfolio'

type Order = 'newest' | 'oldest' | 'title' | 'kind'
const ORDERS: Order[] = ['newest', 'oldest', 'title', 'kind']

export class CoachEvidence extends CoachPage {
  static override properties = { ...CoachPage.properties, search: { state: true }, order: { state: true }, kind: { state: true } }
  declare search: string
  declare order: Order
  declare kind: string
  private shown?: string

  get heading() {
    const item = this.route.path[3]
    if (!item) return this.t('page-evidence')
    return this.evidence.find(one => one.id === item)?.title ?? this.t(item === 'new' ? 'new-evidence' : 'gone')
  }

  protected override content() {
    if (!this.framework) return this.wait()
    const item = this.route.path[3]
    if (item) return html`<coach-editor .app=${this.app} .item=${item}></coach-editor>`
    return this.all()
  }

  /** Going from the list to a piece is going to another page: the focus goes to its heading. */
  protected override updated(changed: Map<string, unknown>) {
    super.updated(changed)
    const now = this.route.path[3]
    if (this.shown !== undefined && this.shown !== (now ?? '') && !(this.shown === 'new' && now)) {
      scrollTo(0, 0)
      void Promise.resolve().then(() => this.querySelector('h1')?.focus({ preventScroll: true }))
    }
    this.shown = now ?? ''
  }

  private all() {
    const category = this.route.query.get('category') ?? ''
    const level = this.route.query.get('level') ?? ''
    const found = this.sorted(this.evidence.filter(one => this.fits(one, category, level)))
    const n = this.evidence.length
    return html`
      <p><a class="act" href=${this.at('evidence', 'new')}>${this.t('add-evidence')}</a></p>
      ${n ? this.filters(category, level) : this.empty()}
      ${n ? html`<p class="quiet" role="status">${this.t('shown', { n: found.length, all: n })}</p>` : nothing}
      ${n && !found.length && (category || level) ? html`<p class="invite">${this.t('none-in-cell')} <a href=${this.at('evidence', 'new', { category, level })}>${this.t('add-evidence')}</a></p>` : nothing}
      <ul class="pieces">${found.map(one => this.piece(one))}</ul>`
  }

  private filters(category: string, level: string) {
    return html`<form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
      <label>${this.t('search')} <input type="search" .value=${this.search ?? ''} @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)} /></label>
      ${select(this.t('category'), named(this.framework!.categories), category, id => this.filter('category', id), { none: this.t('all') })}
      ${select(this.t('level'), named(this.framework!.levels), level, id => this.filter('level', id), { none: this.t('all') })}
      ${select(this.t('f.kind'), this.choices('kind'), this.kind, kind => (this.kind = kind), { none: this.t('all') })}
      ${select(this.t('order'), ORDERS.map(one => [one, this.w(`order.${one}`)]), this.order ?? 'newest', order => (this.order = order as Order))}
    </form>`
  }

  /** A filter on a cell stands in the address, so that going back comes back to it. */
  private filter(name: string, value: string) {
    const query = new URLSearchParams(this.route.query)
    if (value) query.set(name, value)
    else query.delete(name)
    this.app.go(this.at('evidence') + (query.size ? `?${query}` : ''))
  }

  private fits(item: Evidence, category: string, level: string): boolean {
    const cell = (claim: Claim) => this.cellOf(claim)
    const inCell = (claim: Claim) => (!category || cell(claim).category === category) && (!level || cell(claim).level === level)
    if ((category || level) && !item.claims?.some(inCell)) return false
    if (this.kind && (item.kind ?? 'other') !== this.kind) return false
    const text = [item.title, item.text, item.context, item.client, item.occasion, ...(item.claims ?? []).map(one => this.claimName(one))].join(' ').toLowerCase()
    return (this.search ?? '').toLowerCase().split(/\s+/).every(word => text.includes(word))
  }

  private sorted(items: Evidence[]): Evidence[] {
    const day = (item: Evidence) => item.happened ?? item.written ?? ''
    const by: Record<Order, (one: Evidence, other: Evidence) => number> = {
      newest: (one, other) => day(other).localeCompare(day(one)),
      oldest: (one, other) => day(one).localeCompare(day(other)),
      title: (one, other) => one.title.localeCompare(other.title, this.language),
      kind: (one, other) => this.w(`kind.${one.kind ?? 'other'}`).localeCompare(this.w(`kind.${other.kind ?? 'other'}`), this.language),
    }
    return items.sort(by[this.order ?? 'newest'])
  }

  private piece(item: Evidence) {
    return html`<li>
      <h2><a href=${this.at('evidence', item.id)}>${item.title}</a></h2>
      <p class="quiet">${[item.happened ? this.day(item.happened) : this.t('undated'), this.w(`kind.${item.kind ?? 'other'}`), this.w(`ver.${item.verification ?? 'self-declared'}`), item.context].filter(Boolean).join(' · ')}</p>
      ${item.text ? html`<p class="start">${item.text.length > 160 ? `${item.text.slice(0, 160)}…` : item.text}</p>` : html`<p class="todo">${this.t('to-write')}</p>`}
      <p class="chips">${item.claims?.length ? item.claims.map(claim => this.chip(item, claim)) : html`<span class="todo">${this.t('shows-nothing')}</span>`}</p>
    </li>`
  }

  private chip(item: Evidence, claim: Claim) {
    const status = statusOf(this.doc, item.id, claim, this.estimate.answer?.policy.quorum)
    const cell = this.cellOf(claim)
    return html`<span class="chip ${status}" title="${this.category(cell.category)} · ${this.level(cell.level)}">${claim.indicator ? this.claimName(claim) : this.t('equivalent-short')}${status === 'open' ? '' : html` <small>${this.w(`status.${status}`)}</small>`}</span>`
  }

  private empty() {
    return html`<section class="invite"><p>${this.t('first-evidence')}</p><ul>${[1, 2, 3].map(n => html`<li>${this.w(`idea.${n}`)}</li>`)}</ul></section>`
  }
}

customElements.define('coach-evidence', CoachEvidence)
