// Where an assessor begins: a file on the device, or what was shared on a server.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Line } from '../../backend/backend'
import { secretOf, type Share } from '../../backend/team'
import { kindOf, readJson } from '../../keeping/files'
import { Page } from '../../shell/page'
import { link } from '../../shell/route'
import './assess.css'
import type { CaseDocument } from './case'

class Assess extends Page<'assess'> {
  static override properties = { ...Page.properties, lines: { state: true }, shares: { state: true } }
  readonly area = 'assess' as const
  declare lines?: Line[]
  declare shares?: Share[]

  get heading(): string {
    return this.t('assess')
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed)
    void this.load()
  }

  private async load(): Promise<void> {
    await this.orSay(async () => {
      if (this.backend.team) this.shares = (await this.backend.team.sharedWithMe()).filter((share) => share.kind === 'assessor')
      else this.lines = await this.backend.store.list('assessment')
    })
  }

  override render(): TemplateResult {
    return html`<h1>${this.heading}</h1><p class="lead">${this.t('assessIntro')}</p>
      ${this.backend.team ? this.onServer() : this.onDevice()}`
  }

  private onDevice(): TemplateResult {
    return html`<form class="sheet" @submit=${this.begin}>
        <label>${this.t('openFile')}<input name="file" type="file" required accept=".json,application/json"></label>
        <p class="hint">${this.t('openHelp')}</p>
        <label>${this.t('pseudonym')}<input name="assessor" required pattern="[a-z0-9][a-z0-9\\-]*" value="assessor-1" autocomplete="off"></label>
        <div><button class="act">${this.t('begin')}</button></div>
      </form>
      ${this.lines?.length ? html`<h2>${this.t('goOn')}</h2><ul class="lines">${this.lines.map((line) => html`<li><a href=${link('assess', line.id)}>${line.title}</a><span class="quiet">${this.day(line.changed)}</span></li>`)}</ul>` : nothing}`
  }

  private readonly begin = async (event: Event) => {
    event.preventDefault()
    const given = new FormData(event.target as HTMLFormElement)
    await this.orSay(async () => {
      const whole = await readJson(given.get('file') as File)
      if (kindOf(whole) !== 'portfolio') await this.call('validate', { portfolio: whole })
      const shown = await this.call('assess-view', { portfolio: whole })
      const assessor = String(given.get('assessor'))
      const assessment = await this.call('assess-new', { portfolio: shown, assessor })
      const document: CaseDocument = { maatstaf_case: 1, whole, shown, assessment, others: [], signatures: [] }
      const kept = await this.backend.store.create('assessment', shown.holder, document)
      this.app.go(link('assess', kept.id))
    })
  }

  private onServer(): TemplateResult {
    return html`<h2>${this.t('sharedWithMe')}</h2>
      ${this.shares?.length ? html`<ul class="lines">${this.shares.map((share) => html`<li><a href=${link('assess', 'shared', share.document, share.id)}>${share.name}</a>
        <span class="quiet">${share.state === 'valid' ? this.t('until', { day: this.day(share.expires) }) : this.t(share.state === 'revoked' ? 'stateRevoked' : 'stateExpired')}</span></li>`)}</ul>` : this.shares ? html`<p>${this.t('nothingShared')}</p>` : nothing}
      <form class="sheet" @submit=${(event: Event) => { event.preventDefault(); this.app.go(`#${secretOf(String(new FormData(event.target as HTMLFormElement).get('link')))}`) }}>
        <h2>${this.t('haveLink')}</h2>
        <label>${this.t('link')}<input name="link" required autocomplete="off"></label>
        <div><button>${this.t('look')}</button></div>
      </form>`
  }
}

customElements.define('maatstaf-assess', Assess)
