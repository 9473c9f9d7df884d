// The device as a back end: the engine as WebAssembly, the documents in the database of the browser.
import { Conflict, Refused, type Answer, type Backend, type Engine, type Kept, type KindName, type Language, type Line, type Problem, type Store, type VersionLine } from './backend'
import { pack, unpack } from './bundle'
import { asked, within } from './database'
import { moment } from './moment'
import { watchTabs } from './tabs'

/** What the engine's module gives. */
interface Module {
  call(name: string, request: string, circumstances: { today: string; now: string; language: Language }): Promise<{ mediaType: string; body: string }>
  example(name: string): unknown
}

export class DeviceEngine implements Engine {
  private module?: Promise<Module>

  constructor(public language: Language) {}

  /** Fetches and starts what the first estimate needs, before anybody asks for it. */
  warm(): void {
    this.raw('framework', { id: 'emcc-2015' }).catch(() => {})
  }

  async call<T = any>(name: string, request: object): Promise<T> {
    return JSON.parse((await this.raw(name, request)).text)
  }

  async raw(name: string, request: object): Promise<Answer> {
    const module = await this.load()
    try {
      const answer = await module.call(name, JSON.stringify(request), { ...moment(), language: this.language })
      return { mediaType: answer.mediaType, text: answer.body }
    } catch (error: any) {
      if (!Array.isArray(error?.problems)) throw error
      const problems: Problem[] = error.problems.map((one: any) => this.worded(one))
      throw new Refused(problems[0]?.message ?? '', problems, 422, 'refused')
    }
  }

  async example(name: string): Promise<any> {
    const example = await (await this.load()).example(name)
    return typeof example === 'string' ? JSON.parse(example) : example
  }

  /** A problem in the language that is read; the engine says it in both. */
  private worded(problem: any): Problem {
    const words = (text: any) => (text && typeof text === 'object' ? text[this.language] : text)
    return { ...problem, ...problem.place, message: words(problem.message), help: words(problem.help) }
  }

  private load(): Promise<Module> {
    const url = new URL('engine/maatstaf.js', document.baseURI).href
    this.module ??= import(/* @vite-ignore */ url)
    // What failed, for instance without a network, is tried again the next time.
    this.module.catch(() => (this.module = undefined))
    return this.module
  }
}

/** Versions that were saved within so many minutes of each other are one in the history; the last of them stays. Our choice. */
const SITTING = 10 * 60_000
/** The most versions of a document that are kept; after that the oldest goes. Our choice. */
const MOST_VERSIONS = 200

export class DeviceStore implements Store {
  private readonly tabs = watchTabs('device')

  async list(kind?: KindName): Promise<Line[]> {
    const all = await within(['documents'], 'readonly', ({ documents }) => asked<Kept[]>(documents.getAll()))
    const lines = all.filter((one) => !kind || one.kind === kind).map(({ document: _, ...line }) => line)
    return lines.sort((a, b) => b.changed.localeCompare(a.changed))
  }

  async read<T = any>(id: string): Promise<Kept<T>> {
    return found(await within(['documents'], 'readonly', ({ documents }) => asked<Kept<T>>(documents.get(id))))
  }

  async create<T = any>(kind: KindName, title: string, document: T): Promise<Kept<T>> {
    const kept: Kept<T> = { id: `doc-${crypto.randomUUID()}`, kind, title, version: '1', changed: new Date().toISOString(), document }
    await within(['documents', 'versions'], 'readwrite', async (tables) => {
      await asked(tables.documents.add(kept, kept.id))
      await asked(tables.versions.put(kept, [kept.id, 1]))
    })
    // From the first document on the browser is asked not to throw it away when the disk fills up.
    void navigator.storage?.persist?.()
    this.tabs.tell(kept.id)
    return kept
  }

  async save<T = any>(kept: Kept<T>): Promise<Kept<T>> {
    const saved = await within(['documents', 'versions'], 'readwrite', async ({ documents, versions }) => {
      const before = found(await asked<Kept>(documents.get(kept.id)))
      if (before.version !== kept.version) throw new Conflict()
      const number = Number(before.version) + 1
      const saved: Kept<T> = { ...kept, version: String(number), changed: new Date().toISOString() }
      await asked(documents.put(saved, kept.id))
      await asked(versions.put(saved, [kept.id, number]))
      await thin(versions, kept.id)
      return saved
    })
    this.tabs.tell(kept.id)
    return saved
  }

