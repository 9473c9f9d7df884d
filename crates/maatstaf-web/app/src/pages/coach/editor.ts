// One piece of evidence: what happened, what it shows, and who stands behind it. Every change is kept at once.
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { moment } from '../../backend/moment'
import { select } from './choice'
import { claimsOf } from './claims'
import { CoachPart } from './coach-part'
import { allEntries, dayOf, type Entry, type ListName } from './ledger'
import './live'
import './picker'
import type { CoachPicker } from './picker'
import { dropClaim, dropEvidence, freeId, sameAspect, verifications, type Claim, type Evidence, type Portfolio } from './portfolio'
import './text'

/** The lists whose entries are something that evidence can be about. */
const OCCASIONS: ListName[] = ['sessions', 'supervision', 'cpd', 'training', 'feedback', 'reflections']

export class CoachEditor extends CoachPart {
  static override properties = { ...CoachPart.properties, item: {}, isUntitled: { state: true } }
  declare item: string
  declare isUntitled: boolean
  private blank?: Evidence

  /** The piece as it is kept, or a blank one that is kept from the first change on. */
  get piece(): Evidence | undefined {
    const kept = this.evidence.find(one => one.id === this.item)
    if (kept || this.item !== 'new') return kept
    return (this.blank ??= this.fresh())
  }

  /** A piece to begin with: of today, or about an entry of the log. */
  private fresh(): Evidence {
    const entry = allEntries(this.doc.ledger).find(one => one.entry.id === this.route.query.get('occasion'))?.entry
    const about = entry ? { occasion: entry.id, happened: dayOf(entry), ...(entry.client ? { client: String(entry.client) } : {}) } : { happened: moment().today }
    return { id: '', title: '', kind: 'session-log', text: '', verification: 'self-declared', claims: [], ...about }
  }

  override render() {
    const piece = this.piece
    if (!piece) return html`<p><a href=${this.at('evidence')}>${this.t('back')}</a></p>`
    return html`<p><a href=${this.at('evidence')}>← ${this.t('page-evidence')}</a></p>
      <div class="with-side">
        <form class="editor" @submit=${(event: Event) => event.preventDefault()}>
          ${this.planned(piece)} ${this.story(piece)} ${this.facts(piece)} ${this.shows(piece)} ${this.behind(piece)} ${this.end(piece)}
        </form>
        <coach-live .app=${this.app} .item=${piece.id}></coach-live>
      </div>
      <coach-picker .app=${this.app} .taken=${piece.claims ?? []} @pick=${(event: CustomEvent<Claim>) => this.toggle(event.detail)}></coach-picker>`
  }

  /** Changes the piece. The label is what undo says. */
  private change(label: string, edit: (item: Evidence, draft: Portfolio) => void) {
    const blank = this.blank
    const isNew = this.item === 'new' && blank
    const id = isNew ? freeId('evidence', this.evidence.map(one => one.id)) : this.item
    this.desk.change(`${label} · ${this.piece?.title || this.t('new-evidence')}`.slice(0, 60), (draft: Portfolio) => {
      if (isNew) (draft.evidence ??= []).push({ ...structuredClone(blank), id, title: blank.title || this.t('untitled-piece') })
      const item = draft.evidence?.find(one => one.id === id)
      if (item) edit(item, draft)
    })
    if (!isNew) return
    this.blank = undefined
    // The next letter may come before the address is followed.
    this.item = id
    history.replaceState(null, '', this.at('evidence', id))
    void this.app.follow()
  }

  private set<K extends keyof Evidence>(name: K, value: Evidence[K] | '') {
    this.change(this.w(`f.${name}`), item => {
      if (value === '' || value === undefined) delete item[name]
      else item[name] = value as Evidence[K]
    })
  }

  /** A title cannot be empty: until there is one the old one stays. */
  private retitle(event: Event) {
    const title = (event.target as HTMLInputElement).value
    this.isUntitled = !title.trim()
    if (!this.isUntitled) this.set('title', title)
  }

  private story(piece: Evidence) {
    return html`<fieldset><legend>${this.t('story')}</legend>
      <label>${this.t('f.title')}
        <input .value=${this.isUntitled ? '' : live(piece.title)} maxlength="200" required aria-invalid=${this.isUntitled ? 'true' : nothing} aria-describedby=${this.isUntitled ? 'untitled' : nothing} @input=${this.retitle} /></label>
      ${this.isUntitled ? html`<p class="error" id="untitled">${this.t('needs-title')}</p>` : nothing}
      <coach-text .app=${this.app} .label=${this.t('f.text')} .hint=${this.t('text-hint')} .value=${piece.text ?? ''} long
        @text=${(event: CustomEvent<string>) => this.set('text', event.detail)}></coach-text>
    </fieldset>`
  }

  private facts(piece: Evidence) {
    const entry = allEntries(this.doc.ledger).find(one => one.entry.id === piece.occasion)?.entry
    return html`<fieldset class="grid"><legend>${this.t('facts')}</legend>
      ${select(this.t('f.kind'), this.choices('kind'), piece.kind ?? 'other', kind => this.set('kind', kind))}
      <label>${this.t('f.happened')} <input type="date" .value=${live(piece.happened ?? '')} max=${moment().today} ?disabled=${!!entry} @change=${(event: Event) => this.set('happened', (event.target as HTMLInputElement).value)} />
        ${entry ? html`<small>${this.t('day-of-entry')}</small>` : nothing}</label>
      ${this.occasion(piece, entry)}
      ${this.line(piece, 'context', this.evidence.map(one => one.context))}
      ${this.line(piece, 'client', [...this.evidence.map(one => one.client), ...(this.doc.ledger?.sessions ?? []).map(one => String(one.client))])}
      <label>${this.t('f.written')} <input type="date" .value=${live(piece.written ?? '')} max=${moment().today} @change=${(event: Event) => this.set('written', (event.target as HTMLInputElement).value)} /></label>
    </fieldset>`
  }

