// Trying changes without making them: evidence off, claims up or down, confirmed or rejected, or a piece that is not there yet.
import { html, nothing } from 'lit'
import type { CategoryEstimate, Estimate } from './answers'
import { named, select, tick } from './choice'
import { CoachPage } from './coach-page'
import { cellState, SIGNS, stateWord } from './matrix'
import { aspectOf, dropEvidence, freeId, sameAspect, statusOf, type Claim, type Evidence, type Portfolio, type Verification } from './portfolio'
import { followWidth, isWide } from './wide'

type Change = { change: string; evidence: string | Evidence } & Record<string, unknown>
interface Tried { before: Estimate; after: Estimate }

/** What is tried of a claim: another strength or a ruling. */
interface ClaimTry { evidence: string; claim: Claim; strength?: number; ruling?: 'accept' | 'reject' }

export class CoachWhatIf extends CoachPage {
  static override properties = { ...CoachPage.properties, off: { state: true }, verified: { state: true }, claims: { state: true }, added: { state: true }, search: { state: true } }
  declare off: Set<string>
  declare verified: Record<string, Verification>
  declare claims: ClaimTry[]
  declare added: Evidence[]
  declare search: string
  private tried?: Tried

  constructor() {
    super()
    this.addController(followWidth(this))
    this.clear()
  }

  get heading() {
    return this.t('page-what-if')
  }

  private clear() {
    this.off = new Set()
    this.verified = {}
    this.claims = []
    this.added = []
  }

  /** What is tried, as the engine takes it. What is off cannot be changed as well. */
  private get changes(): Change[] {
    const isOn = (id: string) => !this.off.has(id)
    return [
      ...[...this.off].map(evidence => ({ change: 'drop', evidence })),
      ...Object.entries(this.verified).filter(([id]) => isOn(id)).map(([evidence, verification]) => ({ change: 'verify', evidence, verification })),
      ...this.claims.filter(one => isOn(one.evidence)).flatMap(({ evidence, claim, strength, ruling }) => [
        ...(strength ? [{ change: 'strengthen', evidence, ...aspectOf(claim), strength }] : []),
        ...(ruling ? [{ change: ruling, evidence, ...aspectOf(claim) }] : []),
      ]),
      ...this.added.map(evidence => ({ change: 'add', evidence })),
    ]
  }

  protected override content() {
    const estimate = this.estimate.answer as Estimate | undefined
    if (!this.framework || !estimate) return this.wait()
    const changes = this.changes
    // While it is worked out, what was tried before stays.
    this.tried = changes.length ? this.ask<Tried>('what-if', { changes }) ?? this.tried : undefined
    const { tried } = this
    return html`<p class="lead">${this.t('what-if-lead')}</p>
      <div class="with-side">
        <div>
          ${this.hypothetical()}
          <label>${this.t('search')} <input type="search" .value=${this.search ?? ''} @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)} /></label>
          <ul class="pieces">${this.evidence.filter(one => one.title.toLowerCase().includes((this.search ?? '').toLowerCase())).map(one => this.piece(one))}</ul>
        </div>
        <div class="result sheet-below">${this.outcome(changes.length, tried, estimate)}</div>
      </div>`
  }

  private outcome(n: number, tried: Tried | undefined, estimate: Estimate) {
    const problems = this.refused('what-if')
    if (n && problems.length) return html`<p class="alert">${problems.map(one => one.message).join('; ')}</p>`
    const { before, after } = n && tried ? tried : { before: estimate, after: estimate }
    const same = before.overall.estimate === after.overall.estimate
    return html`<details class="live" ?open=${isWide()}><summary aria-live="polite"><small>${n ? this.t('tried', { n }) : this.t('tried-none')}.</small> <b>${same ? this.t('stays', { level: this.level(after.overall.estimate) }) : this.t('becomes', { before: this.level(before.overall.estimate), after: this.level(after.overall.estimate) })}</b></summary>
      <p class="quiet">${this.t('lanes', { floor: this.level(after.overall.floor), ceiling: this.level(after.overall.ceiling) })} ${this.t('sure-short', { how: this.w(`conf.${after.overall.confidence}`) })}</p>
      <table class="small"><thead><tr><th scope="col"><span class="unseen">${this.t('category')}</span></th>${this.framework!.levels.map(one => html`<th scope="col"><abbr title=${one.name}>${one.name.split(' ').map(word => word[0]).join('')}</abbr></th>`)}</tr></thead>
        <tbody>${after.categories.map((one, at) => html`<tr><th scope="row">${this.category(one.category)}</th>${one.levels.map((_, cell) => this.cell(before.categories[at]!, one, cell))}</tr>`)}</tbody></table>
      ${n ? html`${this.added.length || this.claims.some(one => one.ruling) ? html`<p class="quiet">${this.t('rulings-stay')}</p>` : nothing}<p class="acts"><button ?disabled=${this.changes.every(one => one.change in { accept: 1, reject: 1 })} @click=${() => void this.takeOver()}>${this.t('take-over')}</button><button @click=${() => this.clear()}>${this.t('what-if-clear')}</button></p>` : nothing}</details>`
  }

