// Files: take one document or everything away, bring something in.
import { html } from 'lit'
import type { Line } from '../../backend/backend'
import { fileName, giveFile, jsonFile, takeIn } from '../../keeping/files'
import { noteFile } from '../../keeping/reminder'
import { ask } from '../../shell/ask'
import { Page } from '../../shell/page'

class Files extends Page<'common'> {
  override readonly area = 'common'
  static override properties = { ...Page.properties, lines: { state: true } }
  declare lines: Line[] | undefined

  override get heading(): string {
    return this.t('files-title')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.look()
  }

  override render() {
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${this.t('files-lead')}</p>
      <h2 tabindex="-1">${this.t('files-one')}</h2>
      ${this.lines?.length === 0 ? html`<p class="quiet">${this.t('files-none')}</p>` : ''}
      <ul class="lines">
        ${this.lines?.map((line) => this.line(line))}
      </ul>
      <h2>${this.t('files-all')}</h2>
      <p>${this.t('files-all-why')}</p>
      <p class="acts"><button class="act" @click=${this.everything}>${this.t('files-export')}</button></p>
      <h2>${this.t('files-in')}</h2>
      <p id="files-in-why">${this.t('files-in-why')}</p>
      <p class="acts"><label class="button">${this.t('files-choose')}<input class="unseen" type="file" accept=".json,.zip,application/json,application/zip" aria-describedby="files-in-why" @change=${this.bring} /></label></p>
    `
  }

  private line(line: Line) {
    const title = line.title || this.t('untitled')
    return html`<li data-id=${line.id}>
      <span>${title} <span class="quiet">· ${this.t('changed-on', { day: this.day(line.changed) })}</span></span>
      <span class="acts">
        ${this.button('files-save', title, () => this.save(line))} ${this.button('rename', title, () => this.rename(line))}
        ${this.button('erase', title, () => this.erase(line, title), 'danger')}
      </span>
    </li>`
  }

  private button(name: 'files-save' | 'rename' | 'erase', title: string, run: () => Promise<void>, look: string = name) {
    const act = () => void run().catch((error) => this.app.fail(error))
    return html`<button class=${look} @click=${act}>${this.t(name)}<span class="unseen">: ${title}</span></button>`
  }

  private async rename(line: Line): Promise<void> {
    const title = await ask(this.app, { title: this.t('rename'), act: this.t('save'), label: this.t('start-name'), value: line.title })
    if (title === undefined) return
    await this.app.close()
    await this.backend.store.save({ ...(await this.backend.store.read(line.id)), title })
    await this.look()
    // Its line stands elsewhere now.
    await this.updateComplete
    this.querySelector<HTMLElement>(`[data-id="${line.id}"] .rename`)?.focus()
  }

  private async erase(line: Line, title: string): Promise<void> {
    if ((await ask(this.app, { title: this.t('erase-sure', { what: title }), act: this.t('erase') })) === undefined) return
    if (this.app.desk?.kept.id === line.id) await this.app.close()
    await this.backend.store.erase(line.id)
    await this.look()
    this.app.notice(this.t('erased', { what: title }))
    this.querySelector<HTMLElement>('h2')!.focus()
  }

  private async look(): Promise<void> {
    this.lines = await this.backend.store.list().catch((error) => (this.app.fail(error), []))
  }

  private async save(line: Line): Promise<void> {
    const kept = await this.backend.store.read(line.id)
    giveFile(fileName(line.title || line.kind, 'json'), jsonFile(kept.document))
    noteFile(line.id)
  }

  private readonly everything = () => takeAll(this)

  private readonly bring = async (event: Event) => {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    input.value = ''
    if (!file) return
    const before = this.lines?.length ?? 0
    try {
      await takeIn(this.backend, file)
      await this.look()
      this.app.notice(this.t('files-brought', { n: (this.lines?.length ?? 0) - before }))
    } catch (error) {
      this.app.fail(error)
    }
  }
}

/** Everything in one file. */
export async function takeAll(page: Page<any>): Promise<void> {
  try {
    const file = await page.backend.store.exportAll()
    giveFile(`maatstaf.${file.type.includes('zip') ? 'zip' : 'json'}`, file)
    noteFile('')
  } catch (error) {
    page.app.fail(error)
  }
}

customElements.define('maatstaf-files', Files)
