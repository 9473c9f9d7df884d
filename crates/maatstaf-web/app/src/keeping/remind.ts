// The reminder to save a file, above every page of a device.
import { html, nothing } from 'lit'
import { Part } from '../shell/part'
import { giveFile } from './files'
import { isDue, later, noteFile } from './reminder'

class Reminder extends Part {
  override readonly area = 'shell'
  static override properties = { ...Part.properties, due: { state: true } }
  declare due: boolean

  override connectedCallback(): void {
    super.connectedCallback()
    void this.look()
  }

  override render() {
    if (!this.due) return nothing
    return html`<aside class="reminder" aria-label=${this.t('remind-title')}>
      <span>${this.t('remind')}</span>
      <button @click=${this.save}>${this.t('remind-save')}</button>
      <button class="plain" @click=${this.put}>${this.t('remind-later')}</button>
    </aside>`
  }

  private async look(): Promise<void> {
    if (this.backend.name === 'device') this.due = isDue(await this.backend.store.list())
  }

  private readonly save = async () => {
    giveFile('maatstaf.json', await this.backend.store.exportAll())
    noteFile('')
    this.due = false
  }

  private readonly put = () => {
    later()
    this.due = false
  }
}

customElements.define('maatstaf-reminder', Reminder)
