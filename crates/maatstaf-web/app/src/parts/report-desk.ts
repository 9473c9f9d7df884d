// A report with what may go into it: nothing confidential unless it is ticked, and a warning before it is handed on.
import { html, nothing, type PropertyValues } from 'lit'
import { fileName, giveFile } from '../keeping/files'
import { Part } from '../shell/part'
import './report'
import type { ReportFrame } from './report'

interface Disclosure {
  left_out: Record<string, number>
  included: string[]
  flags: { place: string; line: number }[]
}

const PARTS = ['titles', 'texts', 'rationales', 'contexts', 'clients', 'sessions', 'learning', 'feedback', 'assessors', 'reasons'] as const
type PartName = (typeof PARTS)[number]

/** Set `operation` (such as `report-gap-plan`), `request` (a new object when it changed) and `name`, what the report is called. */
export class ReportDesk extends Part<'common'> {
  override readonly area = 'common'
  static override properties = {
    ...Part.properties,
    operation: { attribute: false },
    request: { attribute: false },
    name: { attribute: false },
    report: { state: true },
    disclosure: { state: true },
    problem: { state: true },
  }
  declare operation: string
  declare request: object
  declare name: string
  declare report: string | undefined
  declare disclosure: Disclosure | undefined
  declare problem: string | undefined
  private readonly included = new Set<PartName>()
  private readonly counts = new Map<PartName, number>()
  private turn = 0

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('operation') && changed.get('operation')) {
      this.included.clear()
      this.counts.clear()
    }
    if (changed.has('operation') || changed.has('request')) void this.draw()
  }

  override render() {
    const print = () => this.querySelector<ReportFrame>('maatstaf-report')!.print()
    return html`
      ${this.problem ? html`<p class="alert" role="alert">${this.problem}</p>` : nothing}
      ${this.report
        ? html`<p class="acts">
            <button class="act" @click=${print}>${this.t('reports-print')}</button>
            <button @click=${() => this.save('html')}>${this.t('reports-html')}</button>
            <button @click=${() => this.save('md')}>${this.t('reports-md')}</button>
          </p>`
        : nothing}
      ${this.disclosure?.flags.length ? this.flags(this.disclosure.flags) : nothing} ${this.counts.size ? this.parts() : nothing}
      ${this.report ? html`<maatstaf-report .report=${this.report} .name=${this.name}></maatstaf-report>` : nothing}
      ${this.report || this.problem ? nothing : html`<p class="quiet">${this.t('wait')}</p>`}
    `
  }

  private parts() {
    return html`<fieldset class="parts">
      <legend>${this.t('reports-parts')}</legend>
      <p class="hint">${this.t('reports-parts-why')}</p>
      ${PARTS.filter((part) => this.counts.has(part)).map(
        (part) => html`<label class="box">
          <input type="checkbox" .checked=${this.included.has(part)} @change=${() => this.toggle(part)} />
          ${this.t('reports-shown', { what: this.t(`part-${part}`), n: this.counts.get(part)! })}
        </label>`,
      )}
    </fieldset>`
  }

  private flags(flags: Disclosure['flags']) {
    return html`<div class="alert" role="status">
      <p>${this.t('reports-flags')}</p>
      <ul>
        ${flags.slice(0, 20).map((flag) => html`<li>${this.t('reports-flag', { ...flag })}</li>`)}
      </ul>
    </div>`
  }

  private toggle(part: PartName): void {
    if (!this.included.delete(part)) this.included.add(part)
    void this.draw()
  }

  private asked(more: object): object {
    return { ...this.request, include: [...this.included], language: this.language, ...more }
  }

  private async draw(): Promise<void> {
    const turn = ++this.turn
    try {
      const [report, disclosure] = await Promise.all([this.raw(this.operation, this.asked({})), this.call<Disclosure>(this.operation, this.asked({ disclosure: true }))])
      if (turn !== this.turn) return
      for (const [part, count] of Object.entries(disclosure.left_out)) this.counts.set(part as PartName, count)
      this.report = report.text
      this.disclosure = disclosure
      this.problem = undefined
    } catch (error) {
      if (turn !== this.turn) return
      this.problem = this.app.sentence(error)
      this.report = undefined
    }
  }

  private async save(format: 'html' | 'md'): Promise<void> {
    try {
      const { text, mediaType } = await this.raw(this.operation, this.asked({ format }))
      giveFile(fileName(this.name, format), new Blob([text], { type: mediaType }))
    } catch (error) {
      this.app.fail(error)
    }
  }
}

customElements.define('maatstaf-report-desk', ReportDesk)