  /** A line with what was written before as suggestions, so that the same thing is called the same. */
  private line(piece: Evidence, name: 'context' | 'client', before: (string | null | undefined)[]) {
    return html`<label>${this.w(`f.${name}`)} <input list="known-${name}" .value=${live(piece[name] ?? '')} @change=${(event: Event) => this.set(name, (event.target as HTMLInputElement).value.trim())} />
      <small>${this.w(`f.${name}.help`)}</small></label>
      <datalist id="known-${name}">${[...new Set(before)].filter(Boolean).sort().map(one => html`<option value=${one!}></option>`)}</datalist>`
  }

  /** The entry of the log that it is about, or an occasion of its own. */
  private occasion(piece: Evidence, entry?: Entry) {
    const entries = allEntries(this.doc.ledger).filter(one => OCCASIONS.includes(one.list)).sort((one, other) => dayOf(other.entry).localeCompare(dayOf(one.entry)))
    const own = piece.occasion && !entry ? piece.occasion : ''
    const choose = (id: string) => {
      const chosen = entries.find(one => one.entry.id === id)?.entry
      this.change(this.t('f.occasion'), item => {
        if (id) item.occasion = id
        else delete item.occasion
        if (!chosen) return
        // Evidence about an entry happened on its day: another day would be refused.
        item.happened = dayOf(chosen)
        if (chosen.client) item.client ??= String(chosen.client)
      })
    }
    const choices = entries.map(({ list, entry }): [string, string] => [entry.id, `${this.day(dayOf(entry))} · ${this.w(`list.${list}`)} · ${String(entry.client ?? entry.title ?? entry.id)}`])
    return select(this.t('f.occasion'), [...(own ? [[own, own] as [string, string]] : []), ...choices], piece.occasion, choose, { none: this.t('occasion-own'), help: this.t('occasion-help') })
  }

  private shows(piece: Evidence) {
    return html`<fieldset><legend>${this.t('shows')}</legend>
      ${piece.claims?.length ? nothing : html`<p class="invite">${this.t('no-claims')}</p>`}
      ${claimsOf(this, piece, {
        set: (claim, edit) => this.change(`${this.t('claim')} ${this.claimName(claim)}`, item => { const found = item.claims?.find(one => sameAspect(one, claim)); if (found) edit(found) }),
        drop: claim => this.toggle(claim),
        add: claim => this.toggle(claim),
      })}
      <p class="row"><button class="act" type="button" @click=${() => this.querySelector<CoachPicker>('coach-picker')?.open()}>${this.t('pick')}</button></p>
    </fieldset>`
  }

  /** Claims an aspect, or takes the claim back with what was ruled on it. */
  private toggle(claim: Claim) {
    const isThere = this.piece?.claims?.some(one => sameAspect(one, claim))
    this.change(this.t(isThere ? 'unclaim' : 'claim'), (item, draft) => {
      if (isThere) dropClaim(draft, item, claim)
      else (item.claims ??= []).push(claim)
    })
  }

  private behind(piece: Evidence) {
    const caps: number[] = this.estimate.answer?.policy.credit.by_verification ?? []
    return html`<fieldset><legend>${this.t('f.verification')}</legend>
      ${verifications.map((one, at) => html`<label class="choice"><input type="radio" name="verification" .checked=${live((piece.verification ?? 'self-declared') === one)} @change=${() => this.set('verification', one)} />
        <span>${this.w(`ver.${one}`)} <small>${this.w(`ver.${one}.help`, { n: caps[at] ?? '?' })}</small></span></label>`)}
    </fieldset>`
  }

  private end(piece: Evidence) {
    return html`<label>${this.t('note')} <textarea rows="2" .value=${live(piece.comment ?? '')} @input=${(event: Event) => this.set('comment', (event.target as HTMLTextAreaElement).value)}></textarea><small>${this.t('note-help')}</small></label>
      ${piece.id ? html`<p><button type="button" class="plain danger" @click=${() => this.takeOut(piece)}>${this.t('remove-piece')}</button></p>` : nothing}`
  }

  private takeOut(piece: Evidence) {
    this.desk.change(this.t('removed', { what: piece.title }), (draft: Portfolio) => dropEvidence(draft, piece.id))
    this.app.notice(this.t('removed', { what: piece.title }), { label: this.t('undo'), run: () => this.desk.undo() })
    this.app.go(this.at('evidence'))
  }

  /** What a step towards a level asked of this piece: not claimed before something is written. */
  private planned(piece: Evidence) {
    const { query } = this.route
    const wanted: Claim[] = (query.get('claims') ?? '').split(',').map(Number).filter(number => this.indicator(number)).map(indicator => ({ indicator, strength: 2 }))
    const open = wanted.filter(one => !piece.claims?.some(claim => sameAspect(claim, one)))
    if (!open.length) return nothing
    return html`<section class="invite"><p>${this.t('planned')}</p><ul>${open.map(one => html`<li><b>${this.claimName(one)}</b> ${this.indicator(one.indicator!)?.summary}
      <button type="button" class="plain" @click=${() => this.toggle(one)}>${this.t('claim-it')}</button></li>`)}</ul></section>`
  }
}

customElements.define('coach-editor', CoachEditor)
