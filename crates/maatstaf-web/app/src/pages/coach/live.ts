// What the estimate says while somebody writes: the level, what this piece changed, and what would help next.
import { html, nothing } from 'lit'
import type { Estimate, Gap } from './answers'
import { CoachPart } from './coach-part'
import { missing } from './matrix'
import { indicatorsOf, stepLine } from './steps'
import { followWidth, isWide } from './wide'

export class CoachLive extends CoachPart {
  static override properties = { ...CoachPart.properties, item: {} }
  declare item: string
  /** The estimate when this piece was opened. */
  private opened?: Estimate
  private of?: string

  constructor() {
    super()
    this.addController(followWidth(this))
  }

  override render() {
    const estimate = this.estimate.answer as Estimate | undefined
    if (!estimate || !this.framework) return nothing
    // A new piece gets its id with its first letter; it is the same piece still.
    if (this.of !== this.item && this.of !== '') this.opened = undefined
    this.of = this.item
    if (!this.estimate.pending) this.opened ??= estimate
    return html`<details class="live" ?open=${isWide()}>
      <summary>${this.t('estimate')}: <b>${this.level(estimate.overall.estimate)}</b>${this.estimate.pending ? html` <small>${this.t('working')}</small>` : nothing}</summary>
      <div aria-live="polite">
        ${this.estimate.problems.length ? html`<div class="alert"><p>${this.t('unsound')}</p><ul>${this.estimate.problems.slice(0, 4).map(one => html`<li>${one.message}</li>`)}</ul></div>` : nothing}
        <p>${this.t('lanes', { floor: this.level(estimate.overall.floor), ceiling: this.level(estimate.overall.ceiling) })}</p>
        ${this.changed(estimate)}
      </div>
      ${this.about(estimate)} ${this.next()}
    </details>`
  }

  /** What differs from when the piece was opened. */
  private changed(now: Estimate) {
    const before = this.opened
    if (!before || before === now) return html`<p class="quiet">${this.t('no-change')}</p>`
    const lines: unknown[] = []
    const move = (name: string, old: string | null, fresh: string | null) => {
      if (old === fresh) return
      const up = this.rank(fresh) > this.rank(old)
      lines.push(html`<li class=${up ? 'up' : 'down'}><span aria-hidden="true">${up ? '↑' : '↓'}</span> ${name}: ${this.level(old)} → <b>${this.level(fresh)}</b></li>`)
    }
    move(this.t('overall'), before.overall.estimate, now.overall.estimate)
    now.categories.forEach((one, at) => {
      const old = before.categories[at]
      if (!old || old.category !== one.category) return
      if (old.estimate !== one.estimate) return move(this.category(one.category), old.estimate, one.estimate)
      // Within a level: the counts of the level that is worked on.
      const cell = one.levels[this.rank(one.estimate)] ?? one.levels.at(-1)!
      const was = old.levels.find(level => level.level === cell.level)!
      for (const count of ['breadth', 'depth'] as const) {
        if (was[count].estimate !== cell[count].estimate) lines.push(html`<li>${this.category(one.category)}, ${this.level(cell.level)}: ${this.t(count).toLowerCase()} ${was[count].estimate} → ${this.t('of', { have: cell[count].estimate, need: cell[count].need })}</li>`)
      }
    })
    return lines.length ? html`<h2>${this.t('changed')}</h2><ul>${lines}</ul>` : html`<p class="quiet">${this.t('no-change')}</p>`
  }

  /** Where the categories stand that this piece is about. */
  private about(estimate: Estimate) {
    const claims = this.evidence.find(one => one.id === this.item)?.claims ?? []
    const ids = new Set(claims.map(one => this.cellOf(one).category))
    const rows = estimate.categories.filter(one => ids.has(one.category))
    if (!rows.length) return nothing
    return html`<h2>${this.t('about-categories')}</h2><ul>${rows.map(one => html`<li><b>${this.category(one.category)}</b>: ${this.level(one.estimate)}. ${missing(this, one)}</li>`)}</ul>`
  }

  /** The steps that this piece could take first, then the others. */
  private next() {
    const gap = this.toward
    if (!gap?.actions.length) return nothing
    const claims = this.evidence.find(one => one.id === this.item)?.claims ?? []
    const ours = new Set(claims.map(one => this.cellOf(one).category))
    const near = (one: Gap['actions'][number]) => Number(ours.has(one.serves ?? '') || indicatorsOf(one).some(number => ours.has(this.indicator(number)?.category)))
    const steps = [...gap.actions].sort((one, other) => near(other) - near(one)).slice(0, 2)
    return html`<h2>${this.t(gap.lane === 'floor' ? 'next-certain' : 'next', { level: this.level(gap.target) })}</h2><ul>${steps.map(one => html`<li>${stepLine(this, one)}</li>`)}</ul>`
  }
}

customElements.define('coach-live', CoachLive)
