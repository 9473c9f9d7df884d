// Portfolio files as counts. They are read, counted and forgotten: nothing of them is kept.
import { html, nothing, type TemplateResult } from 'lit'
import { kindOf, readJson } from '../../keeping/files'
import { frameworkOf, type FrameworkAnswer } from '../../parts/framework'
import '../../parts/picture'
import { shownReport, type Shown } from '../../parts/shown-report'
import { Page } from '../../shell/page'
import { bands } from './bands'
import './provide.css'

class CohortPage extends Page<'provide'> {
  static override properties = { ...Page.properties, files: { state: true }, unread: { state: true }, counts: { state: true }, framework: { state: true }, picture: { state: true }, report: { state: true }, over: { state: true } }
  readonly area = 'provide' as const
  declare files?: any[]
  declare unread: number
  declare counts?: any
  declare framework?: FrameworkAnswer
  declare picture?: string
  declare report?: Shown
  declare over: boolean
  private least = 5

  get heading(): string {
    return this.t('cohort')
  }

  override render(): TemplateResult {
    const drop = (event: DragEvent) => {
      event.preventDefault()
      this.over = false
      void this.take([...(event.dataTransfer?.files ?? [])])
    }
    const hover = (over: boolean) => (event: DragEvent) => {
      event.preventDefault()
      this.over = over
    }
    return html`<h1>${this.heading}</h1><p class="lead">${this.t(this.backend.name === 'device' ? 'cohortIntro' : 'cohortServer')}</p>
      <div class="drop ${this.over ? 'over' : ''}" @drop=${drop} @dragover=${hover(true)} @dragleave=${hover(false)}>
        <label>${this.t('cohortFiles')} <input type="file" multiple accept=".json,application/json" @change=${(event: Event) => this.take([...((event.target as HTMLInputElement).files ?? [])])}></label>
        <p class="hint">${this.t('dropHere')}</p>
        <p><label>${this.t('least')}<input type="number" min="3" max="100" .value=${String(this.least)} @change=${this.setLeast}></label></p>
      </div>
      <p role="status">${this.files ? this.t('filesRead', { n: this.files.length }) : nothing} ${this.unread ? this.t('filesUnread', { n: this.unread }) : nothing}</p>
      ${this.counts && this.framework ? html`${bands(this, this.counts, this.framework)}
        ${this.picture ? html`<maatstaf-picture .svg=${this.picture}></maatstaf-picture>` : nothing}
        ${this.counts.people ? html`<p class="acts"><button @click=${this.show}>${this.t('report')}</button></p>` : nothing}
        ${shownReport(this, this.report)}` : nothing}`
  }

  private readonly setLeast = (event: Event) => {
    this.least = Number((event.target as HTMLInputElement).value) || 5
    void this.reckon()
  }

  private async take(files: File[]): Promise<void> {
    const read = await Promise.all(files.map((file) => readJson(file).catch(() => undefined)))
    const portfolios = read.filter((document) => kindOf(document) === 'portfolio')
    this.unread = read.length - portfolios.length
    this.files = portfolios
    await this.reckon()
  }

  private async reckon(): Promise<void> {
    this.counts = this.picture = this.report = undefined
    if (!this.files?.length) return
    const request = { portfolios: this.files, least: this.least }
    await this.orSay(async () => {
      const counts = await this.call('cohort', request)
      this.framework = await frameworkOf(this.app, counts.framework.id)
      if (counts.people) this.picture = (await this.raw('picture-cohort', request)).text
      this.counts = counts
    })
  }

  private readonly show = () => this.orSay(async () => {
    const report = await this.raw('report-cohort', { portfolios: this.files, least: this.least })
    this.report = { name: this.heading, html: report.text }
  })
}

customElements.define('maatstaf-cohort', CohortPage)
