// The audit of a mentoring programme: its questions by factor, what it has and lacks, and which tip comes first.
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Text } from './answers'
import { select, tick } from './choice'
import { FormPage } from './form-page'

interface Item { id: string; name: Text; question: Text; have: string | null }
interface Score { certain: number; possible: number }
interface Result {
  overall: Score
  standards: { id: string; name: Text; items: number; answered: number; score: Score }[]
  tiers: { id: string; name: Text; overall: number; each: number; certain: boolean; possible: boolean }[]
  cycle: { complete_on: string | null; complete: boolean | null; months: number }
  remarks: { id: string; text: Text; source?: Text | null }[]
  lacking: { item: Item; standard: string; tip: Text; gain_tenths: number; belongs: Text[] }[]
  factors: { id: string; name: Text; level: string; about: Text; have: Item[]; need: Item[]; unknown: Item[] }[]
  unanswered: Item[]
  advice: { id: string; title: Text; lines: Text[] }[]
  about: Text
}
/** Lists of choices in an audit. What each is called and what there is to choose is in the words. */
const LISTS = ['goals', 'leadership_styles', 'launch_parties', 'peer_roles', 'peer_uses', 'providers']
/** How many of what lacks are shown with their tips. */
const TIPS = 5

export class CoachAudit extends FormPage {
  static override properties = { ...FormPage.properties, isOpenOnly: { state: true } }
  declare isOpenOnly: boolean
  /** The order of the questions, so that answering one does not move it. */
  private order = new Map<string, string[]>()

  get heading() {
    return `${this.t('audit')}: ${this.form.programme}`
  }

  protected override content() {
    const result = this.ask<Result>('audit', {}, { audit: this.form })
    const problems = this.refused('audit')
    if (!result) return problems.length ? html`<ul class="alert">${problems.map(one => html`<li>${one.path}: ${one.message}</li>`)}</ul>` : this.wait()
    const all = result.factors.flatMap(one => [...one.have, ...one.need, ...one.unknown]).length
    return html`<p class="unprinted"><a href="#/audit">← ${this.t('audits')}</a></p>      <p class="lead">${this.t('answered', { n: all - result.unanswered.length, all })}</p>
      <div class="with-side">
        <form class="editor" @submit=${(event: Event) => event.preventDefault()}>
          ${this.facts()}
          ${tick(this.t('open-only'), !!this.isOpenOnly, isOn => (this.isOpenOnly = isOn))}
          ${result.factors.map(one => this.factor(one))}
        </form>
        <aside class="result" aria-label=${this.t('result')}>${this.outcome(result)}</aside>
      </div>
      ${this.tips(result)}
      <p class="quiet">${this.own(result.about)}</p>`
  }

  private facts() {
    const audit = this.form
    const typed = (path: string[]) => (event: Event) => this.put(path, (event.target as HTMLInputElement).value)
    return html`<details><summary>${this.t('programme-facts')}</summary><div class="grid">
      <label>${this.t('programme-name')} <input required .value=${audit.programme} @change=${(event: Event) => (event.target as HTMLInputElement).value.trim() && typed(['programme'])(event)} /></label>
      <label>${this.t('audit-day')} <input type="date" required .value=${audit.as_of} @change=${(event: Event) => (event.target as HTMLInputElement).value && typed(['as_of'])(event)} /></label>
      <label>${this.t('first-cycle')} <input type="date" .value=${live(audit.first_cycle_started ?? '')} @input=${typed(['first_cycle_started'])} /></label>
      ${select(this.t('began-by'), this.choices('began'), audit.facts?.start, one => this.put(['facts', 'start'], one), { none: '' })}
      ${select(this.t('stage'), this.choices('stage'), audit.stage, one => this.put(['stage'], one), { none: '' })}
      ${this.choices('facts').map(([one, name]) => html`<label>${name} <input type="number" min="0" .value=${live(String(audit.facts?.[one] ?? ''))} @input=${(event: Event) => this.put(['facts', one], (event.target as HTMLInputElement).valueAsNumber)} /></label>`)}
      ${this.several(this.t('mentors'), this.choices('mentors'), ['facts', 'mentors'])}
      ${LISTS.map(name => this.several(this.w(name), this.choices(name), [name]))}</div></details>`
  }

