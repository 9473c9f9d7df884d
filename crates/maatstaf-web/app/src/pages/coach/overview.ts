// The first screen: how far the target is, how sure that is, and which cells of the framework hold.
import { html, nothing } from 'lit'
import { moment } from '../../backend/moment'
import type { CategoryEstimate, Estimate, Explanation, Gap } from './answers'
import { named, select, tick } from './choice'
import { CoachPage } from './coach-page'
import { matrix } from './matrix'
import { policyInFull } from './policy'
import { picture } from './picture'
import { indicatorsOf, stepLine } from './steps'
import { why } from './why'

/** How many next steps stand on the first screen. */
const STEPS = 3

export class CoachOverview extends CoachPage {
  static override properties = { ...CoachPage.properties, gapsOnly: { state: true }, opened: { state: true } }
  declare gapsOnly: boolean
  /** The category whose reasons are shown. */
  declare opened: string | undefined

  get heading() {
    const estimate = this.estimate.answer as Estimate | undefined
    return estimate && this.framework ? this.sentence(estimate) : this.t('overview')
  }

  protected override content() {
    const estimate = this.estimate.answer as Estimate | undefined
    if (!estimate || !this.framework) return this.estimate.problems.length ? this.unsound() : this.wait()
    return html`
      ${this.estimate.problems.length ? this.unsound() : nothing}
      ${this.distance(estimate)} ${this.evidence.length ? nothing : this.first()}
      <section aria-labelledby="cells">
        <div class="row between">
          <h2 id="cells">${this.t('cells')}</h2>
          ${tick(this.t('gaps-only'), !!this.gapsOnly, isOn => (this.gapsOnly = isOn))}
        </div>
        ${matrix(this, this.rows(estimate), { opened: this.opened, toggle: id => (this.opened = this.opened === id ? undefined : id), why: id => this.because(id) })}
      </section>
      <section aria-labelledby="profile">
        <h2 id="profile">${this.t('profile')}</h2>
        <div class="beside">${picture(this, 'picture-radar')} ${this.levels(estimate)}</div>
      </section>
      ${policyInFull(this, estimate.policy)}
      <p class="quiet">${this.own(estimate.statement)}</p>`
  }

  private rows(estimate: Estimate): CategoryEstimate[] {
    const target = Math.max(1, this.rank(this.doc.target))
    return estimate.categories.filter(one => !this.gapsOnly || this.rank(one.estimate) < target)
  }

  private distance(estimate: Estimate) {
    const { overall } = estimate
    return html`<section class="distance" aria-label=${this.t('overview')}>
      <ol class="ladder" aria-label=${this.t('ladder')}>
        ${this.framework!.levels.map(level => {
          const at = this.rank(level.id)
          const lane = (['floor', 'estimate', 'ceiling'] as const).find(lane => this.rank(overall[lane]) >= at)
          return html`<li class=${lane ?? 'none'} aria-current=${level.id === this.doc.target ? 'step' : nothing}>
            <span>${level.name}</span> <small>${lane ? this.w(`lane.${lane}`) : this.t('cell.none')}${level.id === this.doc.target ? ` · ${this.t('target')}` : ''}</small>
          </li>`
        })}
      </ol>
      <p>${this.t('sure', { how: this.w(`conf.${overall.confidence}`) })} ${this.sureness(estimate)}</p>
      ${this.lacks(estimate)}
      <div class="row">
        ${select(this.t('target'), named(this.framework!.levels), this.doc.target, target => this.desk.change(this.t('target'), draft => (draft.target = target || null)), { none: this.t('no-target') })}
        <span class="quiet">${this.t('as-of', { day: this.day(this.doc.as_of) })}</span>
        ${this.doc.as_of < moment().today ? html`<button class="plain" @click=${() => this.desk.change(this.t('to-today'), draft => (draft.as_of = moment().today))}>${this.t('to-today')}</button>` : nothing}
      </div>
      ${this.next()}
    </section>`
  }

