// What mentor and mentee promise each other: a form along the parts that belong in it, checked while it is filled in.
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { moment } from '../../backend/moment'
import type { Text } from './answers'
import { select, tick } from './choice'
import { FormPage, type Draft } from './form-page'
import { markdown } from './markdown'
import './text'

interface Missing { part: string; name: Text; why: Text; put_in: Text; choices: { id: string; name: Text }[] }
interface Check {
  complete: boolean; missing: Missing[]; letters: { id: string; name: Text }[]; process: { id: string; name: Text; done: boolean }[]
  doubtful: { id: string; text: Text; put_in: Text }[]
  timing: { ends: string | null; next_review: string | null; overdue: boolean }
  follow_ups: { id: string; name: Text }[]
}
type Kind = 'text' | 'lines' | 'choices' | 'number' | 'day' | 'yes'

/** Where each part stands in the document, and what it holds. The names and reasons come from the engine. */
const PARTS: Record<string, [Kind, ...string[]]> = {
  roles: ['choices', 'roles'], 'growth-targets': ['choices', 'growth_targets'],
  'mission-reason': ['text', 'mission', 'reason'], 'mission-aim': ['text', 'mission', 'aim'], 'mission-results': ['lines', 'mission', 'results'],
  channels: ['choices', 'engagement', 'channels'], rhythm: ['number', 'engagement', 'every_days'], duration: ['number', 'engagement', 'duration_months'], starts: ['day', 'engagement', 'starts'],
  network: ['text', 'network'], confidential: ['yes', 'trust', 'confidential'], exceptions: ['text', 'trust', 'exceptions'], repair: ['text', 'trust', 'repair'],
  opportunity: ['text', 'opportunity'], review: ['number', 'review', 'every_months'],
  'mentor-promises': ['lines', 'responsibilities', 'mentor'], 'mentee-promises': ['lines', 'responsibilities', 'mentee'], 'joint-promises': ['lines', 'responsibilities', 'joint'],
  limits: ['text', 'limits'], 'mentee-work': ['choices', 'mentee_work'], sources: ['choices', 'sources'],
}
const LETTERS = ['mission', 'engagement', 'network', 'trust', 'opportunity', 'review']
/** An agreement in which nothing stands: its check names every part and every choice. */
const EMPTY = { maatstaf_agreement: 1, language: 'en', mentor: 'mentor-1', mentee: 'mentee-1' }

export class CoachAgreement extends FormPage {
  static override properties = { ...FormPage.properties, written: { state: true }, sheet: { state: true } }
  declare written: string | undefined
  declare sheet: string | undefined
  private of: unknown

  get heading() {
    return this.t('agreement')
  }

  protected override content() {
    const agreement = this.form
    const parts = this.look<Check>('agreement-check', { agreement: EMPTY })
    const check = this.ask<Check>('agreement-check', {}, { agreement })
    if (!parts) return this.wait()
    this.write(agreement)
    const rules = parts.missing.filter(one => !PARTS[one.part])
    return html`<p class="unprinted"><a href="#/agreement">← ${this.t('agreements')}</a></p>
      <div class="with-side unprinted">
        <form class="editor" @submit=${(event: Event) => event.preventDefault()}>
          <fieldset class="grid"><legend>${this.t('who')}</legend>
            ${(['mentor', 'mentee'] as const).map(who => html`<label>${this.w(`agreement.${who}`)} <input required .value=${agreement[who] ?? ''} @change=${(event: Event) => this.name(who, event)} /></label>`)}
            ${select(this.t('agreement-language'), [['en', 'English'], ['nl', 'Nederlands']], agreement.language, one => this.put(['language'], one))}
          </fieldset>
          ${this.several(this.t('other-relations'), this.choices('relation-to'), ['other_relations'], this.t('other-relations-why'))}
          ${parts.missing.filter(one => PARTS[one.part]).map(one => this.asked(one))}
          ${this.several(this.t('rules'), rules.map(one => [one.part, this.own(one.put_in)]), ['boundaries'], this.t('rules-why'))}
          ${this.reviews(parts)}
        </form>
        <aside class="result" aria-label=${this.t('check')}><div aria-live="polite">${check ? this.checked(check) : this.unsound()}</div></aside>
      </div>
      <section aria-labelledby="written"><div class="row between unprinted"><h2 id="written">${this.t('written')}</h2><button @click=${() => print()}>${this.t('print')}</button></div>
        <div class="paper">${this.written ? markdown(this.written) : nothing}</div></section>
      <details class="unprinted"><summary>${this.t('review-sheet')}</summary><div class="paper">${this.sheet ? markdown(this.sheet) : nothing}</div></details>`
  }

  /** Writes it out anew when it changed. */
  private write(agreement: Draft) {
    if (this.of === agreement) return
    this.of = agreement
    setTimeout(async () => {
      if (this.of !== agreement) return
      try {
        const [written, sheet] = await Promise.all(['agreement-write', 'agreement-review'].map(name => this.raw(name, { agreement })))
        if (this.of === agreement) [this.written, this.sheet] = [written!.text, sheet!.text]
      } catch {
        // What is wrong with it stands beside the form; the last sound text stays.
      }
    }, 300)
  }

  private name(who: string, event: Event) {
    const field = event.target as HTMLInputElement
    if (field.value.trim()) this.put([who], field.value.trim())
    else field.value = this.form[who]
  }

