// The versions of a document: compare with what is here now, go back to one.
import { html, nothing } from 'lit'
import type { Language, VersionLine } from '../../backend/backend'
import { changes, type Change } from '../../keeping/changes'
import { fileName, giveFile, jsonFile } from '../../keeping/files'
import { placeName, written, type Reader } from '../../keeping/place-name'
import { readerFor } from '../../keeping/reader'
import { Page } from '../../shell/page'
import './history.css'

class History extends Page<'common'> {
  override readonly area = 'common'
  static override properties = { ...Page.properties, versions: { state: true }, compared: { state: true }, reader: { state: true } }
  declare versions: VersionLine[] | undefined
  declare compared: { version: string; document: object } | undefined
  declare reader: Reader | undefined
  private seen = ''
  /** The language in which places are named. */
  private spoken?: Language

  override get heading(): string {
    return this.t('history-title')
  }

  override render() {
    if (this.desk.kept.version !== this.seen) void this.look()
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${this.t('history-lead')}</p>
      <ol class="lines" reversed>
        ${this.versions?.map((line) => this.line(line))}
      </ol>
      ${this.compared ? this.comparison(this.compared) : nothing}
    `
  }

  private line(line: VersionLine) {
    const isNow = line.version === this.desk.kept.version
    const name = this.t('history-version', { version: line.version })
    return html`<li>
      <span><strong>${name}</strong> <span class="quiet">${this.day(line.when, { dateStyle: 'medium', timeStyle: 'short' })} ${line.note ?? ''}</span></span>
      ${isNow
        ? html`<span class="quiet">${this.t('history-now')}</span>`
        : html`<span class="acts">
            <button aria-label="${this.t('history-compare')}: ${name}" aria-expanded=${this.compared?.version === line.version} @click=${() => this.compare(line)}>${this.t('history-compare')}</button>
            <button aria-label="${this.t('history-restore')}: ${name}" @click=${() => this.restore(line)}>${this.t('history-restore')}</button>
            <button aria-label="${this.t('history-save')}: ${name}" @click=${() => this.save(line)}>${this.t('files-save')}</button>
          </span>`}
    </li>`
  }

  private comparison({ version, document }: { version: string; document: object }) {
    const found = changes(document, this.desk.document)
    if (this.spoken !== this.language) {
      this.spoken = this.language
      // Until its words are there nothing is shown, rather than ids.
      this.reader = undefined
      void readerFor(this).then((reader) => (this.reader = reader))
    }
    const { reader } = this
    if (!reader) return nothing
    return html`<section aria-live="polite">
      <h2>${this.t('history-since', { version })}</h2>
      ${found.length ? html`<dl class="changes">${found.map((change) => this.change(change, reader))}</dl>` : html`<p class="quiet">${this.t('history-same')}</p>`}
    </section>`
  }

  private change({ path, before, after }: Change, reader: Reader) {
    const side = (look: 'was' | 'is', word: 'was' | 'is' | 'added' | 'taken', value: unknown) =>
      html`<dd class=${look}><span class="quiet">${this.t(`history-${word}`)}</span> ${written(value, reader, path.at(-1))}</dd>`
    return html`<dt>${placeName(path, this.desk.document, reader, before)}</dt>
      ${before === undefined ? nothing : side('was', after === undefined ? 'taken' : 'was', before)}${after === undefined ? nothing : side('is', before === undefined ? 'added' : 'is', after)}`
  }

  private async look(): Promise<void> {
    this.seen = this.desk.kept.version
    this.versions = await this.backend.store.versions(this.desk.kept.id).catch((error) => (this.app.fail(error), []))
  }

  private async read(line: VersionLine): Promise<any> {
    return (await this.backend.store.readVersion(this.desk.kept.id, line.version)).document
  }

  private async compare(line: VersionLine): Promise<void> {
    if (this.compared?.version === line.version) return void (this.compared = undefined)
    try {
      this.compared = { version: line.version, document: await this.read(line) }
    } catch (error) {
      this.app.fail(error)
    }
  }

  private async restore(line: VersionLine): Promise<void> {
    try {
      const document = await this.read(line)
      this.desk.change(this.t('history-restore'), (draft) => {
        for (const key of Object.keys(draft)) delete draft[key]
        Object.assign(draft, document)
      })
      const act = { label: this.t('undo'), run: () => this.desk.undo() }
      this.app.notice(this.t('history-restored', { version: line.version }), act)
    } catch (error) {
      this.app.fail(error)
    }
  }

  private async save(line: VersionLine): Promise<void> {
    try {
      giveFile(fileName(`${this.desk.kept.title} ${line.version}`, 'json'), jsonFile(await this.read(line)))
    } catch (error) {
      this.app.fail(error)
    }
  }
}

customElements.define('maatstaf-history', History)