  /** What the next level asks of the whole: enough categories, and practice from enough places. */
  private lacks({ overall, categories, policy, gates }: Estimate) {
    const next = this.framework!.levels[this.rank(overall.estimate)]
    if (!next) return nothing
    const at = this.rank(next.id)
    const have = categories.filter(one => this.rank(one.estimate) >= at).length
    const need = categories.length - (policy.overall.exceptions[Math.min(at, policy.overall.exceptions.length) - 1] ?? 0)
    const open = (gates ?? []).filter(one => one.level === next.id && one.count.estimate < one.count.need)
    const lines = [...(have < need ? [this.t('lacks-categories', { have, need })] : []), ...open.map(one => `${this.t('of', { have: one.count.estimate, need: one.count.need })} ${this.w(`policy.${one.counts}`)}`)]
    return lines.length ? html`<p>${this.t('asks', { level: next.name, what: lines.join('; ') })}.</p>` : nothing
  }

  private sureness(estimate: Estimate) {
    const reasons = estimate.overall.reasons.map(one => this.ground(one))
    return html`${reasons.map((one, at) => html`${at ? '; ' : ''}${one}`)}.`
  }

  /** One sentence that says where it stands, and how far the target is. */
  private sentence(estimate: Estimate): string {
    const { overall } = estimate
    const level = this.level(overall.estimate)
    const target = this.doc.target
    if (!target) return overall.estimate ? this.t('stands', { level }) : this.t('stands-none')
    const values = { level, target: this.level(target) }
    if (this.rank(overall.floor) >= this.rank(target)) return this.t('there-certain', values)
    if (this.rank(overall.estimate) >= this.rank(target)) return this.t('there', values)
    const gap = this.ask<Gap>('gap', { to: target })
    const n = gap?.actions.length
    if (!n) return overall.estimate ? this.t('stands', values) : this.t('stands-none')
    return overall.estimate ? this.t('away', { ...values, n }) : this.t('away-none', { ...values, n })
  }

  /** The cheapest steps to the target, or to making it certain. */
  private next() {
    const gap = this.toward
    if (!gap?.actions.length) return nothing
    return html`<div class="ahead"><h2>${this.t(gap.lane === 'floor' ? 'next-certain' : 'next', { level: this.level(gap.target) })}</h2>
      <ol class="next">${gap.actions.slice(0, STEPS).map(step => html`<li>${stepLine(this, step)} <small class="quiet">${indicatorsOf(step).map(number => this.indicator(number)?.summary).join(' ')}</small></li>`)}</ol>
      ${gap.actions.length > STEPS ? html`<p><a href=${this.at('gap', undefined, { to: gap.target, lane: gap.lane })}>${this.t('all-steps', { n: gap.actions.length })}</a></p>` : nothing}</div>`
  }

  private because(category: string) {
    const explained = this.ask<Explanation>('explain')
    const one = explained?.categories.find(one => one.category === category)
    const sure = (this.estimate.answer as Estimate).categories.find(one => one.category === category)!
    return one ? why(this, one, sure) : this.wait()
  }

  /** The same as the radar, to read. */
  private levels(estimate: Estimate) {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.t('profile')}><table>
      <thead><tr><th scope="col">${this.t('category')}</th>${(['floor', 'estimate', 'ceiling'] as const).map(lane => html`<th scope="col">${this.w(`lane.${lane}`)}</th>`)}</tr></thead>
      <tbody>${estimate.categories.map(one => html`<tr><th scope="row">${this.category(one.category)}</th>
        ${(['floor', 'estimate', 'ceiling'] as const).map(lane => html`<td>${this.level(one[lane])}</td>`)}</tr>`)}</tbody>
    </table></div>`
  }

  private first() {
    return html`<section class="invite"><p>${this.t('first-evidence')}</p>
      <p><a class="act" href=${this.at('evidence', 'new')}>${this.t('add-evidence')}</a> <a href=${this.at('log')}>${this.t('add-session')}</a></p></section>`
  }

  private unsound() {
    return html`<div class="alert" role="alert"><p>${this.t('unsound')}</p><ul>${this.estimate.problems.map(one => html`<li>${one.path}: ${one.message}</li>`)}</ul></div>`
  }
}

customElements.define('coach-overview', CoachOverview)
