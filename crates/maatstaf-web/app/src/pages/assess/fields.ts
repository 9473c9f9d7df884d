// The fields that judging asks for again and again: a level, one of a few, and why.
import { html, nothing, type TemplateResult } from 'lit'
import type { Level } from './case'
import type { Judge } from './judge'

type Choice = readonly [string, string]

/** One of a few, or nothing. */
export function choice(label: string, open: string, choices: readonly Choice[], now: string | undefined, choose: (value: string) => void, sealed = false): TemplateResult {
  return html`<label>${label}<select ?disabled=${sealed} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
    <option value="">${open}</option>${choices.map(([id, name]) => html`<option value=${id} ?selected=${id === now}>${name}</option>`)}</select></label>`
}

/** A level, "not at the lowest yet" (null), or nothing said (undefined). */
export function levelChoice(page: Judge, label: string, open: string, now: Level | undefined, choose: (level: Level | undefined) => void, but?: Level, sealed = false): TemplateResult {
  const id = (level: Level) => level ?? 'none'
  const levels: Level[] = [null, ...page.framework!.levels.map((level) => level.id)]
  const choices = levels.filter((level) => level !== but).map((level) => [id(level), page.levelName(level)] as const)
  return choice(label, open, choices, now === undefined ? undefined : id(now), (value) => choose(value === 'none' ? null : value || undefined), sealed)
}

/** A text of a few lines. It is asked for where it is missing and needed. */
export function why(label: string, value: string | null | undefined, write: (text: string) => void, sealed = false, needed = false): TemplateResult {
  return html`<label>${label}<textarea ?readonly=${sealed} aria-invalid=${needed && !value?.trim() ? 'true' : nothing} .value=${value ?? ''} @input=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}></textarea></label>`
}
