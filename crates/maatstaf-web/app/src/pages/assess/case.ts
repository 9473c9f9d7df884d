// One portfolio that somebody judges: what is shown, what they write, and where that is kept.
import type { Assessed, Judging } from '../../backend/team'
import type { Desk } from '../../keeping/desk'
import { leftBehind, strike, strikeAll, writeDown } from '../../keeping/journal'
import { merge, type Choose, type Clash } from '../../keeping/merge'

export type Level = string | null
export const OPEN = 'not-judged'

export interface Judgement { category: string; level?: Level; rationale?: string | null }
export interface CellJudgement { category: string; level: string; shown: boolean; rationale?: string | null }
export interface Verdict {
  evidence: string; indicator?: number | null; category?: string | null; level?: string | null; theme?: string | null
  ruling?: 'accept' | 'reject' | null; strength?: number | null; reason?: string
}
export interface Assessment {
  assessor: string
  on: string
  seen: { digest: string; holder: string; framework: string }
  judgements: Judgement[]
  cells?: CellJudgement[]
  verdicts?: Verdict[]
  holistic?: { level?: Level; rationale: string; recommends?: string | null }
  after_reveal?: { on: string; judgements?: Judgement[]; verdicts?: Verdict[] }
  [field: string]: unknown
}
export interface Resolution { maatstaf_resolution: 1; holder: string; digest: string; records: Settled[]; decision?: Decision }
/** A category by a level, or a claim by a ruling. */
export interface Settled {
  by: string[]; on: string; why: string; category?: string; level?: Level
  evidence?: string; indicator?: number; theme?: string; ruling?: 'accept' | 'reject'
}
export interface Decision { outcome: string; level?: string; by: string[]; on: string; why: string; asks?: string[] }
export interface Signature { by: string; digest: string; at: string; resolution: Resolution }

/** Everything side by side, once it may be seen. */
export interface Revealed {
  answer: any
  names: Record<string, string>
  /** What one signs for: exactly what was judged. */
  digest: string
  signatures: Signature[]
}

export type Saving = 'saved' | 'saving' | 'unsaved' | 'conflict' | 'failed'
export type Call = <T = any>(name: string, request: object) => Promise<T>
export type Report = 'comparison' | 'feedback'

/** Fires `change`. What is shown holds no self-rating: it was taken out before it came here. */
export interface Case extends EventTarget {
  readonly shown: any
  readonly assessment: Assessment
  /** When it was handed in: from then on only `after_reveal` changes. */
  readonly submitted?: string
  readonly saving: Saving
  /** How many rulings wait for their reason before they can be kept. */
  readonly waiting: number
  readonly isRevealed: boolean
  /** Whether files of other assessors can be put beside it. */
  readonly takesOthers: boolean
  readonly resolution?: Resolution
  /** What was written here and elsewhere, where the reader has to choose. */
  readonly clashes?: Clash[]
  resolve?(choose: Choose): void
  edit(label: string, edit: (assessment: Assessment) => void): void
  submit(): Promise<void>
  reveal(): Promise<void>
  addOthers?(assessments: Assessment[]): void
  keepResolution(resolution: Resolution): void
  compare(): Promise<Revealed>
  report(kind: Report): Promise<string>
  sign(resolution: Resolution): Promise<void>
  settle(): Promise<void>
  close(): void
}

/** A file for assessing, as it is kept on the device. */
export interface CaseDocument {
  maatstaf_case: 1
  /** The portfolio as it was opened. It is not shown before the assessment is handed in. */
  whole: any
  shown: any
  assessment: Assessment
  submitted?: string
  revealed?: string
  others: Assessment[]
  resolution?: Resolution
  signatures: Signature[]
}

const lacksReason = (verdict: Verdict): boolean => !!verdict.ruling && !verdict.reason?.trim()

/** Ruled on without a reason: it is kept here, and goes along as not ruled on until the reason is there. */
export function sound(assessment: Assessment): Assessment {
  const open = (verdict: Verdict): Verdict => {
    if (!lacksReason(verdict)) return verdict
    const { strength: _, ...rest } = verdict
    return { ...rest, ruling: null }
  }
  const after = assessment.after_reveal
  const said = after?.judgements?.filter((one) => one.rationale?.trim() && one.level !== OPEN && differs(assessment, one))
  const ruled = after?.verdicts?.filter((one) => !lacksReason(one))
  const { after_reveal: _, ...rest } = assessment
  return { ...(rest as Assessment), verdicts: assessment.verdicts?.map(open), ...(said?.length || ruled?.length ? { after_reveal: { ...after!, judgements: said, verdicts: ruled } } : {}) }
}

const differs = (assessment: Assessment, one: Judgement): boolean => assessment.judgements.find((before) => before.category === one.category)?.level !== one.level

export const waitingFor = ({ verdicts = [], after_reveal: after }: Assessment): number => [...verdicts, ...(after?.verdicts ?? [])].filter(lacksReason).length

/** A case on the device: the open document is the case. */
export class DeviceCase extends EventTarget implements Case {
  readonly takesOthers = true
  private readonly tell = () => this.dispatchEvent(new Event('change'))

