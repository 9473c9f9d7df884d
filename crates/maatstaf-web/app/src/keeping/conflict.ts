// Two people, tabs or devices changed the same field: both texts side by side, and a choice for each.
import { html, nothing } from 'lit'
import { Part } from '../shell/part'
import type { Clash } from './merge'
import { placeName, written, type Reader } from './place-name'
import { readerFor } from './reader'

class ConflictView extends Part {
  override readonly area = 'shell'
  private readonly chosen = new Map<string, 'mine' | 'theirs'>()

  private reader?: Reader

  override connectedCallback(): void {
    super.connectedCallback()
    // What fields are called is fetched when two texts meet, which is rare.
    void readerFor(this).then((reader) => {
      this.reader = reader
      this.requestUpdate()
    })
  }

  override updated(): void {
    this.querySelector<HTMLDialogElement>('dialog:not([open])')?.showModal()
  }

  override render() {
    const { reader } = this
    if (!reader) return nothing
    const { clashes } = this.desk
    return html`<dialog class="conflict" aria-labelledby="conflict-title" @cancel=${(event: Event) => event.preventDefault()}>
      <h2 id="conflict-title">${this.t('conflict')}</h2>
      <p>${this.t('conflict-why', { n: clashes.length })}</p>
      ${clashes.map((clash) => this.clash(clash, reader))}
      <p class="acts"><button class="act" @click=${this.done}>${this.t('conflict-done')}</button></p>
    </dialog>`
  }

  private clash(clash: Clash, reader: Reader) {
    const chosen = this.chosen.get(key(clash)) ?? 'mine'
    const side = (which: 'mine' | 'theirs') => html`<label class="side">
      <span><input type="radio" name=${key(clash)} .checked=${chosen === which} @change=${() => this.choose(clash, which)} /> ${this.t(`conflict-${which}`)}</span>
      <span class="text">${clash[which] === undefined ? this.t('conflict-gone') : written(clash[which], reader, clash.path.at(-1))}</span>
    </label>`
    return html`<fieldset>
      <legend>${placeName(clash.path, this.desk.document, reader, clash.mine ?? clash.theirs)}</legend>
      <div class="sides">${side('mine')}${side('theirs')}</div>
    </fieldset>`
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
