// What is stored where, how to take it away and how to erase it; on a server also who looked.
import { html, nothing } from 'lit'
import { Page } from '../../shell/page'
import { applyTheme } from '../../shell/theme'
import type { Team } from '../../backend/team'
import type { Key } from '../../words/words'
import { takeAll } from './files'
import { forgetHere } from './forget'

interface Deed {
  number: number
  at: string
  actor: string
  deed: string
  subject: string
  detail: string
}

/** What is kept; the sentence that says where ends in the name of the place, unless it is the same everywhere. */
const KEPT = ['kept-documents', 'kept-versions', 'kept-drafts'] as const

class Privacy extends Page<'common'> {
  override readonly area = 'common'
  static override properties = { ...Page.properties, usage: { state: true }, isFirm: { state: true }, deeds: { state: true } }
  declare usage: { bytes?: number; documents: number } | undefined
  declare isFirm: boolean | undefined
  declare deeds: Deed[] | undefined
  private me = ''
  /** What documents are called, by their ids. */
  private titles = new Map<string, string>()

  override get heading(): string {
    return this.t('privacy-title')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.look().catch((error) => this.app.fail(error))
  }

  override render() {
    const place = this.backend.name
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${this.t(`privacy-${place}`)}</p>
      <table class="kept">
        <thead><tr><th scope="col">${this.t('what')}</th><th scope="col">${this.t('where')}</th></tr></thead>
        <tbody>
          ${KEPT.map((what) => html`<tr><th scope="row">${this.t(what)}</th><td>${this.t(`${what}-${place}`)}</td></tr>`)}
          <tr><th scope="row">${this.t('kept-settings')}</th><td>${this.t('kept-settings-where')}</td></tr>
          <tr><th scope="row">${this.t('kept-page')}</th><td>${this.t('kept-page-where')}</td></tr>
        </tbody>
      </table>
      ${this.inUse()}
      <h2>${this.t('privacy-out')}</h2>
      <p>${this.t('files-all-why')}</p>
      <p class="acts"><button class="act" @click=${() => takeAll(this)}>${this.t('files-export')}</button></p>
      ${place === 'server' ? this.trail() : nothing}
      <h2>${this.t('privacy-erase')}</h2>
      ${this.whatGoes()}
      <p class="acts"><button class="danger" @click=${this.ask}>${this.t('privacy-erase')}</button></p>
      <dialog aria-labelledby="erase-sure">
        <h2 id="erase-sure">${this.t('privacy-erase-sure', { n: this.usage?.documents ?? 0 })}</h2>
        ${this.whatGoes()}
        <p class="acts">
          <button autofocus @click=${this.close}>${this.t('cancel')}</button>
          <button @click=${() => takeAll(this)}>${this.t('files-export')}</button>
          <button class="danger" @click=${this.erase}>${this.t('privacy-erase-yes')}</button>
        </p>
      </dialog>
    `
  }

  private whatGoes() {
    return html`<p>${this.t(this.backend.name === 'server' ? 'privacy-erase-server' : 'privacy-erase-why')} ${this.t('privacy-erase-here')}</p>`
  }

  private inUse() {
    const { usage } = this
    if (!usage) return nothing
    if (this.backend.name === 'server') return html`<p class="quiet">${this.t('privacy-usage-server', { n: usage.documents })}</p>`
    const size = new Intl.NumberFormat(this.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format((usage.bytes ?? 0) / 1000)
    return html`<p class="quiet">${this.t('privacy-usage', { n: usage.documents, size })} ${this.t(this.isFirm ? 'privacy-firm' : 'privacy-fragile')}</p>
      ${this.isFirm ? nothing : html`<p class="acts"><button @click=${this.hold}>${this.t('privacy-ask')}</button></p>`}`
  }

  private trail() {
    return html`<h2>${this.t('privacy-looked')}</h2>
      <p>${this.t('privacy-looked-why')} <a href="../privacy">${this.t('privacy-all')}</a></p>
      ${this.deeds?.length === 0
        ? html`<p class="quiet">${this.t('privacy-looked-none')}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label=${this.t('privacy-looked')}>
            <table>
              <thead><tr><th scope="col">${this.t('when')}</th><th scope="col">${this.t('who')}</th><th scope="col">${this.t('what')}</th></tr></thead>
              <tbody>
                ${this.deeds?.map(
                  (deed) => html`<tr>
                    <td>${this.day(deed.at, { dateStyle: 'medium', timeStyle: 'short' })}</td>
                    <td>${deed.actor === this.me ? this.t('you') : html`<code>${deed.actor}</code>`}</td>
                    <td>${this.done(deed)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>`}`
  }

  /** What was done, and to which document when it still is there. Ids say nothing to a reader. */
  private done({ deed, subject, detail }: Deed) {
    const said = this.t(`deed.${deed}` as Key<'common'>)
    const version = deed === 'save' && Number(detail) ? this.t('deed-version', { n: detail }) : ''
    return [said.replace('deed.', ''), this.titles.get(subject), version].filter(Boolean).join(' · ')
  }

  private async look(): Promise<void> {
    this.usage = await this.backend.store.usage()
    this.isFirm = await navigator.storage?.persisted?.()
    if (this.backend.name === 'server') await this.looked(this.backend.team!)
  }

  /** What was done, and above all what others did. */
  private async looked({ http }: Team): Promise<void> {
    const [account, mine, lines] = await Promise.all([http.json('v1/account'), http.all<Deed>('v1/trail'), this.backend.store.list()])
    const about = await Promise.all(lines.slice(0, 50).map((line) => http.all<Deed>(`v1/documents/${line.id}/trail`)))
    this.me = account.id
    this.titles = new Map(lines.map((line) => [line.id, line.title]))
    // What I did to a document is in both lists; their numbers are places in a list, and tell no deeds apart.
    const all = new Map([...mine, ...about.flat()].map((deed) => [[deed.at, deed.actor, deed.deed, deed.subject, deed.detail].join(), deed]))
    this.deeds = [...all.values()].sort((a, b) => b.at.localeCompare(a.at)).slice(0, 50)
  }

  private readonly hold = async () => {
    this.isFirm = await navigator.storage?.persist?.()
    if (!this.isFirm) this.app.notice(this.t('privacy-asked-no'))
  }

  private readonly ask = () => this.querySelector('dialog')!.showModal()
  private readonly close = () => this.querySelector('dialog')!.close()

  private readonly erase = async () => {
    this.close()
    try {
      await this.app.close()
      await this.backend.store.eraseAll()
      await forgetHere()
      applyTheme()
      await this.look()
      this.app.notice(this.t('privacy-erased'))
    } catch (error) {
      this.app.fail(error)
    }
  }
}

customElements.define('maatstaf-privacy', Privacy)