  constructor(private readonly desk: Desk<CaseDocument>, private readonly call: Call, private readonly raw: (name: string, request: object) => Promise<{ text: string }>, private readonly words: { settle: string; addOthers: string }) {
    super()
    desk.addEventListener('change', this.tell)
    desk.addEventListener('state', this.tell)
  }

  get shown(): any { return this.desk.document.shown }
  get assessment(): Assessment { return this.desk.document.assessment }
  get submitted(): string | undefined { return this.desk.document.submitted }
  get saving(): Saving { return this.desk.state }
  get waiting(): number { return waitingFor(this.assessment) }
  get isRevealed(): boolean { return !!this.desk.document.revealed }
  get resolution(): Resolution | undefined { return this.desk.document.resolution }

  edit(label: string, edit: (assessment: Assessment) => void): void {
    this.desk.change(label, (draft) => edit(draft.assessment))
  }

  async submit(): Promise<void> {
    const { whole } = this.desk.document
    const assessment = sound(this.assessment)
    // Refused here, with its place, before anything is sealed.
    await this.call('crosscheck', { portfolio: whole, assessments: [assessment] })
    this.desk.change('', (draft) => {
      draft.assessment = assessment
      draft.submitted = new Date().toISOString()
    })
    await this.desk.settle()
    this.desk.seal()
  }

  async reveal(): Promise<void> {
    this.desk.change('', (draft) => void (draft.revealed ??= new Date().toISOString()))
    this.desk.seal()
  }

  addOthers(assessments: Assessment[]): void {
    this.desk.change(this.words.addOthers, (draft) => {
      const kept = draft.others.filter((one) => !assessments.some((other) => other.assessor === one.assessor))
      draft.others = [...kept, ...assessments.filter((one) => one.assessor !== draft.assessment.assessor)]
    })
  }

  keepResolution(resolution: Resolution): void {
    this.desk.change(this.words.settle, (draft) => void (draft.resolution = resolution))
  }

  private get request(): object {
    const { whole, assessment, others } = this.desk.document
    return { portfolio: whole, assessments: [sound(assessment), ...others], reveal: true }
  }

  async compare(): Promise<Revealed> {
    return { answer: await this.call('crosscheck', this.request), names: {}, digest: this.assessment.seen.digest, signatures: this.desk.document.signatures }
  }

  async report(kind: Report): Promise<string> {
    return (await this.raw(`report-${kind}`, this.request)).text
  }

  async sign(resolution: Resolution): Promise<void> {
    // What the panel settled is checked by the engine before anybody stands for it.
    await this.call('crosscheck', { ...this.request, resolution })
    const signature = { by: this.assessment.assessor, digest: this.assessment.seen.digest, at: new Date().toISOString(), resolution }
    this.desk.change('', (draft) => void (draft.signatures = [...draft.signatures.filter((one) => one.by !== signature.by), signature]))
    await this.desk.settle()
    this.desk.seal()
  }

  settle(): Promise<void> {
    return this.desk.settle()
  }

  close(): void {
    this.desk.removeEventListener('change', this.tell)
    this.desk.removeEventListener('state', this.tell)
  }
}

/** How long after the last key an assessment is sent. Our choice. */
const PAUSE = 600

/** What the server does not hold of a case stays in the journal of the device, under one name for all tabs. */
const HERE = 'case'

/** A case on a server: a share that was accepted. */
export class SharedCase extends EventTarget implements Case {
  readonly takesOthers = false
  saving: Saving = 'saved'
  error?: unknown
  assessment!: Assessment
  shown: any
  submitted?: string
  resolution?: Resolution
  isRevealed = false
  clashes: Clash[] = []
  /** What was signed is with the server. */
  private isSigned = false
  private theirs?: Assessed
  private version = 0
  private kept = ''
  private timer = 0
  private work: Promise<void> = Promise.resolve()

  private constructor(private readonly judging: Judging) {
    super()
  }

  static async open(judging: Judging, missing: (error: unknown) => boolean): Promise<SharedCase> {
    const one = new SharedCase(judging)
    const [shared, panel] = await Promise.all([judging.portfolio(), judging.panel()]).catch((error: unknown) => {
      // Of what was taken back nothing stays.
      if (missing(error)) void strikeAll(judging.key)
      throw error
    })
    one.shown = shared.document
    one.isRevealed = !!panel.revealed
    try {
      const mine = await judging.mine()
      one.version = mine.version
      one.submitted = mine.submitted ?? undefined
      one.assessment = mine.assessment
    } catch (error) {
      if (!missing(error)) throw error
      one.assessment = await judging.start()
    }
    one.kept = JSON.stringify(sound(one.assessment))
    document.addEventListener('visibilitychange', one.leaving)
    for (const { base, document } of await leftBehind(judging.key)) one.restore(base, document)
    return one
  }

  /** What was written here and had not gone to the server: put together with what is there now. */
  private restore(base: string, { assessment, resolution }: { assessment: Assessment; resolution?: Resolution }): void {
    this.resolution = resolution?.digest === this.assessment.seen.digest ? resolution : undefined
    const { version, submitted = null } = this
    this.theirs = { version, submitted, assessment: this.assessment } as Assessed
    // What was handed in elsewhere in the meantime stays as it is.
    this.assessment = submitted ? { ...this.assessment, after_reveal: assessment.after_reveal } : assessment
    this.kept = base
    this.unite()
  }

