// One's own wording: from a file or from a provider on the server, taken into use on this device and out again.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { Refused } from '../../backend/backend'
import { readJson } from '../../keeping/files'
import { forgetFrameworks } from '../../parts/framework'
import { dropOverlay, keepOverlay, overlays, type Overlay } from '../../parts/wording'
import { Page } from '../../shell/page'

class WordingPage extends Page<'provide'> {
  static override properties = { ...Page.properties, offered: { state: true } }
  readonly area = 'provide' as const
  /** What providers keep on the server, by whose it is. */
  declare offered?: { id: string; name: string }[]

  get heading(): string {
    return this.t('wording')
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed)
    void this.orSay(async () => {
      const { team } = this.backend
      const of = async ({ id, name }: { id: string; name: string }) => (await team!.wordings(id)).map((one) => ({ id: one.id, name: [one.title, name].filter(Boolean).join(' · ') }))
      this.offered = team && (await Promise.all((await team.providers()).map(of))).flat()
    })
  }

  override render(): TemplateResult {
    const now = overlays()
    const line = (one: Overlay) => html`<li><span>${this.t('wordingNow', { n: Object.keys(one.indicators).length, framework: one.framework })} (${one.language})</span>
      <button @click=${() => this.drop(one)}>${this.t('takeOut')}</button></li>`
    return html`<h1>${this.heading}</h1><p class="lead">${this.t('wordingIntro')}</p>
      <p><label>${this.t('wordingFile')} <input type="file" accept=".json,application/json" @change=${this.take}></label></p>
      <p class="hint">${this.t('wordingHelp')}</p>
      ${this.offered?.length ? html`<h2>${this.t('wordingKept')}</h2><ul class="lines">${this.offered.map(({ id, name }) => html`<li><span>${name}</span>
        <button @click=${() => this.use(async () => (await this.backend.store.read<Overlay>(id)).document)}>${this.t('wordingUse')}<span class="unseen">: ${name}</span></button></li>`)}</ul>` : nothing}
      ${now.length ? html`<ul class="lines">${now.map(line)}</ul>` : html`<p>${this.t('noWording')}</p>`}`
  }

  private readonly take = async (event: Event) => {
    const input = event.target as HTMLInputElement
    await this.use(() => readJson(input.files![0]!))
    input.value = ''
  }

  /** Takes one into use: it is kept in this browser, wherever it came from. */
  private async use(read: () => Promise<Overlay>): Promise<void> {
    await this.orSay(async () => {
      const overlay = await read()
      if (overlay.maatstaf_overlay !== 1 || !overlay.framework || !overlay.indicators) throw new Refused('', [], 422, 'not-a-bundle')
      // The engine reads it before it is kept: what is wrong with it is said at once.
      const empty = await this.call('portfolio-new', { holder: 'nobody' })
      await this.raw('picture-matrix', { portfolio: { ...empty, framework: overlay.framework, evidence: [], target: null }, wording: overlay })
      keepOverlay(overlay)
      forgetFrameworks()
      this.app.notice(this.t('taken'))
    })
    this.requestUpdate()
  }

  private drop(overlay: Overlay): void {
    dropOverlay(overlay)
    forgetFrameworks()
    this.requestUpdate()
  }
}

customElements.define('maatstaf-wording', WordingPage)
