// What every page asks for: the engine, and a place where documents are kept. Two things answer it: the device, and a server.
import type { Team } from './team'

export type Language = 'en' | 'nl'

/** One thing that is wrong with a document or a request, as the engine says it. */
export interface Problem {
  code: string
  message: string
  path?: string
  help?: string | null
  line?: number | null
  column?: number | null
}

/** What the engine or a server refused. The message holds no text of a document. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly problems: Problem[] = [],
    readonly status?: number,
    /** What it is, such as `not-found` or `changed-meanwhile`. */
    readonly code?: string,
  ) {
    super(message)
    this.name = 'Refused'
  }
}

/** Somebody saved in between: another tab, another device, another person. */
export class Conflict extends Error {
  constructor() {
    super('it was changed in between')
    this.name = 'Conflict'
  }
}

/** The server does not answer; what was written is kept on the device until it does. */
export class Unreachable extends Error {
  constructor() {
    super('the server does not answer')
    this.name = 'Unreachable'
  }
}

export interface Answer {
  mediaType: string
  text: string
}

/** The engine: every operation of the crate maatstaf-calls, by name. */
export interface Engine {
  /** A JSON answer, parsed. */
  call<T = any>(name: string, request: object): Promise<T>
  /** An answer as it is: a report, a picture, Markdown. */
  raw(name: string, request: object): Promise<Answer>
  /** A whole request for a call, as an example. */
  example(name: string): Promise<any>
}

export type KindName = 'portfolio' | 'programme' | 'agreement' | 'audit' | 'assessment' | 'wording'

/** A document with what is known of it. */
export interface Kept<T = any> {
  id: string
  kind: KindName
  title: string
  /** What a save is made on top of. */
  version: string
  /** When it was saved last (ISO 8601). */
  changed: string
  document: T
}

export type Line = Omit<Kept, 'document'>

export interface VersionLine {
  version: string
  when: string
  who?: string
  note?: string
}

/** What is kept. */
export interface Store {
  list(kind?: KindName): Promise<Line[]>
  read<T = any>(id: string): Promise<Kept<T>>
  create<T = any>(kind: KindName, title: string, document: T): Promise<Kept<T>>
  /** Throws `Conflict` when somebody saved in between. */
  save<T = any>(kept: Kept<T>): Promise<Kept<T>>
  erase(id: string): Promise<void>
  keepDraft(id: string, text: string): Promise<void>
  draft(id: string): Promise<string | undefined>
  dropDraft(id: string): Promise<void>
  /** The newest first. */
  versions(id: string): Promise<VersionLine[]>
  readVersion<T = any>(id: string, version: string): Promise<Kept<T>>
  exportAll(): Promise<Blob>
  importAll(file: Blob): Promise<{ documents: number }>
  eraseAll(): Promise<void>
  usage(): Promise<{ place: 'device' | 'server'; bytes?: number; documents: number }>
  /** Tells of changes by other tabs. What it answers stops it. */
  watch(listener: (id: string) => void): () => void
}

export interface Backend {
  name: 'device' | 'server'
  engine: Engine
  store: Store
  /** Shares, panels, providers: on a server only. */
  team?: Team
}
