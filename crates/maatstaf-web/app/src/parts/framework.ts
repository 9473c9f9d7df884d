// The framework in the reader's language, asked for once.
import type { App } from '../shell/app'

export interface Named { id: string; name: string }
export interface Indicator { number: number; category: string; level: string; summary: string; signals?: string[] }
export interface FrameworkAnswer {
  id: string
  name: string
  levels: Named[]
  categories: (Named & { definition?: string })[]
  indicators: Indicator[]
}

const known = new Map<string, Promise<FrameworkAnswer>>()

export function frameworkOf(app: App, id: string): Promise<FrameworkAnswer> {
  const key = `${app.language} ${id}`
  let asked = known.get(key)
  if (!asked) {
    asked = app.backend.engine.call<FrameworkAnswer>('framework', { id, language: app.language })
    known.set(key, asked)
    asked.catch(() => known.delete(key))
  }
  return asked
}

/** Forgets what was asked, for instance because sentences of one's own were taken up. */
export const forgetFrameworks = (): void => known.clear()

export const nameIn = (list: Named[] | undefined, id: string | null | undefined): string => list?.find((one) => one.id === id)?.name ?? id ?? ''