  /** Makes what was tried of it in the portfolio, as one change. A ruling is an assessor's, and what was supposed has yet to be written. */
  private async takeOver() {
    const { off, verified, claims, added } = this
    const problems = await this.attempt(this.heading, (draft: Portfolio) => {
      for (const id of off) dropEvidence(draft, id)
      for (const item of draft.evidence ?? []) {
        item.verification = verified[item.id] ?? item.verification
        for (const { evidence, claim, strength } of claims) {
          const same = evidence === item.id && item.claims?.find(one => sameAspect(one, claim))
          if (same && strength) same.strength = strength
        }
      }
      for (const { title } of added) draft.evidence = [...(draft.evidence ?? []), { id: freeId('evidence', (draft.evidence ?? []).map(one => one.id)), title: this.t('planned-title', { what: title }), kind: 'other', text: '', claims: [] }]
    })
    if (problems.length) return this.app.notice(problems.map(one => one.message).join('; '))
    this.clear()
    this.app.notice(this.t('taken-over'), { label: this.t('undo'), run: () => this.desk.undo() })
  }

  private cell(before: CategoryEstimate, after: CategoryEstimate, at: number) {
    const [old, now] = [cellState(this, before, before.levels[at]!), cellState(this, after, after.levels[at]!)]
    const words = old === now ? stateWord(this, now) : this.t('becomes-cell', { before: stateWord(this, old), after: stateWord(this, now) })
    return html`<td class=${old === now ? '' : 'differs'}><span aria-hidden="true">${old === now ? '' : html`<s>${SIGNS[old]}</s>`} <span class="cell ${now}">${SIGNS[now]}</span></span><span class="unseen">${words}</span></td>`
  }

  private piece(item: Evidence) {
    const isOff = this.off.has(item.id)
    const toggle = () => {
      const off = new Set(this.off)
      if (!off.delete(item.id)) off.add(item.id)
      this.off = off
    }
    return html`<li class=${isOff ? 'off' : ''}>
      <div class="row between">${tick(html`<b>${item.title}</b>`, !isOff, toggle)}
        ${select(`${this.t('f.verification')}: ${item.title}`, this.verifications, this.verified[item.id] ?? item.verification ?? 'self-declared', one => this.verify(item, one as Verification), { isBare: true, isOff })}</div>
      ${isOff ? nothing : html`<ul class="tries">${(item.claims ?? []).map(claim => this.claim(item, claim))}</ul>`}
    </li>`
  }

  private get strengths() {
    return [1, 2, 3, 4].map((one): [string, string] => [String(one), `${one} ${this.w(`s${one}`)}`])
  }

  private get verifications() {
    return this.choices('ver')
  }

  private verify(item: Evidence, verification: Verification) {
    const { [item.id]: _, ...others } = this.verified
    this.verified = verification === (item.verification ?? 'self-declared') ? others : { ...others, [item.id]: verification }
  }

  private claim(item: Evidence, claim: Claim) {
    const now = this.claims.find(one => one.evidence === item.id && sameAspect(one.claim, claim))
    const name = `${item.title}, ${this.claimName(claim)}`
    const status = statusOf(this.doc, item.id, claim, this.estimate.answer?.policy.quorum)
    return html`<li class="row"><span>${claim.indicator ? this.claimName(claim) : this.t('equivalent-short')}</span>
      ${select(`${this.t('strength')}: ${name}`, this.strengths, String(now?.strength ?? claim.strength), one => this.try(item, claim, { strength: Number(one) }), { isBare: true })}
      ${select(`${this.t('ruling')}: ${name}`, (['accept', 'reject'] as const).map(one => [one, this.w(`ruling.${one}`)]), now?.ruling, one => this.try(item, claim, { ruling: one as 'accept' }), { isBare: true, none: this.w(`status.${status}`) })}</li>`
  }

  private try(item: Evidence, claim: Claim, what: { strength?: number; ruling?: 'accept' | 'reject' }) {
    const now = this.claims.find(one => one.evidence === item.id && sameAspect(one.claim, claim))
    const next: ClaimTry = { ...(now ?? { evidence: item.id, claim }), ...what }
    if (next.strength === claim.strength) delete next.strength
    if (!next.ruling) delete next.ruling
    const others = this.claims.filter(one => one !== now)
    this.claims = next.strength || next.ruling ? [...others, next] : others
  }

  /** A piece that is not written: of a category, a level and a strength. */
  private hypothetical() {
    const add = (event: SubmitEvent) => {
      event.preventDefault()
      const form = new FormData(event.target as HTMLFormElement)
      const value = (name: string) => String(form.get(name))
      const n = this.added.length + 1
      const claim: Claim = { category: value('category'), level: value('level'), theme: `what-if-${n}`, rationale: 'what-if', strength: Number(value('strength')) }
      this.added = [...this.added, { id: `what-if-${n}-${Date.now()}`, title: `${this.category(claim.category)} · ${this.level(claim.level)} · ${claim.strength}`, kind: 'other', happened: this.doc.as_of, verification: value('verification') as Verification, claims: [claim] }]
    }
    return html`<form class="quick" @submit=${add}><h2>${this.t('suppose')}</h2><div class="grid">
        ${select(this.t('category'), named(this.framework!.categories), '', undefined, { name: 'category' })}
        ${select(this.t('level'), named(this.framework!.levels), this.doc.target, undefined, { name: 'level' })}
        ${select(this.t('strength'), this.strengths, '3', undefined, { name: 'strength' })}
        ${select(this.t('f.verification'), this.verifications, 'corroborated', undefined, { name: 'verification' })}
      </div><p class="acts"><button>${this.t('suppose-add')}</button></p>
      ${this.added.length ? html`<ul>${this.added.map(one => html`<li>${one.title} <button type="button" class="plain" @click=${() => (this.added = this.added.filter(other => other !== one))}>${this.t('take-out')}<span class="unseen"> ${one.title}</span></button></li>`)}</ul>` : nothing}</form>`
  }
}

customElements.define('coach-what-if', CoachWhatIf)
