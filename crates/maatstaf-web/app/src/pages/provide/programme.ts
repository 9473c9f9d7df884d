// A training programme beside the framework: what it supports, what it covers, and an editor with a live answer.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { Refused, type Problem } from '../../backend/backend'
import { fileName, giveFile, jsonFile } from '../../keeping/files'
import { frameworkOf, nameIn, type FrameworkAnswer } from '../../parts/framework'
import { shownReport, type Shown } from '../../parts/shown-report'
import { Page } from '../../shell/page'
import { link } from '../../shell/route'
import { conditions } from './programme-conditions'
import { level } from './programme-level'
import { modules } from './programme-modules'
import './provide.css'

const TABS = ['level', 'modules', 'conditions', 'report'] as const
const TAB_WORDS = { level: 'tabLevel', modules: 'tabModules', conditions: 'tabConditions', report: 'tabReport' } as const
type Tab = (typeof TABS)[number]

export class ProgrammePage extends Page<'provide'> {
  static override properties = { ...Page.properties, answer: { state: true }, problems: { state: true }, framework: { state: true }, report: { state: true } }
  readonly area = 'provide' as const
  /** What the engine says; while it is worked out anew, the one before stays. */
  declare answer?: any
  declare problems?: Problem[]
  declare framework?: FrameworkAnswer
  declare report?: Shown
  private timer = 0
  private spoken?: string
  private readonly soon = () => {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.reckon(), 200)
  }

  get heading(): string {
    return this.programme.title || this.t('untitled')
  }

  get programme(): any {
    return this.desk.document
  }

  private get tab(): Tab {
    const said = this.route.path[2] as Tab
    return TABS.includes(said) ? said : 'level'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.desk.addEventListener('change', this.soon)
    void this.reckon()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.app.desk?.removeEventListener('change', this.soon)
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.spoken === this.language) return
    this.spoken = this.language
    frameworkOf(this.app, this.programme.framework).then((framework) => { this.framework = framework }, (error) => this.app.fail(error))
  }

  private async reckon(): Promise<void> {
    const { programme } = this
    try {
      const answer = await this.call('programme', { programme })
      if (programme !== this.programme) return
      this.answer = answer
      this.problems = undefined
    } catch (error) {
      if (programme !== this.programme) return
      if (error instanceof Refused && error.problems.length) this.problems = error.problems
      else this.app.fail(error)
    }
  }

  /** Changes the programme. */
  edit(label: string, edit: (draft: any) => void): void {
    this.desk.change(label, edit)
  }

  levelName(id: string | null | undefined): string {
    return id ? nameIn(this.framework?.levels, id) : this.t('below')
  }

  categoryName(id: string): string {
    return nameIn(this.framework?.categories, id)
  }

  /** What a module or a part is called. */
  partName(at: { module: string; part?: string } | undefined): string {
    const module = this.programme.modules?.find((one: any) => one.id === at?.module)
    const part = [...(module?.activities ?? []), ...(module?.assessments ?? [])].find((one: any) => one.id === at?.part)
    return `“${part?.title || module?.title || at?.part || ''}”`
  }

  override render(): TemplateResult {
    const tab = this.tab
    const one = (name: Tab) => html`<li><a href=${link('programme', this.desk.kept.id, name)} aria-current=${name === tab ? 'page' : nothing}>${this.t(TAB_WORDS[name])}</a></li>`
    return html`<h1>${this.heading}</h1>
      <p class="lead" role="status">${this.answer ? this.supported(this.answer.overall) : nothing}</p>
      <nav aria-label=${this.heading}><ul class="tabs">${TABS.map(one)}</ul></nav>
      ${this.problems ? html`<div class="alert" role="status">${this.problems.slice(0, 5).map((problem) => html`<p>${problem.path}: ${problem.message}</p>`)}</div>` : nothing}
      ${!this.framework ? nothing : tab === 'modules' ? modules(this) : !this.answer ? nothing : tab === 'level' ? level(this, this.answer) : tab === 'conditions' ? conditions(this, this.answer) : this.reports()}`
  }

  /** What the whole supports, on every tab, since it is worked out anew with every change. */
  private supported(overall: any): string {
    return overall.estimate ? this.t('supports', { estimate: this.levelName(overall.estimate) }) : this.t('supportsNone')
  }

  private reports(): TemplateResult {
    const show = () => this.orSay(async () => {
      this.report = { name: this.heading, html: (await this.raw('report-programme', { programme: this.programme })).text }
    })
    return html`<p class="acts"><button class="act" @click=${show}>${this.t('report')}</button>
      <button @click=${() => giveFile(fileName(this.heading, 'json'), jsonFile(this.programme))}>${this.t('saveFile')}</button></p>${shownReport(this, this.report)}`
  }
}

customElements.define('maatstaf-programme', ProgrammePage)
