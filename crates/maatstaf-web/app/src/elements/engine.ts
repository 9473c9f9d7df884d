import type { Language } from './answers'

/** What an element needs of an engine: every operation by name. */
export interface ElementEngine {
  call(name: string, request: object): Promise<unknown>
}

/** What the engine said no to, with its problems. */
export class ElementProblem extends Error {
  constructor(readonly problems: { message: string; path?: string }[]) {
    super(problems.map((problem) => problem.message).join('; '))
  }
}

interface EngineModule {
  call(name: string, request: string, circumstances: object): Promise<{ body: string }>
}

/** Where the engine is found when a page does not say. The entry sets it to the folder that it was loaded from. */
let usual = ''
export const setUsualEngine = (address: string): void => void (usual = address)

const engines = new Map<string, ElementEngine>()

/** The engine at an address: a module (`…/engine/maatstaf.js`), or a server when the address ends in a slash (`…/v1/`). */
export function engineAt(address: string | null, language: Language): ElementEngine {
  const full = new URL(address || usual, document.baseURI).href
  const key = `${language} ${full}`
  const known = engines.get(key)
  if (known) return known
  const engine = full.endsWith('/') ? overHttp(full, language) : fromModule(full, language)
  engines.set(key, engine)
  return engine
}

function fromModule(address: string, language: Language): ElementEngine {
  let loaded: Promise<EngineModule> | undefined
  return {
    async call(name, request) {
      loaded ??= import(/* @vite-ignore */ address) as Promise<EngineModule>
      const module = await loaded
      const now = new Date().toISOString()
      try {
        return JSON.parse((await module.call(name, JSON.stringify(request), { today: now.slice(0, 10), now, language })).body)
      } catch (error) {
        throw refused(error)
      }
    },
  }
}

function overHttp(base: string, language: Language): ElementEngine {
  return {
    async call(name, request) {
      // A framework is looked up, and is asked for with GET.
      const get = name === 'framework'
      const query = get ? `?${new URLSearchParams(request as Record<string, string>)}` : ''
      const headers: Record<string, string> = { 'accept-language': language }
      if (!get) headers['content-type'] = 'application/json'
      const answer = await fetch(`${base}${name}${query}`, get ? { headers } : { headers, method: 'POST', body: JSON.stringify(request) })
      const body = await answer.json()
      if (!answer.ok) throw refused(body)
      return body
    },
  }
}

function refused(error: unknown): ElementProblem {
  const given = error as { problems?: { message: string }[]; detail?: string; message?: string }
  return new ElementProblem(given.problems ?? [{ message: given.detail ?? given.message ?? String(error) }])
}
