// How an open document is saved: one write at a time, on top of the version that was seen, and nothing that was typed is lost.
import { Conflict, Refused, type Backend, type Kept, type Problem } from '../backend/backend'
import { keepDayInStep } from './day'
import type { Desk, State } from './desk'
import { History } from './history'
import { leftBehind, stay, strike, writeDown, type Entry } from './journal'
import { merge, same, type Choose, type Clash } from './merge'

/** How long after the last change it is written, at most how long after the first, and when it becomes a version. */
interface Pace {
  write: number
  latest: number
  version: number
}

// On the device every save is cheap, and the store thins its history. On a server a save is a version for good and a line
// in the audit log: there typing goes to a draft, and a version is made in a pause or on going elsewhere. Our choices.
const PACE: Record<Backend['name'], Pace> = {
  device: { write: 200, latest: 700, version: 0 },
  server: { write: 250, latest: 700, version: 15_000 },
}
/** When to try again what failed. */
const AGAIN = 4_000

export class OpenDesk<T> extends EventTarget implements Desk<T> {
  state: State = 'saved'
  error?: unknown
  problems: Problem[] = []
  clashes: Clash[] = []
  document: T
  private readonly name = crypto.randomUUID()
  private readonly history = new History<T>()
  private readonly pace: Pace
  private readonly unwatch: () => void
  /** What the server has as a draft. */
  private drafted?: T
  private journalled = false
  /** The tabs whose leavings were taken up. */
  private left: string[] = []
  private theirs?: Kept<T>
  private first = 0
  private timer = 0
  private versionTimer = 0
  private work: Promise<void> = Promise.resolve()
  private letGo?: () => void

  constructor(
    private readonly backend: Backend,
    public kept: Kept<T>,
  ) {
    super()
    this.document = kept.document
    this.pace = PACE[backend.name]
    this.unwatch = backend.store.watch((id) => void ((id === kept.id || id === '') && this.look()))
    document.addEventListener('visibilitychange', this.leaving)
  }

  get canUndo(): string | undefined {
    return this.history.canUndo
  }

  get canRedo(): string | undefined {
    return this.history.canRedo
  }

  private get isDirty(): boolean {
    return this.document !== this.kept.document
  }

  change(label: string, edit: (draft: T) => void): void {
    const draft = structuredClone(this.document)
    edit(draft)
    if (same(draft, this.document)) return
    keepDayInStep(this.kept.kind, this.document, draft)
    this.history.note(label, this.document)
    this.put(draft)
  }

  undo(): void {
    const before = this.history.undo(this.document)
    if (before) this.put(before)
  }

  redo(): void {
    const after = this.history.redo(this.document)
    if (after) this.put(after)
  }

  /** Takes up what tabs that died, or another device, left behind. It stays in the journal until it is saved. */
  async begin(): Promise<void> {
    this.letGo = await stay(this.name)
    const left = await leftBehind(this.kept.id)
    this.left = left.map((entry) => entry.desk)
    const drafted = this.backend.name === 'server' && (await this.draft())
    if (drafted && !this.left.includes(drafted.desk)) left.push(drafted)
    for (const entry of left) await this.takeUp(entry)
    if (this.isDirty) this.touch()
    else await this.tidy()
  }

  async settle(): Promise<void> {
    clearTimeout(this.timer)
    clearTimeout(this.versionTimer)
    await this.queue(() => this.write())
    await this.queue(() => this.version())
  }

  async resolve(choose: Choose): Promise<void> {
    const theirs = this.theirs
    if (!theirs) return
    const { document } = merge(this.kept.document, this.document, theirs.document, choose)
    this.adopt(theirs, document)
    this.touch()
    await this.settle()
  }

  seal(): void {
    this.history.forget()
    this.dispatchEvent(new Event('change'))
  }

  async close(): Promise<void> {
    document.removeEventListener('visibilitychange', this.leaving)
    this.unwatch()
    await this.settle()
    this.letGo?.()
  }

  private readonly leaving = () => {
    if (document.visibilityState === 'hidden') void this.settle()
  }

  private put(document: T): void {
    this.document = document
    this.touch()
    this.dispatchEvent(new Event('change'))
  }

  private touch(): void {
    this.set(this.state === 'conflict' ? 'conflict' : 'unsaved')
    const now = Date.now()
    this.first ||= now
    clearTimeout(this.timer)
    const wait = Math.max(0, Math.min(this.pace.write, this.first + this.pace.latest - now))
    this.timer = window.setTimeout(() => void this.queue(() => this.write()), wait)
  }

  private set(state: State, error?: unknown): void {
    this.state = state
    this.error = error
    this.dispatchEvent(new Event('state'))
  }

