// Sentences of one's own copy of a framework, in place of ours. They are kept in this browser and nowhere else.
import type { Engine } from '../backend/backend'

export interface Overlay { maatstaf_overlay: number; framework: string; language: string; indicators: Record<string, string> }

const KEY = 'maatstaf-wording'
/** The calls that print sentences of indicators. */
const PRINTS = /^(picture-(matrix|profile|radar)|report-(application|gap-plan|renewal|self-assessment))$/

export function overlays(): Overlay[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]')
  } catch {
    return []
  }
}

/** Keeps one per framework and language. */
export function keepOverlay(overlay: Overlay): void {
  localStorage.setItem(KEY, JSON.stringify([...others(overlay), overlay]))
}

export function dropOverlay(overlay: Overlay): void {
  localStorage.setItem(KEY, JSON.stringify(others(overlay)))
}

const others = (overlay: Overlay): Overlay[] => overlays().filter((one) => one.framework !== overlay.framework || one.language !== overlay.language)

/** Makes an engine speak with one's own sentences, where there are any. */
export function speakOwnWords(engine: Engine, language: () => string): void {
  const [call, raw] = [engine.call.bind(engine), engine.raw.bind(engine)]
  const own = (framework: string | undefined) => overlays().find((one) => one.framework === framework && one.language === language())
  const worded = (name: string, request: any) => {
    const overlay = PRINTS.test(name) && !request.wording ? own(request.portfolio?.framework) : undefined
    return overlay ? { ...request, wording: overlay } : request
  }
  engine.call = async <T = any>(name: string, request: any): Promise<T> => {
    const answer = await call<any>(name, worded(name, request))
    const overlay = name === 'framework' ? own(answer.id) : undefined
    // The answer of a lookup is small: the sentences are laid over it here, and are not sent.
    for (const one of overlay ? answer.indicators : []) one.summary = overlay!.indicators[one.number] ?? one.summary
    return answer
  }
  engine.raw = (name, request) => raw(name, worded(name, request))
}
