import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Ledger, Portfolio, Session } from './answers'
import { MaatstafElement } from './element'
import type { ElementEngine } from './engine'
import { freeId } from './ids'
import { look } from './look'

interface Counted { counted: { counting: string; entries: number; minutes: number }[] }

/** A practice log: an entry in half a minute, the last ones, and the sum. `maatstaf-change` has the portfolio with the entry. */
export class MaatstafLog extends MaatstafElement {
  static override properties: PropertyDeclarations = { sum: { state: true }, said: { state: true } }
  declare private sum?: { entries: number; minutes: number }
  declare private said?: string

  static override styles = [look, css`
    form { display: grid; grid-template-columns: 11em 7em minmax(0, 1fr); gap: 0.75em 1em; align-items: end; margin-bottom: 1.25em; max-width: 44em; }
    @container (max-width: 440px) {
      form { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
      form > :nth-child(3) { grid-column: 1 / -1; }
    }
    .wide, .check { grid-column: 1 / -1; }
    form button { justify-self: start; }
  `]

  protected async ask(engine: ElementEngine, portfolio: Portfolio): Promise<() => void> {
    const answer = portfolio.ledger ? ((await engine.call('practice', { portfolio })) as Counted) : undefined
    return () => { this.sum = answer?.counted.find((one) => one.counting === 'emcc') }
  }

  private get sessions(): Session[] {
    return this.portfolio?.ledger?.sessions ?? []
  }

  protected body(): TemplateResult {
    const last = this.sessions.at(-1)
    const recent = [...this.sessions].sort((a, b) => b.day.localeCompare(a.day)).slice(0, 5)
    const clients = [...new Set(this.sessions.map((session) => session.client))]
    return html`<h2 part="heading">${this.t('log')}</h2>
      <form part="form" @submit=${this.save}>
        <label>${this.t('day')}<input name="day" type="date" required .defaultValue=${new Date().toLocaleDateString('sv')}></label>
        <label>${this.t('minutes')}<input name="minutes" type="number" inputmode="numeric" min="1" max="1440" required .defaultValue=${String(last?.minutes ?? 60)}></label>
        <label>${this.t('client')}<input name="client" required autocomplete="off" list="clients"></label>
        <datalist id="clients">${clients.map((client) => html`<option value=${client}></option>`)}</datalist>
        <label class="wide">${this.t('line')}<input name="line" autocomplete="off"></label>
        <label class="check"><input name="consent" type="checkbox">${this.t('consent')}</label>
        <button class="main">${this.t('save')}</button>
      </form>
      <p role="status" class="quiet">${this.said ?? ''} ${this.sum ? this.t('sessions', { n: this.sum.entries, hours: this.hours(this.sum.minutes) }) : ''}</p>
      ${recent.length ? this.table(recent) : html`<p>${this.t('noSessions')}</p>`}`
  }

  private table(recent: Session[]): TemplateResult {
    return html`<div class="scroll"><table part="table"><caption>${this.t('recent')}</caption>
      <thead><tr><th scope="col">${this.t('day')}</th><th scope="col">${this.t('minutes')}</th><th scope="col">${this.t('client')}</th></tr></thead>
      <tbody>${recent.map((one) => html`<tr><td>${one.day}</td><td>${one.minutes}</td><td>${one.client}${one.comment ? html` <span class="quiet">${one.comment}</span>` : nothing}</td></tr>`)}</tbody></table></div>`
  }

  private hours(minutes: number): string {
    return (minutes / 60).toLocaleString(this.tongue, { maximumFractionDigits: 2 })
  }

  private save(event: Event): void {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const given = new FormData(form)
    const field = (name: string) => String(given.get(name) ?? '').trim()
    const session: Session = { id: freeId('s', this.entries()), day: field('day'), minutes: Number(field('minutes')), client: field('client'), consent: given.has('consent') ? 'given' : 'not-asked' }
    if (field('line')) session.comment = field('line')
    this.change((portfolio) => {
      const ledger = (portfolio.ledger ??= { maatstaf_ledger: 1 })
      ledger.sessions = [...(ledger.sessions ?? []), session]
    }, 'session')
    this.said = this.t('saved', { minutes: session.minutes, client: session.client })
    form.reset()
    form.querySelector<HTMLInputElement>('[name=minutes]')!.value = String(session.minutes)
    form.querySelector<HTMLInputElement>('[name=client]')!.focus()
  }

  /** Every id of the ledger: one stands once in all of its lists. */
  private entries(): string[] {
    const lists = Object.values((this.portfolio?.ledger ?? {}) as Ledger).filter(Array.isArray) as { id: string }[][]
    return lists.flat().map((entry) => entry.id)
  }
}
