// One open document: its present state, undo, and saving within a second.
import type { Backend, Kept, Problem } from '../backend/backend'
import type { Choose, Clash } from './merge'
import { OpenDesk } from './open-desk'

export type State = 'saved' | 'saving' | 'unsaved' | 'conflict' | 'failed'

/** Fires `change` (the document changed) and `state` (how far saving is). */
export interface Desk<T = any> extends EventTarget {
  /** What is kept: the version that the next save is made on top of. */
  readonly kept: Kept<T>
  /** What the person sees. Never change it in place: `change` does. */
  readonly document: T
  readonly state: State
  /** Why it is not saved, or not as a version. */
  readonly error?: unknown
  /** What is wrong with the document, so that it is kept as a draft and is no version yet. */
  readonly problems: Problem[]
  readonly clashes: Clash[]
  readonly canUndo: string | undefined
  readonly canRedo: string | undefined
  change(label: string, edit: (draft: T) => void): void
  undo(): void
  redo(): void
  /** Saves now, as a version: the person goes on to something else. */
  settle(): Promise<void>
  /** Decides what both changed. */
  resolve(choose: Choose): Promise<void>
  /** What came before cannot be undone any more, for instance because it was handed in. */
  seal(): void
  close(): Promise<void>
}

export async function openDesk<T = any>(backend: Backend, id: string): Promise<Desk<T>> {
  const desk = new OpenDesk<T>(backend, await backend.store.read<T>(id))
  await desk.begin()
  return desk
}
