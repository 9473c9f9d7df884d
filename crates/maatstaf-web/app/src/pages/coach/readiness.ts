// How far practice is with what each scheme asks: the schemes side by side, one level in full, and the days that matter.
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { giveFile } from '../../keeping/files'
import type { Text } from './answers'
import { CoachPage } from './coach-page'
import { hours } from './totals'

type State = 'met' | 'unsure' | 'unknown' | 'unmet'
interface Row { scheme: string; level: string; practice: State; met: number; all: number; from: string | null; steps: number; competence: string | null }
interface Amount { have: number; need: number; unit: string }
interface Figure { figure: number | null; standing: string | null; sources: string[]; amount: Amount | null; lapses: string | null; reached: string | null; note?: Text | null }
interface Requirement { id: string; name: Text; help: Text; role: 'required' | 'route'; step: boolean; state: State; figures: Figure[] }
interface Level { level: string; state: State; from: string | null; until: string | null; steps: string[]; requirements: Requirement[] }
interface Ready { advice: { level: string | null } | null; readiness: { scheme: string; levels: Level[] } }
interface Scheme { id: string; name: Text; body: string; levels: { id: string; name: Text }[]; sources: { id: string; title: string; address: string; dated: string }[] }
interface Calendar { events: { day: string; kind: string; says: Text }[] }

/** What somebody knows better than the published figures, by scheme, level and requirement. It is kept in this browser. */
const OWN = 'maatstaf-figures'
const ownFigures = (): Record<string, number> => JSON.parse(localStorage.getItem(OWN) ?? '{}')

const SIGNS: Record<State, string> = { met: '✓', unsure: '?', unknown: '–', unmet: '✗' }

export class CoachReadiness extends CoachPage {
  private earlier: Record<string, Ready> = {}

  get heading() {
    return this.t('page-readiness')
  }

  private get schemes(): Scheme[] {
    return this.look<Scheme[]>('schemes') ?? []
  }

  protected override content() {
    const overview = this.ask<{ rows: Row[] }>('overview')
    if (!this.framework || !overview || !this.schemes.length) return this.wait()
    const { query } = this.route
    const first = overview.rows.find(one => one.scheme === 'eia')
    const scheme = this.schemes.find(one => one.id === query.get('scheme')) ?? this.schemes.find(one => one.id === first?.scheme) ?? this.schemes[0]!
    const level = query.get('level') ?? (scheme.levels.some(one => one.id === this.doc.target) ? this.doc.target! : scheme.levels[0]!.id)
    return html`<p class="lead">${this.t('readiness-lead', { day: this.day(this.doc.as_of) })}</p>
      ${this.doc.ledger ? nothing : html`<p class="invite">${this.t('readiness-empty')} <a href=${this.at('log')}>${this.t('page-log')}</a></p>`}
      ${this.beside(overview.rows, scheme.id, level)} ${this.full(scheme, level)} ${this.days(scheme, level)}
      <p class="quiet">${this.t('readiness-ours')}</p>`
  }

  /** Every level of every scheme. */
  private beside(rows: Row[], scheme: string, level: string) {
    return html`<section aria-labelledby="schemes"><h2 id="schemes">${this.t('schemes')}</h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="schemes"><table>
        <thead><tr><th scope="col">${this.t('f.scheme')}</th><th scope="col">${this.t('practice')}</th><th scope="col">${this.t('when')}</th><th scope="col">${this.t('competence')}</th></tr></thead>
        <tbody>${rows.map((row, at) => {
          const isFirst = rows[at - 1]?.scheme !== row.scheme
          const name = this.levelName(row.scheme, row.level)
          return html`${isFirst ? html`<tr class="group"><th scope="rowgroup" colspan="4">${this.schemeName(row.scheme)}</th></tr>` : nothing}
            <tr class=${row.scheme === scheme && row.level === level ? 'chosen' : ''}><th scope="row"><a href=${this.at('readiness', undefined, { scheme: row.scheme, level: row.level })} aria-current=${row.scheme === scheme && row.level === level ? 'true' : nothing}>${name}</a></th>
            <td><span class="state ${row.practice}"><span aria-hidden="true">${SIGNS[row.practice]}</span> ${this.t('of', { have: row.met, need: row.all })}</span><span class="unseen"> ${this.w(`state.${row.practice}`)}</span></td>
            <td>${this.when(row)}</td><td>${row.competence ? this.w(`comp.${row.competence}`) : '–'}</td></tr>`
        })}</tbody></table></div></section>`
  }

  /** When it is there at the present pace, once the steps are taken. */
  private when(row: { practice?: State; state?: State; from: string | null; steps: number }) {
    if ((row.practice ?? row.state) === 'met') return this.t('now')
    const steps = row.steps ? this.t('steps', { n: row.steps }) : ''
    return [row.from ? (row.from <= this.doc.as_of ? '' : this.day(row.from)) : this.t('never'), steps].filter(Boolean).join(' · ')
  }

  private schemeName = (id: string) => this.own(this.schemes.find(one => one.id === id)?.name) || id
  private levelName = (scheme: string, level: string) => this.own(this.schemes.find(one => one.id === scheme)?.levels.find(one => one.id === level)?.name) || level

