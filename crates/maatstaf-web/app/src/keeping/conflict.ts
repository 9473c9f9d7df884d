// Two people, tabs or devices changed the same field: both texts side by side, and a choice for each.
import { html, type PropertyValues } from 'lit'
import { Part } from '../shell/part'
import { loadWords } from '../words/words'
import type { Clash } from './merge'
import { fieldName, placeName } from './place-name'

class ConflictView extends Part {
  override readonly area = 'shell'
  private readonly chosen = new Map<string, 'mine' | 'theirs'>()

  override connectedCallback(): void {
    super.connectedCallback()
    // What fields are called is fetched when two texts meet, which is rare.
    void loadWords('common', this.language).then(() => this.requestUpdate())
  }

  override firstUpdated(_changed: PropertyValues): void {
    this.querySelector('dialog')?.showModal()
  }

  override render() {
    const { clashes } = this.desk
    return html`<dialog class="conflict" aria-labelledby="conflict-title" @cancel=${(event: Event) => event.preventDefault()}>
      <h2 id="conflict-title">${this.t('conflict')}</h2>
      <p>${this.t('conflict-why', { n: clashes.length })}</p>
      ${clashes.map((clash) => this.clash(clash))}
      <p class="acts"><button class="act" @click=${this.done}>${this.t('conflict-done')}</button></p>
    </dialog>`
  }

  private clash(clash: Clash) {
    const chosen = this.chosen.get(key(clash)) ?? 'mine'
    const side = (which: 'mine' | 'theirs') => html`<label class="side">
      <span><input type="radio" name=${key(clash)} .checked=${chosen === which} @change=${() => this.choose(clash, which)} /> ${this.t(`conflict-${which}`)}</span>
      <span class="text">${this.written(clash[which]) ?? this.t('conflict-gone')}</span>
    </label>`
    return html`<fieldset>
      <legend>${this.place(clash)}</legend>
      <div class="sides">${side('mine')}${side('theirs')}</div>
    </fieldset>`
  }

  private place({ path, mine, theirs }: Clash): string {
    const name = placeName(path, this.desk.document, this.language)
    // What one side took away is not in the document: its title is in what the other has.
    const { title } = (mine ?? theirs ?? {}) as { title?: string }
    return title && !name.endsWith(title) ? `${placeName(path.slice(0, -1), this.desk.document, this.language)} › ${title}` : name
  }

  /** A text as it is; of anything more its fields, a line each. */
  private written(value: unknown): string | undefined {
    if (value === undefined || typeof value === 'string') return value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
    return Object.entries(value)
      .filter(([field]) => field !== 'id')
      .map(([field, part]) => `${fieldName(field, this.language)}: ${typeof part === 'string' ? part : JSON.stringify(part)}`)
      .join('\n')
  }

  private choose(clash: Clash, which: 'mine' | 'theirs'): void {
    this.chosen.set(key(clash), which)
    this.requestUpdate()
  }

  private readonly done = () => {
    void this.desk.resolve((clash) => this.chosen.get(key(clash)) ?? 'mine')
  }
}

const key = (clash: Clash) => clash.path.join('/')

customElements.define('maatstaf-conflict', ConflictView)
