// The practice log: half a minute for an entry, and what each body counts of it all.
import { html, nothing } from 'lit'
import type { Problem } from '../../backend/backend'
import { moment } from '../../backend/moment'
import { CoachPage } from './coach-page'
import { field } from './field'
import type { Forms } from './guidance'
import { dayOf, familyOf, filled, listNames, lists, nextId, usual, type Entry, type FieldSpec, type Ledger, type ListName } from './ledger'
import './log-import'
import type { Portfolio } from './portfolio'
import { totals } from './totals'

/** What the traits of a session point to. */
interface Finding { id: string; declared: string | null; fit: string; first: string[]; boundary: { outcome: string } }

/** How many entries are shown before somebody asks for more. */
const SHOWN = 25

export class CoachLog extends CoachPage {
  static override properties = { ...CoachPage.properties, entry: { state: true }, editing: { state: true }, problems: { state: true }, isAll: { state: true }, isMore: { state: true } }
  /** What is being filled in. */
  declare entry: Partial<Entry>
  /** The id of the entry that is being changed. */
  declare editing: string | undefined
  declare problems: Problem[]
  declare isAll: boolean
  declare isMore: boolean
  private of?: ListName

  get heading() {
    return this.t('page-log')
  }

  get listName(): ListName {
    const name = this.route.path[3] as ListName
    return listNames.includes(name) ? name : 'sessions'
  }

  get ledger(): Ledger | null | undefined {
    return this.doc.ledger
  }

  override willUpdate() {
    if (this.of === this.listName) return
    this.of = this.listName
    this.isAll = false
    this.begin()
  }

  /** A form with what is most likely: today, and as long as last time. */
  private begin(day?: unknown) {
    const first = lists[this.listName].short.some(one => one.name === 'day') ? { day: day ?? moment().today } : {}
    this.editing = undefined
    this.problems = []
    this.entry = { ...first, ...this.fitting(usual(this.ledger, this.listName)) }
  }

  private get fields(): FieldSpec[] {
    const { short, more } = lists[this.listName]
    return [...short, ...more]
  }

  /** Only the fields that this list has. */
  private fitting(entry: Partial<Entry>): Partial<Entry> {
    return Object.fromEntries(Object.entries(entry).filter(([name]) => this.fields.some(one => one.name === name)))
  }

  protected override content() {
    if (!this.framework) return this.wait()
    return html`<nav class="tabs" aria-label=${this.t('lists')}><ul>${listNames.map(name => html`<li><a href=${this.at('log', name)} aria-current=${name === this.listName ? 'page' : nothing}>${this.w(`list.${name}`)} <small>${this.ledger?.[name]?.length ?? ''}</small></a></li>`)}</ul></nav>
      ${this.form()} ${this.entries()}
      ${this.reviewed()}${this.listName === 'sessions' || this.listName === 'earlier' ? totals(this) : nothing}
      <coach-import .app=${this.app} .list=${this.listName}></coach-import>`
  }

  private form() {
    const { short, more } = lists[this.listName]
    const one = (spec: FieldSpec) => field(this, this.listName, spec, this.entry, value => this.set(spec.name, value))
    return html`<form class="quick" @submit=${this.keep} aria-labelledby="entry-title">
      <h2 id="entry-title">${this.t(this.editing ? 'change-entry' : 'new-entry')}</h2>
      <p class="quiet">${this.w(`list.${this.listName}.help`)}</p>
      <div class="grid">${short.map(one)}</div>
      ${more.length ? html`<details ?open=${!!this.editing}><summary>${this.t('more-fields')}</summary><div class="grid">${more.map(one)}</div></details>` : nothing}
      ${this.problems.length ? html`<div class="alert" role="alert"><ul>${this.problems.map(one => html`<li>${one.message}${one.help ? `; ${one.help}` : ''}</li>`)}</ul></div>` : nothing}
      <p class="acts"><button class="act">${this.t(this.editing ? 'save' : 'add-entry')}</button>
        ${this.editing ? html`<button type="button" @click=${() => this.begin()}>${this.t('cancel')}</button>` : nothing}</p>
    </form>`
  }

  private set(name: string, value: unknown) {
    const before = this.entry
    this.entry = { ...before, [name]: value }
    // Somebody who was seen before is seen in the same way, unless something else was said.
    if (name === 'client' && !this.editing && this.ledger?.[this.listName]?.some(one => one.client === value)) {
      const { minutes: _, ...manner } = this.fitting(usual(this.ledger, this.listName, String(value)))
      this.entry = { ...this.entry, ...manner }
    }
  }

  private readonly keep = async (event: Event) => {
    event.preventDefault()
    const [list, id] = [this.listName, this.editing ?? nextId(this.ledger, this.listName)]
    const entry = filled({ ...this.entry, id })
    const label = `${this.w(`list.${list}`)}: ${dayOf(entry)}`
    this.problems = await this.attempt(label, (draft: Portfolio) => {
      const ledger = (draft.ledger ??= { maatstaf_ledger: 1 })
      const entries = (ledger[list] ??= [])
      const at = entries.findIndex(one => one.id === id)
      if (at < 0) entries.push(entry)
      else entries[at] = entry
      // What is about an entry happened on its day.
      for (const piece of draft.evidence ?? []) if (piece.occasion === id && entry.day) piece.happened = String(entry.day)
    })
    if (this.problems.length) return
    this.app.notice(this.t('kept', { what: label }), { label: this.t('undo'), run: () => this.desk.undo() })
    this.begin(entry.day)
    await this.updateComplete
    // The day stands already; the next thing to fill in is what differs.
    for (const name of ['client', 'minutes', 'day']) {
      const next = this.querySelector<HTMLElement>(`.quick [name=${name}]`)
      if (next) return next.focus()
    }
  }