  /** A ruling without its reason, and what the panel settled before it is signed, are nowhere but here. */
  private readonly keep = async (): Promise<void> => {
    const { assessment, kept, judging } = this
    const resolution = this.isSigned ? undefined : this.resolution
    if (!resolution && JSON.stringify(assessment) === kept) return strike(judging.key, HERE)
    await writeDown(judging.key, { desk: HERE, base: kept, at: new Date().toISOString(), document: { assessment, resolution } })
  }

  get waiting(): number { return waitingFor(this.assessment) }

  private readonly leaving = () => {
    if (document.visibilityState === 'hidden') void this.settle()
  }

  edit(_label: string, edit: (assessment: Assessment) => void): void {
    const draft = structuredClone(this.assessment)
    edit(draft)
    this.assessment = draft
    // What fails here is tried again with the next save, which says so.
    void this.keep().catch(() => {})
    this.set(this.clashes.length ? 'conflict' : 'unsaved')
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.settle(), PAUSE)
  }

  /** One save at a time; what failed is tried again with the next. */
  settle(): Promise<void> {
    clearTimeout(this.timer)
    this.work = this.work
      .then(() => this.write())
      .catch((error: unknown) => {
        if ((error as Error).name !== 'Conflict') throw error
        return this.meet()
      })
      .catch((error: unknown) => {
        this.error = error
        this.set('failed')
        this.timer = window.setTimeout(() => void this.settle(), 4_000)
      })
    return this.work
  }

  /** It was saved somewhere else in between: both are put together, and what both changed is chosen. */
  private async meet(): Promise<void> {
    this.theirs = await this.judging.mine()
    this.unite()
  }

  private unite(): void {
    const { document: both, clashes } = merge<Assessment>(JSON.parse(this.kept), this.assessment, this.theirs!.assessment)
    this.clashes = clashes
    if (clashes.length) return this.set('conflict')
    this.adopt(both)
  }

  resolve(choose: Choose): void {
    this.adopt(merge<Assessment>(JSON.parse(this.kept), this.assessment, this.theirs!.assessment, choose).document)
  }

  private adopt(assessment: Assessment): void {
    this.version = this.theirs!.version
    this.submitted = this.theirs!.submitted ?? undefined
    this.kept = JSON.stringify(sound(this.theirs!.assessment))
    this.assessment = assessment
    this.theirs = undefined
    this.clashes = []
    this.set('unsaved')
    void this.settle()
  }

  private async write(): Promise<void> {
    // Nothing goes over what was written elsewhere before somebody has chosen.
    if (this.clashes.length) return
    const sent = sound(this.assessment)
    const text = JSON.stringify(sent)
    if (text === this.kept) {
      await this.keep()
      return this.set('saved')
    }
    this.set('saving')
    const saved = await this.judging.save(sent, this.version)
    this.version = saved.version
    this.kept = text
    this.error = undefined
    await this.keep()
    if (JSON.stringify(sound(this.assessment)) === text) this.set('saved')
    else void this.settle()
  }

  async submit(): Promise<void> {
    this.assessment = sound(this.assessment)
    await this.settle()
    if (this.error) throw this.error
    if (this.clashes.length) return
    // Untouched until now: an assessment has to be kept before it is handed in.
    if (!this.version) this.version = (await this.judging.save(this.assessment, 0)).version
    const done = await this.judging.submit(this.version)
    this.version = done.version
    this.submitted = done.submitted ?? undefined
    this.set('saved')
  }

  async reveal(): Promise<void> {
    await this.judging.reveal()
    this.isRevealed = true
    this.shown = (await this.judging.portfolio()).document
    this.set('saved')
  }

  keepResolution(resolution: Resolution): void {
    this.resolution = resolution
    this.isSigned = false
    this.set('saving')
    this.keep().then(() => this.set('saved'), () => this.set('failed'))
  }

  async compare(): Promise<Revealed> {
    await this.settle()
    const [answer, panel, all, signed] = await Promise.all([
      this.judging.crosscheck(), this.judging.panel(),
      this.judging.of<{ share: string; name: string }>('assessments'), this.judging.of<{ share: string; digest: string; at: string; resolution: Resolution }>('sign-offs'),
    ])
    const names = Object.fromEntries(all.map((one) => [one.share, one.name]))
    return { answer, names, digest: panel.digest, signatures: signed.map((one) => ({ ...one, by: names[one.share] ?? one.share })) }
  }

  report(kind: Report): Promise<string> {
    return this.judging.report(kind)
  }

  async sign(resolution: Resolution): Promise<void> {
    const panel = await this.judging.panel()
    await this.judging.signOff(panel.digest, resolution)
    this.isSigned = true
    await this.keep()
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.leaving)
    void this.settle()
  }

  private set(saving: Saving): void {
    this.saving = saving
    this.dispatchEvent(new Event('change'))
  }
}