  /** One thing at a time; what fails is said and tried again. */
  private queue(work: () => Promise<void>): Promise<void> {
    this.work = this.work.then(work).catch((error: unknown) => {
      this.set('failed', error)
      clearTimeout(this.timer)
      const isGone = error instanceof Refused && error.status === 404
      if (!isGone) this.timer = window.setTimeout(() => void this.queue(() => this.write()), AGAIN)
    })
    return this.work
  }

  /** Makes what was typed safe. */
  private async write(): Promise<void> {
    this.first = 0
    if (!this.isDirty || this.state === 'conflict') return this.rest()
    if (this.backend.name === 'device') return this.version()
    const document = this.document
    await this.writeDown(document)
    this.set('saving')
    if (this.drafted !== document) {
      await this.backend.store.keepDraft(this.kept.id, JSON.stringify(this.entry(document)))
      this.drafted = document
    }
    clearTimeout(this.versionTimer)
    this.versionTimer = window.setTimeout(() => void this.queue(() => this.version()), this.pace.version)
    if (this.document === document) this.set('saved')
  }

  /** Makes a version of what there is. */
  private async version(): Promise<void> {
    if (!this.isDirty || this.state === 'conflict') return this.rest()
    const { document } = this
    this.set('saving')
    try {
      this.kept = await this.backend.store.save({ ...this.kept, document })
      this.problems = []
    } catch (error) {
      if (error instanceof Conflict) return this.meet(await this.backend.store.read<T>(this.kept.id))
      // Not sound yet: it stays a draft, and the person sees why.
      if (!(error instanceof Refused) || error.status !== 422) throw error
      this.problems = error.problems
      return this.set('saved')
    }
    // What was typed meanwhile is on top of it.
    if (this.document !== document) return this.touch()
    await this.rest()
  }

  /** What is here is what is kept, or somebody has to choose first: nothing is left to write. */
  private async rest(): Promise<void> {
    if (this.isDirty) return
    await this.tidy()
    if (this.state !== 'saved') this.set('saved')
  }

  /** What is a version needs no draft any more. */
  private async tidy(): Promise<void> {
    if (this.journalled) this.left.push(this.name)
    this.journalled = false
    for (const desk of this.left.splice(0)) await strike(this.kept.id, desk)
    if (this.drafted) await this.backend.store.dropDraft(this.kept.id)
    this.drafted = undefined
  }

  /** Somebody saved: another tab, another device. */
  private look(): Promise<void> {
    return this.queue(async () => {
      const theirs = await this.backend.store.read<T>(this.kept.id)
      if (theirs.version === this.kept.version) return
      if (this.isDirty) return this.meet(theirs)
      this.history.forget()
      this.adopt(theirs, theirs.document)
    })
  }

  /** Puts what they saved and what is here together; where that cannot be, the person chooses. */
  private async meet(theirs: Kept<T>): Promise<void> {
    const { document, clashes } = merge(this.kept.document, this.document, theirs.document)
    if (clashes.length) {
      this.theirs = theirs
      this.clashes = clashes
      this.set('conflict')
      // Whoever goes away without choosing finds both texts again.
      return this.writeDown(this.document)
    }
    this.adopt(theirs, document)
    if (this.isDirty) this.touch()
  }

  private adopt(theirs: Kept<T>, document: T): void {
    this.kept = theirs
    this.document = same(document, theirs.document) ? theirs.document : document
    this.theirs = undefined
    this.clashes = []
    this.history.forget()
    this.set('saved')
    this.dispatchEvent(new Event('change'))
  }

  private async writeDown(document: T): Promise<void> {
    await writeDown(this.kept.id, this.entry(document))
    this.journalled = true
  }

  private entry(document: T): Entry<T> {
    return { desk: this.name, base: this.kept.version, at: new Date().toISOString(), document }
  }

  /** A draft on the server that no tab here wrote. */
  private async draft(): Promise<Entry<T> | undefined> {
    const text = await this.backend.store.draft(this.kept.id)
    const entry = text && JSON.parse(text)
    if (typeof entry?.base !== 'string' || !entry.document) return undefined
    this.drafted = entry.document
    return entry
  }

  private async takeUp(entry: Entry<T>): Promise<void> {
    const stale = entry.base !== this.kept.version
    // On a device that version may be gone; then every field that differs is for the person to choose.
    const before = stale ? await this.backend.store.readVersion<T>(this.kept.id, entry.base).catch(() => undefined) : this.kept
    const base = before?.document ?? ({} as T)
    const { document, clashes } = merge(base, entry.document, this.document)
    if (!clashes.length) {
      if (!same(document, this.document)) this.document = document
      return
    }
    // What was typed stands beside what was saved since; the person chooses.
    this.theirs = { ...this.kept, document: this.document }
    this.kept = { ...this.kept, document: base }
    this.document = entry.document
    this.clashes = clashes
    this.set('conflict')
  }
}