  private entries() {
    const all = [...(this.ledger?.[this.listName] ?? [])].sort((one, other) => dayOf(other).localeCompare(dayOf(one)))
    if (!all.length) return html`<p class="invite">${this.w(`list.${this.listName}.empty`)}</p>`
    const columns = lists[this.listName].short.filter(one => one.name !== 'consent')
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.w(`list.${this.listName}`)}><table class="entries">
        <thead><tr>${columns.map(one => html`<th scope="col">${this.w(`f.${one.name}`)}</th>`)}<th scope="col"><span class="unseen">${this.t('do')}</span></th></tr></thead>
        <tbody>${all.slice(0, this.isAll ? undefined : SHOWN).map(entry => this.row(entry, columns))}</tbody></table></div>
      ${!this.isAll && all.length > SHOWN ? html`<p><button @click=${() => (this.isAll = true)}>${this.t('show-all', { n: all.length })}</button></p>` : nothing}`
  }

  private row(entry: Entry, columns: FieldSpec[]) {
    const name = `${dayOf(entry)} ${String(entry.client ?? entry.title ?? '')}`
    const pieces = this.evidence.filter(one => one.occasion === entry.id)
    return html`<tr>${columns.map(one => html`<td>${this.cell(one, entry[one.name])}</td>`)}
      <td class="acts-cell">
        <button class="plain" @click=${() => this.edit(entry)}>${this.t('change')}<span class="unseen"> ${name}</span></button>
        <button class="plain danger" @click=${() => void this.takeOut(entry)}>${this.t('take-out')}<span class="unseen"> ${name}</span></button>
        ${pieces.length
          ? pieces.map(one => html`<a href=${this.at('evidence', one.id)}>${one.title}</a> `)
          : entry.day ? html`<a href=${this.at('evidence', 'new', { occasion: entry.id })}>${this.t('write-about')}<span class="unseen"> ${name}</span></a>` : nothing}
      </td></tr>`
  }

  private cell(spec: FieldSpec, value: unknown) {
    const { kind } = spec
    if (value === undefined || value === null || value === '') return nothing
    if (kind === 'day') return html`<span class="number">${this.day(String(value))}</span>`
    if (kind === 'pick') return this.w(`${familyOf(this.listName, spec)}.${String(value)}`)
    if (kind === 'level') return this.level(String(value))
    const text = String(value)
    return text.length > 90 ? `${text.slice(0, 90)}…` : text
  }

  /** Which sessions look like something else than what they are called, by how they were described. */
  private reviewed() {
    if (this.listName !== 'sessions' || !this.ledger?.sessions?.some(one => (one.traits as string[] | undefined)?.length)) return nothing
    const review = this.ask<{ sessions: Finding[] }>('guidance-review')
    const forms = this.look<Forms>('guidance-compare')?.forms
    if (!review || !forms) return this.wait()
    const name = (id: string | null) => this.own(forms.forms.find(one => one.id === id)?.name)
    const odd = review.sessions.filter(one => one.fit === 'other-form' || one.boundary.outcome !== 'continue')
    return html`<h2>${this.t('review-of')}</h2>
      ${odd.length ? html`<ul>${odd.map(one => html`<li>${this.day(dayOf(this.ledger!.sessions!.find(entry => entry.id === one.id)!))}:
        ${one.fit === 'other-form' ? this.t('review-other', { first: one.first.map(name).join(', '), declared: name(one.declared) }) : nothing}
        ${one.boundary.outcome === 'continue' ? nothing : this.own(forms.boundary.outcomes.find(other => other.outcome === one.boundary.outcome)?.text)}</li>`)}</ul>` : html`<p>${this.t('review-fits')}</p>`}`
  }

  private edit(entry: Entry) {
    this.entry = { ...entry }
    this.editing = entry.id
    this.problems = []
    void this.updateComplete.then(() => {
      const form = this.querySelector('.quick')!
      form.scrollIntoView({ block: 'start' })
      form.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true })
    })
  }

  private async takeOut(entry: Entry) {
    const list = this.listName
    const what = `${this.w(`list.${list}`)}: ${dayOf(entry)}`
    const problems = await this.attempt(this.t('removed', { what }), (draft: Portfolio) => {
      draft.ledger![list] = draft.ledger![list]!.filter(one => one.id !== entry.id)
    })
    if (problems.length) this.app.notice(problems.map(one => one.message).join('; '))
    else this.app.notice(this.t('removed', { what }), { label: this.t('undo'), run: () => this.desk.undo() })
    if (this.editing === entry.id) this.begin()
  }
}

customElements.define('coach-log', CoachLog)
