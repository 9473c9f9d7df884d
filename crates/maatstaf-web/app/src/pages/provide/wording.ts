// One's own wording: an overlay file, taken into use and out again.
import { html, type TemplateResult } from 'lit'
import { Refused } from '../../backend/backend'
import { readJson } from '../../keeping/files'
import { forgetFrameworks } from '../../parts/framework'
import { dropOverlay, keepOverlay, overlays, type Overlay } from '../../parts/wording'
import { Page } from '../../shell/page'

class WordingPage extends Page<'provide'> {
  readonly area = 'provide' as const

  get heading(): string {
    return this.t('wording')
  }

  override render(): TemplateResult {
    const now = overlays()
    const line = (one: Overlay) => html`<li><span>${this.t('wordingNow', { n: Object.keys(one.indicators).length, framework: one.framework })} (${one.language})</span>
      <button @click=${() => this.drop(one)}>${this.t('takeOut')}</button></li>`
    return html`<h1>${this.heading}</h1><p class="lead">${this.t('wordingIntro')}</p>
      <p><label>${this.t('wordingFile')} <input type="file" accept=".json,application/json" @change=${this.take}></label></p>
      <p class="hint">${this.t('wordingHelp')}</p>
      ${now.length ? html`<ul class="lines">${now.map(line)}</ul>` : html`<p>${this.t('noWording')}</p>`}`
  }

  private readonly take = async (event: Event) => {
    const input = event.target as HTMLInputElement
    await this.orSay(async () => {
      const overlay: Overlay = await readJson(input.files![0]!)
      if (overlay.maatstaf_overlay !== 1 || !overlay.framework || !overlay.indicators) throw new Refused('', [], 422, 'not-a-bundle')
      // The engine reads it before it is kept: what is wrong with it is said at once.
      const empty = await this.call('portfolio-new', { holder: 'nobody' })
      await this.raw('picture-matrix', { portfolio: { ...empty, framework: overlay.framework, evidence: [], target: null }, wording: overlay })
      keepOverlay(overlay)
      forgetFrameworks()
      this.app.notice(this.t('taken'))
    })
    input.value = ''
    this.requestUpdate()
  }

  private drop(overlay: Overlay): void {
    dropOverlay(overlay)
    forgetFrameworks()
    this.requestUpdate()
  }
}

customElements.define('maatstaf-wording', WordingPage)
