// The server as a back end: calls and documents over HTTP.
import { Refused, type Answer, type Backend, type Engine, type Kept, type KindName, type Language, type Line, type Store, type VersionLine } from './backend'
import { strikeAll } from '../keeping/journal'
import { Http } from './http'
import { Team } from './team'
import { watchTabs } from './tabs'

const KINDS: KindName[] = ['portfolio', 'programme', 'agreement', 'audit']
/** What looks up by a name: those calls take a query. */
const LOOKUPS = ['frameworks', 'framework', 'policies', 'policy', 'schemas', 'schema']

export class ServerEngine implements Engine {
  constructor(readonly http: Http) {}

  async call<T = any>(name: string, request: object): Promise<T> {
    return (await this.ask(name, request)).json()
  }

  async raw(name: string, request: object): Promise<Answer> {
    const answer = await this.ask(name, request)
    return { mediaType: answer.headers.get('content-type') ?? '', text: await answer.text() }
  }

  async example(name: string): Promise<any> {
    const described = await this.http.json('v1/openapi.json')
    const content = described.paths?.[`/v1/${name}`]?.post?.requestBody?.content?.['application/json']
    return content?.example ?? Object.values<any>(content?.examples ?? {})[0]?.value ?? {}
  }

  private ask(name: string, request: object): Promise<Response> {
    if (!LOOKUPS.includes(name)) return this.http.ask(`v1/${name}`, { json: request })
    // A word that is not there is not asked for.
    const words = Object.entries(request).filter(([, value]) => typeof value === 'string')
    return this.http.ask(`v1/${name}?${new URLSearchParams(words)}`)
  }
}

export class ServerStore implements Store {
  private readonly tabs = watchTabs('server')

  constructor(readonly http: Http) {}

  async list(kind?: KindName): Promise<Line[]> {
    const kinds = kind ? [kind] : KINDS
    const lists = await Promise.all(kinds.map((kind) => this.http.all(`v1/documents?kind=${kind}`)))
    return lists.flat().map(line)
  }

  async read<T = any>(id: string): Promise<Kept<T>> {
    const shown = await this.http.json(at(id))
    return { ...line(shown), document: shown.document }
  }

  async create<T = any>(kind: KindName, title: string, document: T): Promise<Kept<T>> {
    const head = await this.http.json('v1/documents', { json: { kind, title, document } })
    this.tabs.tell(head.id)
    return { ...line(head), document }
  }

  async save<T = any>(kept: Kept<T>): Promise<Kept<T>> {
    const head = await this.http.json(at(kept.id), {
      method: 'PUT',
      headers: { 'if-match': `"${kept.version}"` },
      json: { title: kept.title, document: kept.document },
    })
    this.tabs.tell(kept.id)
    return { ...line(head), document: kept.document }
  }

  async erase(id: string): Promise<void> {
    await this.http.ask(at(id), { method: 'DELETE' })
    await strikeAll(id)
    this.tabs.tell(id)
  }

  async keepDraft(id: string, text: string): Promise<void> {
    await this.http.ask(`${at(id)}/draft`, { method: 'PUT', body: text, headers: { 'content-type': 'application/json' } })
  }

  async draft(id: string): Promise<string | undefined> {
    try {
      const shown = await this.http.json(`${at(id)}/draft`)
      return JSON.stringify(shown.document)
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return undefined
      throw error
    }
  }

  async dropDraft(id: string): Promise<void> {
    await this.http.ask(`${at(id)}/draft`, { method: 'DELETE' })
  }

  async versions(id: string): Promise<VersionLine[]> {
    const items = await this.http.all(`${at(id)}/versions`)
    return items.map((one: any) => ({ version: String(one.number), when: one.at, who: one.by, note: one.note }))
  }

  async readVersion<T = any>(id: string, version: string): Promise<Kept<T>> {
    const shown = await this.http.json(`${at(id)}/versions/${version}`)
    const head = await this.read(id)
    return { ...head, version, changed: shown.at, document: shown.document }
  }

  async exportAll(): Promise<Blob> {
    return (await this.http.ask('v1/export')).blob()
  }

  async importAll(file: Blob): Promise<{ documents: number }> {
    const made = await this.http.json('v1/import', { method: 'POST', body: file, headers: { 'content-type': 'application/zip' } })
    return { documents: (made.items ?? made).length }
  }

  async eraseAll(): Promise<void> {
    for (const one of await this.list()) await this.erase(one.id)
  }

  async usage(): Promise<{ place: 'server'; documents: number }> {
    return { place: 'server', documents: (await this.list()).length }
  }

  watch(listener: (id: string) => void): () => void {
    return this.tabs.watch(listener)
  }
}

const at = (id: string) => `v1/documents/${encodeURIComponent(id)}`

function line(head: any): Line {
  return { id: head.id, kind: head.kind, title: head.title, version: String(head.version), changed: head.changed }
}

export function serverBackend(http: Http): Backend {
  return { name: 'server', engine: new ServerEngine(http), store: new ServerStore(http), team: new Team(http) }
}

const httpHere = (language: Language): Http => new Http(new URL('../', document.baseURI).href, language)

/** What the server that this page comes from shows to who has a link, also when nobody is signed in. */
export const teamHere = (language: Language): Team => new Team(httpHere(language))

/** Whether a server stands behind this page, and whether it knows who asks. */
export async function findServer(language: Language): Promise<{ http: Http; known: boolean } | undefined> {
  const http = httpHere(language)
  try {
    await http.json('v1/account')
    return { http, known: true }
  } catch (error) {
    const asks = error instanceof Refused && error.code === 'sign-in-needed'
    return asks ? { http, known: false } : undefined
  }
}