  private factor(factor: Result['factors'][number]) {
    const items = [...factor.unknown, ...factor.need, ...factor.have]
    if (!this.order.has(factor.id)) this.order.set(factor.id, items.map(one => one.id))
    const shown = this.order.get(factor.id)!.map(id => items.find(one => one.id === id)!).filter(one => one && (!this.isOpenOnly || !one.have))
    const answered = items.length - factor.unknown.length
    return html`<details><summary><b>${this.own(factor.name)}</b> <small class="quiet">${this.t('of', { have: answered, need: items.length })}</small></summary>
      <p class="quiet">${this.own(factor.about)}</p>${shown.map(one => this.question(one))}</details>`
  }

  private question({ id, question }: Item) {
    const now = this.form.answers?.[id]?.have ?? ''
    return html`<fieldset class="strength"><legend>${this.own(question)}</legend>${[...this.choices('have'), ['', this.t('unknown')] as const].map(([one, name]) => html`<label class="choice"><input type="radio" name=${id} .checked=${live(now === one)} @change=${() => this.answer(id, one)} /> <span>${name}</span></label>`)}</fieldset>`
  }

  private answer(id: string, have: string) {
    this.put(['answers', id], have ? { ...this.get(['answers', id]), have } : undefined)
  }

  private outcome(result: Result) {
    const range = ({ certain, possible }: Score) => (certain === possible ? `${certain}%` : this.t('range', { certain, possible }))
    return html`<div aria-live="polite"><h2>${this.t('score')}: ${range(result.overall)}</h2></div>
      <table class="small"><thead><tr><th scope="col">${this.t('standard')}</th><th scope="col">${this.t('score')}</th></tr></thead>
        <tbody>${result.standards.map(one => html`<tr><th scope="row">${this.own(one.name)}</th><td class="number">${one.score.certain === one.score.possible ? '' : `${one.score.certain}–`}${one.score.possible}%</td></tr>`)}</tbody></table>
      <ul class="ticks">${result.tiers.map(one => html`<li><span aria-hidden="true">${one.certain ? '●' : one.possible ? '○' : '·'}</span> <b>${this.own(one.name)}</b>: ${this.t(one.certain ? 'tier-certain' : one.possible ? 'tier-possible' : 'tier-not')} <small>${this.t('tier-asks', { overall: one.overall, each: one.each })}</small></li>`)}</ul>
      ${result.cycle.complete_on ? html`<p>${this.t(result.cycle.complete ? 'cycle-complete' : 'cycle-until', { day: this.day(result.cycle.complete_on) })}</p>` : html`<p class="quiet">${this.t('cycle-unknown', { n: result.cycle.months })}</p>`}`
  }

  private tips(result: Result) {
    return html`${result.remarks.length ? html`<ul class="remarks">${result.remarks.map(one => html`<li class="warning">${this.own(one.text)} <small class="quiet">${this.own(one.source)}</small></li>`)}</ul>` : nothing}
      ${result.lacking.length ? html`<h2>${this.t('first-tips')}</h2><ol class="pieces">${result.lacking.slice(0, TIPS).map(one => html`<li><p><b>${this.own(one.item.name)}</b> <span class="quiet">${this.t('gains', { n: (one.gain_tenths / 10).toLocaleString(this.language) })}</span></p><p>${this.own(one.tip)}</p>
        ${one.belongs.length ? html`<ul>${one.belongs.map(text => html`<li>${this.own(text)}</li>`)}</ul>` : nothing}</li>`)}</ol>` : nothing}
      ${result.advice.map(one => html`<details><summary>${this.own(one.title)}</summary><ul>${one.lines.map(line => html`<li>${this.own(line)}</li>`)}</ul></details>`)}`
  }
}

customElements.define('coach-audit', CoachAudit)
