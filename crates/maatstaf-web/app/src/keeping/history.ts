// Undo and redo: what a document was before each change. Typing in one field is one change.
interface Step<T> {
  label: string
  before: T
  at: number
}

/** Changes of one label within so many milliseconds are one. Our choice. */
const TOGETHER = 1_500
const MOST = 200

export class History<T> {
  private done: Step<T>[] = []
  private undone: Step<T>[] = []

  /** What would be undone or redone. */
  get canUndo(): string | undefined {
    return this.done.at(-1)?.label
  }

  get canRedo(): string | undefined {
    return this.undone.at(-1)?.label
  }

  note(label: string, before: T, now = Date.now()): void {
    const last = this.done.at(-1)
    this.undone = []
    if (last?.label === label && now - last.at < TOGETHER) {
      last.at = now
      return
    }
    this.done.push({ label, before, at: now })
    if (this.done.length > MOST) this.done.shift()
  }

  /** What it was before the last change. */
  undo(now: T): T | undefined {
    return this.swap(this.done, this.undone, now)
  }

  redo(now: T): T | undefined {
    return this.swap(this.undone, this.done, now)
  }

  /** After the changes of somebody else came in, going back would take those away. */
  forget(): void {
    this.done = []
    this.undone = []
  }

  private swap(from: Step<T>[], to: Step<T>[], now: T): T | undefined {
    const step = from.pop()
    if (!step) return undefined
    to.push({ label: step.label, before: now, at: 0 })
    return step.before
  }
}
