// Choosing one of several, and ticking: the same everywhere.
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'

export interface SelectMore {
  /** What stands first, for no choice at all. */
  none?: string
  name?: string
  needed?: boolean
  isOff?: boolean
  /** Something to read below it. */
  help?: unknown
  /** The label is for a screen reader only: what stands beside it says it to others. */
  isBare?: boolean
}

export function select(label: string, choices: [string, string][], now: unknown, set?: (value: string) => void, more: SelectMore = {}): TemplateResult {
  const { none, name, needed, isOff, help, isBare } = more
  const field = html`<select name=${name ?? nothing} aria-label=${isBare ? label : nothing} ?required=${needed} ?disabled=${isOff} @change=${(event: Event) => set?.((event.target as HTMLSelectElement).value)}>
    ${none === undefined ? nothing : html`<option value="" ?selected=${!now}>${none}</option>`}
    ${choices.map(([id, words]) => html`<option value=${id} ?selected=${id === now}>${words}</option>`)}</select>`
  return isBare ? field : html`<label>${label} ${field}${help ? html`<small>${help}</small>` : nothing}</label>`
}

export const tick = (label: unknown, isOn: boolean, set: (isOn: boolean) => void): TemplateResult => html`<label class="check"><input type="checkbox" .checked=${live(isOn)}
  @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} /> <span>${label}</span></label>`

/** Things that have a name, to choose from. */
export const named = (all: { id: string; name: string }[] | undefined): [string, string][] => (all ?? []).map(one => [one.id, one.name])
