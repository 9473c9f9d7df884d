// A field for a text about people: what may give somebody away is said below it, and nothing is blocked.
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { Part } from '../../shell/part'

interface Finding { kind: string; sure: 'likely' | 'possible'; start: number; end: number; line: number }

/** How long somebody may go on typing before the text is looked through. */
const PAUSE = 700
/** How many places are named at once. */
const NAMED = 5

let numbers = 0

export class CoachText extends Part<'coach'> {
  static override properties = { ...Part.properties, label: {}, hint: {}, value: {}, long: { type: Boolean }, needed: { type: Boolean }, found: { state: true } }
  override readonly area = 'coach'
  declare label: string
  declare hint: string
  declare value: string
  declare long: boolean
  declare needed: boolean
  declare found: Finding[]
  private readonly name = `text-${++numbers}`
  private timer = 0
  private looked?: string

  override render() {
    const { name, found = [] } = this
    const described = found.length ? `${name}-found` : nothing
    const input = (event: Event) => this.dispatchEvent(new CustomEvent('text', { detail: (event.target as HTMLInputElement).value }))
    return html`<label for=${name}>${this.label}</label>
      ${this.hint ? html`<small>${this.hint}</small>` : nothing}
      ${this.long
        ? html`<textarea id=${name} rows="7" .value=${live(this.value ?? '')} ?required=${this.needed} aria-describedby=${described} @input=${input}></textarea>`
        : html`<input id=${name} .value=${live(this.value ?? '')} ?required=${this.needed} aria-describedby=${described} @input=${input} />`}
      <div id="${name}-found" role="status">${found.length
        ? html`<p class="warning">${this.t('privacy-found')} ${found.slice(0, NAMED).map((one, at) => html`${at ? ', ' : ''}<button type="button" class="plain" @click=${() => this.mark(one)}>${this.say(one)}</button>`)}${found.length > NAMED ? ` ${this.t('more', { n: found.length - NAMED })}` : ''}. <span>${this.t('privacy-help')}</span></p>`
        : nothing}</div>`
  }

  protected override updated(changed: Map<string, unknown>) {
    super.updated(changed)
    if (this.value === this.looked) return
    this.looked = this.value
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.lookThrough(this.value ?? ''), PAUSE)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  private async lookThrough(text: string) {
    if (!text.trim()) return void (this.found = [])
    try {
      const { findings } = await this.call<{ findings: Finding[] }>('privacy', { texts: [text] })
      if (text === this.value) this.found = findings
    } catch {
      // What cannot be looked through now is looked through at the next change; typing goes on.
    }
  }

  private say(one: Finding): string {
    const kind = this.t(`pii.${one.kind}` as never)
    return one.sure === 'likely' ? kind : `${kind} (${this.t('perhaps')})`
  }

  /** Shows the place in the text. Places are counted in bytes. */
  private mark(one: Finding) {
    const field = this.querySelector<HTMLTextAreaElement>('textarea, input')!
    const bytes = new TextEncoder().encode(this.value)
    const at = (place: number) => new TextDecoder().decode(bytes.slice(0, place)).length
    field.focus()
    field.setSelectionRange(at(one.start), at(one.end))
  }
}

customElements.define('coach-text', CoachText)