  async erase(id: string): Promise<void> {
    await within(['documents', 'versions', 'drafts', 'journal'], 'readwrite', async (tables) => {
      await asked(tables.documents.delete(id))
      await asked(tables.versions.delete(IDBKeyRange.bound([id], [id, []])))
      await asked(tables.drafts.delete(id))
      await asked(tables.journal.delete(IDBKeyRange.bound([id], [id, []])))
    })
    this.tabs.tell(id)
  }

  async keepDraft(id: string, text: string): Promise<void> {
    await within(['drafts'], 'readwrite', ({ drafts }) => asked(drafts.put(text, id)))
  }

  async draft(id: string): Promise<string | undefined> {
    return within(['drafts'], 'readonly', ({ drafts }) => asked<string | undefined>(drafts.get(id)))
  }

  async dropDraft(id: string): Promise<void> {
    await within(['drafts'], 'readwrite', ({ drafts }) => asked(drafts.delete(id)))
  }

  async versions(id: string): Promise<VersionLine[]> {
    const all = await within(['versions'], 'readonly', ({ versions }) => asked<Kept[]>(versions.getAll(of(id))))
    return all.map((one) => ({ version: one.version, when: one.changed })).reverse()
  }

  async readVersion<T = any>(id: string, version: string): Promise<Kept<T>> {
    return found(await within(['versions'], 'readonly', ({ versions }) => asked<Kept<T>>(versions.get([id, Number(version)]))))
  }

  async exportAll(): Promise<Blob> {
    const [documents, versions] = await within(['documents', 'versions'], 'readonly', async (tables) => [
      await asked<Kept[]>(tables.documents.getAll()),
      await asked<Kept[]>(tables.versions.getAll()),
    ])
    return pack(documents, versions)
  }

  async importAll(file: Blob): Promise<{ documents: number }> {
    const { documents, versions } = await unpack(file)
    await within(['documents', 'versions'], 'readwrite', async (tables) => {
      // What is brought in stands beside what was there: it overwrites nothing.
      const ids = new Map(documents.map((one) => [one.id, `doc-${crypto.randomUUID()}`]))
      for (const one of documents) {
        const id = ids.get(one.id)!
        await asked(tables.documents.put({ ...one, id }, id))
        await asked(tables.versions.put({ ...one, id }, [id, Number(one.version)]))
      }
      for (const one of versions) {
        const id = ids.get(one.id)
        if (id) await asked(tables.versions.put({ ...one, id }, [id, Number(one.version)]))
      }
    })
    this.tabs.tell('')
    return { documents: documents.length }
  }

  async eraseAll(): Promise<void> {
    await within(['documents', 'versions', 'drafts', 'journal'], 'readwrite', async (tables) => {
      for (const table of Object.values(tables)) await asked(table.clear())
    })
    this.tabs.tell('')
  }

  async usage(): Promise<{ place: 'device'; bytes?: number; documents: number }> {
    const documents = await within(['documents'], 'readonly', ({ documents }) => asked(documents.count()))
    const estimate = await navigator.storage?.estimate?.()
    return { place: 'device', bytes: estimate?.usage, documents }
  }

  watch(listener: (id: string) => void): () => void {
    return this.tabs.watch(listener)
  }
}

const of = (id: string) => IDBKeyRange.bound([id], [id, []])

/** Of versions in one sitting only the last is kept, besides the first version of all. */
async function thin(versions: IDBObjectStore, id: string): Promise<void> {
  const keys = await asked(versions.getAllKeys(of(id)))
  const [before, last] = keys.slice(-2)
  if (keys.length < 3 || !before || !last) return
  const [older, newer] = [await asked<Kept>(versions.get(before)), await asked<Kept>(versions.get(last))]
  if (Date.parse(newer.changed) - sitting(older) < SITTING) {
    await asked(versions.delete(before))
    await asked(versions.put({ ...newer, since: sitting(older) }, last))
  } else if (keys.length > MOST_VERSIONS) await asked(versions.delete(keys[1]!))
}

/** When the sitting in which a version was saved began. */
const sitting = (kept: Kept & { since?: number }) => kept.since ?? Date.parse(kept.changed)

function found<T>(kept: T | undefined): T {
  if (!kept) throw new Refused('not found', [], 404, 'not-found')
  return kept
}

export function deviceBackend(language: Language): Backend & { engine: DeviceEngine } {
  return { name: 'device', engine: new DeviceEngine(language), store: new DeviceStore() }
}