  private asked({ part, name, why, put_in, choices }: Missing) {
    const [kind, ...path] = PARTS[part]!
    const label = capital(this.own(name))
    const value = this.get(path)
    const hint = html`<small>${capital(this.own(why))}.</small>`
    const proposal = this.own(put_in)
    const typed = (event: Event) => this.put(path, (event.target as HTMLInputElement).value)
    if (kind === 'choices') return this.several(label, choices.map(one => [one.id, this.own(one.name)]), path, `${capital(this.own(why))}.`)
    if (kind === 'yes') return tick(html`${label}${hint}`, !!value, isOn => this.put(path, isOn))
    if (kind === 'day') return html`<label>${label} ${hint}<input type="date" .value=${live(value ?? '')} @input=${typed} /></label>`
    if (kind === 'number') return html`<label>${label} (${this.w(`agreement.${path.at(-1)!}`)}) ${hint}<input type="number" min="1" max="1200" .value=${live(String(value ?? ''))} @input=${(event: Event) => this.put(path, (event.target as HTMLInputElement).valueAsNumber)} /></label>
      ${part === 'rhythm' ? this.rhythm() : nothing}`
    const text = kind === 'lines' ? ((value as string[]) ?? []).join('\n') : (value ?? '')
    const set = (text: string) => this.put(path, kind === 'lines' ? text.split('\n').filter((line, at, all) => line.trim() || at < all.length - 1) : text)
    return html`<div><coach-text .app=${this.app} .label=${label} .hint=${`${capital(this.own(why))}.${kind === 'lines' ? ` ${this.t('a-line-each')}` : ''}`} .value=${text} long @text=${(event: CustomEvent<string>) => set(event.detail)}></coach-text>
      ${text ? nothing : html`<p><button type="button" class="plain" @click=${() => set(proposal)}>${this.t('put-in', { text: proposal })}</button></p>`}</div>`
  }

  /** Instead of a number of days: fixed moments, or as needed. */
  private rhythm() {
    const { moments, ad_hoc } = this.form.engagement ?? {}
    return html`<label>${this.t('moments')} <input .value=${live(moments ?? '')} @input=${(event: Event) => this.put(['engagement', 'moments'], (event.target as HTMLInputElement).value)} /></label>
      ${tick(this.t('ad-hoc'), !!ad_hoc, isOn => this.put(['engagement', 'ad_hoc'], isOn))}`
  }

  private reviews(parts: Check) {
    const reviews: Draft[] = this.form.reviews ?? []
    const choose = (at: number, path: string[], label: string, of: string) => select(label, this.choices(of), path.reduce((value: any, key) => value?.[key], reviews[at]), value => this.review(at, path, value), { none: '' })
    return html`<fieldset><legend>${this.t('reviews')}</legend>
      ${reviews.map((review, at) => html`<div class="claim"><div class="grid"><label>${this.t('f.day')} <input type="date" max=${moment().today} .value=${live(review.day ?? '')} @change=${(event: Event) => this.review(at, ['day'], (event.target as HTMLInputElement).value)} /></label>
        ${LETTERS.map(letter => choose(at, ['letters', letter, 'going'], this.own(parts.letters.find(one => one.id === letter)?.name), 'going'))}
        ${choose(at, ['outcome'], this.t('outcome'), 'outcome')}</div>
        <p><button type="button" class="plain danger" @click=${() => this.desk.change(this.t('reviews'), (draft: Draft) => void draft.reviews.splice(at, 1))}>${this.t('take-out')}<span class="unseen"> ${review.day}</span></button></p></div>`)}
      <p><button type="button" @click=${() => this.desk.change(this.t('reviews'), (draft: Draft) => void (draft.reviews ??= []).push({ day: moment().today, letters: {} }))}>${this.t('review-add')}</button></p></fieldset>`
  }

  private review(at: number, path: string[], value: string) {
    this.desk.change(this.t('reviews'), (draft: Draft) => {
      const review = draft.reviews[at]
      if (path[0] === 'day') return void (review.day = value || review.day)
      if (path[0] === 'outcome') return void (value ? (review.outcome = value) : delete review.outcome)
      if (value) (review.letters ??= {})[path[1]!] = { ...review.letters[path[1]!], going: value }
      else delete review.letters?.[path[1]!]
    })
  }

  private checked(check: Check) {
    const { timing } = check
    return html`${this.unsound()}<h2>${check.complete ? this.t('complete') : this.t('lacking', { n: check.missing.length })}</h2>
      ${check.missing.length ? html`<ul>${check.missing.map(one => html`<li>${capital(this.own(one.name))}</li>`)}</ul>` : nothing}
      ${check.doubtful.length ? html`<h2>${this.t('doubtful')}</h2><ul>${check.doubtful.map(one => html`<li>${capital(this.own(one.text))}. <small>${capital(this.own(one.put_in))}</small></li>`)}</ul>` : nothing}
      ${timing.ends ? html`<p>${this.t('ends', { day: this.day(timing.ends) })}</p>` : nothing}
      ${timing.next_review ? html`<p class=${timing.overdue ? 'alert' : ''}>${this.t(timing.overdue ? 'review-was-due' : 'review-due', { day: this.day(timing.next_review) })}</p>` : nothing}
      ${check.follow_ups.length ? html`<p>${this.t('go-on')}</p><ul>${check.follow_ups.map(one => html`<li>${this.own(one.name)}</li>`)}</ul>` : nothing}
      <h2>${this.t('process')}</h2><ul class="ticks">${check.process.map(one => html`<li><span aria-hidden="true">${one.done ? '✓' : '·'}</span> ${this.own(one.name)}<span class="unseen">${one.done ? `: ${this.t('done')}` : ''}</span></li>`)}</ul>`
  }

  private unsound() {
    const problems = this.refused('agreement-check')
    return problems.length ? html`<ul class="alert">${problems.map(one => html`<li>${one.message}</li>`)}</ul>` : nothing
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

customElements.define('coach-agreement', CoachAgreement)
