// Judging one portfolio: blind, handing in, comparing, signing. On the device a file, on a server a share.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { Refused } from '../../backend/backend'
import { frameworkOf, nameIn, type FrameworkAnswer } from '../../parts/framework'
import type { Shown } from '../../parts/shown-report'
import { Page } from '../../shell/page'
import { link } from '../../shell/route'
import '../../look/elements.css'
import './assess.css'
import { DeviceCase, OPEN, SharedCase, type Case, type Judgement, type Level, type Revealed } from './case'
import { clashes } from './clashes'
import { compare } from './compare'
import { handIn } from './hand-in'
import { rate } from './rate'
import { sign } from './sign'

export const STEPS = ['rate', 'hand-in', 'compare', 'sign'] as const
export type Step = (typeof STEPS)[number]
const STEP_WORDS = { rate: 'stepRate', 'hand-in': 'stepHandIn', compare: 'stepCompare', sign: 'stepSign' } as const

export abstract class Judge extends Page<'assess'> {
  static override properties = { ...Page.properties, case: { state: true }, framework: { state: true }, revealed: { state: true }, busy: { state: true }, shown: { state: true } }
  readonly area = 'assess' as const
  declare case?: Case
  declare framework?: FrameworkAnswer
  declare revealed?: Revealed
  declare busy: boolean
  /** The report that was asked for. */
  declare shown?: Shown
  private language0?: string
  private opened?: string
  private readonly changed = () => this.requestUpdate()

  /** The parts of the address that say which case it is. */
  protected abstract get base(): string[]
  protected abstract open(): Promise<Case>
  /** Whether the address is still one of this page. */
  protected abstract get isHere(): boolean

  get heading(): string {
    return this.t('judging', { holder: this.case?.shown?.holder ?? '…' })
  }

  /** Which step, and of judging which category. */
  get step(): Step {
    const said = this.route.path[this.base.length] as Step
    return STEPS.includes(said) ? said : 'rate'
  }

  get category(): string {
    const all = this.framework?.categories ?? []
    const said = this.route.path[this.base.length]
    return all.find((one) => one.id === said)?.id ?? all[0]?.id ?? ''
  }

  to(...rest: string[]): string {
    return link(...this.base, ...rest)
  }

  levelName(level: Level | undefined): string {
    return level === OPEN || level === undefined ? this.t('open') : level === null ? this.t('notYet') : nameIn(this.framework?.levels, level)
  }

  categoryName(id: string | null | undefined): string {
    return nameIn(this.framework?.categories, id)
  }

  judgementOf(category: string): Judgement | undefined {
    return this.case?.assessment.judgements.find((one) => one.category === category)
  }

  isJudged(category: string): boolean {
    const level = this.judgementOf(category)?.level
    return level !== OPEN && level !== undefined
  }

  /** Does something that takes a moment, and says what goes wrong. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true
    const went = await this.orSay(work)
    this.busy = false
    return went
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const key = this.base.join('/')
    // On the way to another page the address is no case's any more.
    if (key !== this.opened && this.isHere) {
      this.opened = key
      this.case?.removeEventListener('change', this.changed)
      this.case?.close()
      this.case = this.revealed = undefined
      void this.run(async () => {
        const opened = await this.open()
        opened.addEventListener('change', this.changed)
        this.case = opened
        if (opened.isRevealed) await this.load()
      })
    }
    const id = this.case?.shown?.framework
    if (id && this.language0 !== this.language) {
      this.language0 = this.language
      void this.run(async () => { this.framework = await frameworkOf(this.app, id) })
    }
  }

  async load(): Promise<void> {
    this.revealed = await this.case!.compare()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.case?.removeEventListener('change', this.changed)
    this.case?.close()
    this.opened = undefined
  }

  private allowed(step: Step): boolean {
    if (step === 'rate' || step === 'hand-in') return true
    return step === 'compare' ? !!this.case?.submitted : !!this.revealed
  }

  override render(): TemplateResult {
    const one = this.case
    if (!one?.shown || !this.framework) return html`<h1>${this.heading}</h1>`
    const step = this.allowed(this.step) ? this.step : 'hand-in'
    const body = step === 'rate' ? rate(this, one) : step === 'hand-in' ? handIn(this, one) : step === 'compare' ? compare(this, one) : sign(this, one)
    return html`<h1>${this.heading}</h1>
      <p class="quiet">${one.shown.target ? this.t('appliesFor', { level: this.levelName(one.shown.target) }) : nothing} ${one.isRevealed ? nothing : this.t('blind')}</p>
      ${this.state(one)}${one.clashes?.length ? clashes(this, one) : nothing}
      <nav aria-label=${this.t('assess')}><ol class="judge-steps">${STEPS.map((name, at) => this.stepLink(name, at, step))}</ol></nav>
      ${body}`
  }

  private stepLink(name: Step, at: number, now: Step): TemplateResult {
    const words = `${at + 1}. ${this.t(STEP_WORDS[name])}`
    const inside = this.allowed(name) ? html`<a href=${this.to(name)} aria-current=${name === now ? 'step' : nothing}>${words}</a>` : html`<span>${words}</span>`
    return html`<li>${inside}</li>`
  }

  private state(one: Case): TemplateResult {
    const said = { saved: 'saved', saving: 'saving', unsaved: 'saving', failed: 'failed', conflict: 'conflictState' } as const
    // On the device the frame says it already.
    return html`<p class="case-state" role="status">${one.takesOthers ? nothing : this.t(said[one.saving])} ${one.waiting ? this.t('waiting', { n: one.waiting }) : nothing}</p>`
  }
}

class DeviceJudge extends Judge {
  protected get base(): string[] {
    return this.route.path.slice(0, 2)
  }

  protected get isHere(): boolean {
    return this.app.desk?.kept.id === this.route.path[1]
  }

  protected async open(): Promise<Case> {
    return new DeviceCase(this.desk as any, (name, request) => this.call(name, request), (name, request) => this.raw(name, request), { settle: this.t('settle'), addOthers: this.t('addOthers') })
  }
}

class SharedJudge extends Judge {
  protected get base(): string[] {
    return this.route.path.slice(0, 4)
  }

  protected get isHere(): boolean {
    return this.route.path[1] === 'shared' && this.route.path.length >= 4
  }

  protected open(): Promise<Case> {
    const [, , document = '', share = ''] = this.base
    const team = this.backend.team
    if (!team) throw new Refused(this.t('gone'), [], 404)
    return SharedCase.open(team.judging(document, share), (error) => error instanceof Refused && error.status === 404)
  }
}

customElements.define('maatstaf-judge', DeviceJudge)
customElements.define('maatstaf-judge-shared', SharedJudge)
