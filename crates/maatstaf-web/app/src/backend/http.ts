// Requests to the server that this page comes from, and what it refuses.
import { Conflict, Refused, Unreachable, type Language } from './backend'

/** What is sent, besides the path. */
export interface Sent {
  method?: string
  body?: BodyInit
  json?: unknown
  headers?: Record<string, string>
}

export class Http {
  /** `base` ends in a slash: the place under which `v1/` stands. */
  constructor(
    readonly base: string,
    public language: Language,
  ) {}

  /** An answer, whatever is in it. What is refused is thrown. */
  async ask(path: string, sent: Sent = {}): Promise<Response> {
    const headers: Record<string, string> = { 'accept-language': this.language, ...sent.headers }
    if (sent.json !== undefined) headers['content-type'] ??= 'application/json'
    const body = sent.json === undefined ? sent.body : JSON.stringify(sent.json)
    const method = sent.method ?? (body === undefined ? 'GET' : 'POST')
    let answer: Response
    try {
      answer = await fetch(this.base + path, { method, headers, body, credentials: 'same-origin', cache: 'no-store' })
    } catch {
      throw new Unreachable()
    }
    if (!answer.ok) throw await refusal(answer)
    return answer
  }

  /** A JSON answer, parsed. */
  async json<T = any>(path: string, sent: Sent = {}): Promise<T> {
    const answer = await this.ask(path, sent)
    return answer.status === 204 ? (undefined as T) : await answer.json()
  }

  /** Every item of a list, part by part. */
  async all<T = any>(path: string): Promise<T[]> {
    const items: T[] = []
    let cursor: string | null = null
    do {
      const url: string = path + (path.includes('?') ? '&' : '?') + 'limit=200' + (cursor ? `&cursor=${encodeURIComponent(cursor)}` : '')
      const part: { items: T[]; next?: string | null } = await this.json(url)
      items.push(...part.items)
      cursor = part.next ?? null
    } while (cursor)
    return items
  }
}

async function refusal(answer: Response): Promise<Error> {
  if (answer.status === 412) return new Conflict()
  if (answer.status >= 502 && answer.status <= 504) return new Unreachable()
  const problem = await answer.json().catch(() => ({}))
  const code = String(problem.type ?? '').split('/').pop()
  const message = [problem.title, problem.detail].filter(Boolean).join('. ') || `${answer.status}`
  return new Refused(message, problem.problems ?? [], answer.status, code)
}