  private full(scheme: Scheme, id: string) {
    const ready = this.ask<Ready>('readiness', { scheme: scheme.id })
    const place = `${scheme.id} ${id} `
    const figures = Object.fromEntries(Object.entries(ownFigures()).filter(([key]) => key.startsWith(place)).map(([key, figure]) => [key.slice(place.length), figure]))
    // One's own figures are about this level alone, and the advice about all of them.
    // While a figure is typed the answer before stays, so that the field does too.
    const own = (Object.keys(figures).length ? this.ask<Ready>('readiness', { scheme: scheme.id, figures }) ?? this.earlier[place] : undefined) ?? ready
    if (own) this.earlier = { [place]: own }
    const level = own?.readiness.levels.find(one => one.level === id)
    if (!ready || !level) return this.wait()
    const { advice } = ready
    return html`<section aria-labelledby="level"><h2 id="level">${this.own(scheme.name)}: ${this.levelName(scheme.id, id)}</h2>
      ${advice ? html`<p>${advice.level ? this.t('advice', { level: this.levelName(scheme.id, advice.level) }) : this.t('advice-none')}</p>` : nothing}
      <p><span class="state ${level.state}"><span aria-hidden="true">${SIGNS[level.state]}</span> ${this.w(`state.${level.state}`)}</span>${level.until ? ` · ${this.t('until', { day: this.day(level.until) })}` : ''}${level.state === 'met' ? '' : ` · ${this.when({ state: level.state, from: level.from, steps: level.steps.length })}`}</p>
      <ul class="requirements">${level.requirements.map(one => this.requirement(one, scheme, place, figures[one.id]))}</ul></section>`
  }

  private requirement(one: Requirement, scheme: Scheme, place: string, own?: number) {
    return html`<li class="state ${one.state}"><details><summary><span aria-hidden="true">${SIGNS[one.state]}</span> <b>${this.own(one.name)}</b><span class="unseen">: ${this.w(`state.${one.state}`)}</span>
        <span class="number">${one.figures.map((figure, at) => html`${at ? ` ${this.t('or')} ` : ''}${this.amount(figure)}`)}</span> <small>${this.moment(one)}</small></summary>
      <p>${this.own(one.help)}</p>
      ${one.figures.map(figure => html`<p class="quiet">${this.amount(figure)}: ${this.w(`standing.${figure.standing ?? 'own'}`)}${figure.sources.length ? html` (${this.series(figure.sources.map(id => this.source(scheme, id)))})` : nothing}. ${this.own(figure.note)}</p>`)}
      ${one.figures.some(figure => figure.amount || figure.figure !== null) || own !== undefined ? html`<p><label>${this.t('own-figure')} <input type="number" min="0" max="100000" .value=${live(String(own ?? ''))} @input=${(event: Event) => this.know(place + one.id, (event.target as HTMLInputElement).valueAsNumber)} /></label><small class="quiet">${this.t('own-figure-help')}</small></p>` : nothing}</details></li>`
  }

  private know(key: string, figure: number) {
    const { [key]: _, ...others } = ownFigures()
    localStorage.setItem(OWN, JSON.stringify(Number.isNaN(figure) ? others : { ...others, [key]: figure }))
    this.requestUpdate()
  }

  private source(scheme: Scheme, id: string) {
    const found = scheme.sources.find(one => one.id === id)
    return html`<a href=${found?.address ?? ''} rel="noreferrer external" target="_blank" title=${found?.title ?? ''}>${found?.title ?? id}</a>`
  }

  private amount({ amount, figure }: Figure): string {
    if (!amount) return figure === null ? this.t('state.unknown') : String(figure)
    const value = (n: number) => amount.unit === 'minutes' ? hours(this, n) : amount.unit === 'months' && amount.need % 12 === 0 ? this.t('unit.years', { n: Math.floor(n / 12) }) : this.w(`unit.${amount.unit}`, { n })
    const bare = (text: string) => text.replace(/[^\d.,]+$/, '')
    return this.t('of', { have: bare(value(amount.have)), need: value(amount.need) })
  }

  /** Until when it is enough, or when it will be. */
  private moment({ state, step, role, figures }: Requirement): string {
    if (role === 'route') return this.t('route')
    if (state === 'met') {
      const lapses = figures.map(one => one.lapses).filter(Boolean).sort()[0]
      return lapses ? this.t('lapses', { day: this.day(lapses) }) : ''
    }
    if (step) return this.t('a-step')
    const reached = figures.map(one => one.reached)
    if (state === 'unknown') return ''
    return reached.every(Boolean) && reached.length ? this.t('reached', { day: this.day(reached.sort().at(-1)!) }) : this.t('never')
  }

  private days(scheme: Scheme, level: string) {
    const more = { schemes: [scheme.id], level }
    const calendar = this.ask<Calendar>('calendar', more)
    if (!calendar) return nothing
    return html`<section aria-labelledby="days"><h2 id="days">${this.t('days')}</h2>
      ${calendar.events.length ? html`<ul class="pieces">${calendar.events.map(one => html`<li><b class="number">${this.day(one.day)}</b> ${this.w(`event.${one.kind}`)} ${this.own(one.says)}</li>`)}</ul>
        <p><button @click=${() => void this.toCalendar(more)}>${this.t('to-calendar')}</button></p>` : html`<p class="quiet">${this.t('no-days')}</p>`}</section>`
  }

  private async toCalendar(more: object) {
    try {
      const { text } = await this.raw('calendar', { portfolio: this.doc, ...more, ics: true })
      giveFile('maatstaf.ics', new Blob([text], { type: 'text/calendar' }))
    } catch (error) {
      this.app.fail(error)
    }
  }
}

customElements.define('coach-readiness', CoachReadiness)
