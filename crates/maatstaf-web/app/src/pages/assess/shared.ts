// What a link shows that somebody was sent: a report to read, or a portfolio to assess.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Share } from '../../backend/team'
import { teamHere } from '../../backend/server'
import { shownReport, type Shown } from '../../parts/shown-report'
import { Page } from '../../shell/page'
import { link } from '../../shell/route'

class SharedPage extends Page<'assess'> {
  static override properties = { ...Page.properties, share: { state: true }, report: { state: true } }
  readonly area = 'assess' as const
  declare share?: Share
  declare report?: Shown
  private opened?: string

  get heading(): string {
    return this.t('shownToYou')
  }

  private get secret(): string {
    return this.route.path[1] ?? ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.secret === this.opened || this.route.path[0] !== 'shared') return
    this.opened = this.secret
    void this.orSay(() => this.open(this.secret))
  }

  /** A link to read needs no account: it says itself who may. */
  private async open(secret: string): Promise<void> {
    this.share = this.report = undefined
    const team = this.backend.team ?? teamHere(this.language)
    const share = await team.offer(secret)
    if (share.kind === 'reader') this.report = { name: share.name, html: await team.reportFor(share, secret) }
    this.share = share
  }

  override render(): TemplateResult {
    const { share } = this
    return html`<h1>${this.heading}</h1>
      ${share ? html`<p class="lead">${this.t('offered', { name: share.name, day: this.day(share.expires) })}</p>${share.kind === 'reader' ? this.toRead(share) : this.toAssess()}` : nothing}
      ${this.backend.team ? html`<p><a href="#/assess">${this.t('sharedWithMe')}</a></p>` : nothing}`
  }

  private toRead(share: Share): TemplateResult {
    return html`<p>${this.t('toRead')} ${share.attachments ? html`<a href="../shared#${this.secret}">${this.t('attachments')}</a>` : nothing}</p>${shownReport(this, this.report)}`
  }

  private toAssess(): TemplateResult {
    return html`<p>${this.t('toAssess')}</p>
      ${this.backend.team ? html`<p class="acts"><button class="act" @click=${this.accept}>${this.t('accept')}</button></p>` : html`<p class="note">${this.t('signInFirst')} <a href="../sign-in">${this.t('sign-in')}</a></p>`}`
  }

  private readonly accept = () => this.orSay(async () => {
    const share = await this.backend.team!.accept(this.secret)
    this.app.go(link('assess', 'shared', share.document, share.id))
  })
}

customElements.define('maatstaf-shared', SharedPage)
