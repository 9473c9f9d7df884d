// What a coach shows to whom: links with parts and a last day, panels, who looked, and cohorts.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { secretOf, type Deed, type Joined, type Panel, type Share, type SignOff } from '../../backend/team'
import { shownReport, type Shown } from '../../parts/shown-report'
import { Page } from '../../shell/page'
import './assess.css'

/** The confidential parts, as the server names them. */
const PARTS = ['titles', 'texts', 'rationales', 'contexts', 'clients', 'sessions', 'learning', 'feedback', 'assessors', 'reasons'] as const
const STATES = { waiting: 'stateWaiting', valid: 'stateValid', expired: 'stateExpired', revoked: 'stateRevoked' } as const
/** What of the trail is about somebody else. */
const DEEDS = ['read', 'accept-share', 'submit-assessment', 'sign-off'] as const

class SharePage extends Page<'assess'> {
  static override properties = { ...Page.properties, shares: { state: true }, panels: { state: true }, trail: { state: true }, joined: { state: true }, made: { state: true }, kind: { state: true }, report: { state: true }, signed: { state: true } }
  readonly area = 'assess' as const
  declare shares?: Share[]
  declare panels?: Panel[]
  declare trail?: Deed[]
  declare joined?: Joined[]
  declare signed?: Record<string, SignOff[]>
  /** The link that was made last: it is shown once. */
  declare made?: string
  declare kind: 'assessor' | 'reader'
  declare report?: Shown

  get heading(): string {
    return this.t('sharing')
  }

  private get document(): string {
    return this.desk.kept.id
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed)
    this.kind = 'assessor'
    void this.load()
  }

  private async load(): Promise<void> {
    const { team } = this.backend
    if (!team) return
    await this.orSay(async () => {
      ;[this.shares, this.panels, this.trail, this.joined] = await Promise.all([team.shares(this.document), team.panels(this.document), team.trail(this.document), team.joined(this.document)])
      const revealed = this.panels.filter((panel) => panel.revealed)
      const signed = await Promise.all(revealed.map(async (panel) => [panel.id, await team.ofPanel<SignOff>(this.document, panel.id, 'sign-offs')] as const))
      this.signed = Object.fromEntries(signed)
    })
  }

  override render(): TemplateResult {
    if (!this.backend.team) return html`<h1>${this.heading}</h1><p class="lead">${this.t('onDevice')}</p>`
    return html`<h1>${this.heading}</h1><p class="lead">${this.t('sharingIntro')}</p>
      ${this.form()}${this.list()}${this.panels?.map((panel) => this.panel(panel))}${shownReport(this, this.report)}${this.looked()}${this.cohorts()}`
  }

  private form(): TemplateResult {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv')
    const open = (this.panels ?? []).filter((panel) => !panel.revealed)
    const kind = (value: 'assessor' | 'reader', word: 'asAssessor' | 'asReader') => html`<label><input type="radio" name="kind" value=${value} .checked=${this.kind === value} @change=${() => { this.kind = value }}>${this.t(word)}</label>`
    return html`<form class="sheet" @submit=${this.make}>
      <label>${this.t('forWhom')}<input name="name" required maxlength="100" autocomplete="off"></label>
      <fieldset class="pick"><legend class="unseen">${this.t('sharing')}</legend>${kind('assessor', 'asAssessor')}${kind('reader', 'asReader')}</fieldset>
      <fieldset><legend>${this.t('parts')}</legend><p class="hint">${this.t('partsHelp')}</p>
        <div class="ticks">${PARTS.map((part) => html`<label><input type="checkbox" name="parts" value=${part}>${this.t(`part-${part}`)}</label>`)}</div></fieldset>
      ${this.kind === 'assessor' && open.length ? html`<label>${this.t('onPanel')}<select name="panel"><option value="">${this.t('newPanel')}</option>${open.map((panel) => html`<option value=${panel.id}>${this.t('panelOf', { day: this.day(panel.made) })}</option>`)}</select></label>` : nothing}
      <label>${this.t('lastDay')}<input name="until" type="date" required .defaultValue=${day(30)} min=${day(1)} max=${day(399)}></label>
      <div><button class="act">${this.t('makeLink')}</button></div>
    </form>
    ${this.made ? html`<div class="note" role="status"><p>${this.t('linkMade')}</p>
      <p><label>${this.t('linkToSend')}<input readonly .value=${this.made} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}></label></p>
      <button @click=${this.copy}>${this.t('copy')}</button></div>` : nothing}`
  }

  private readonly make = async (event: Event) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const given = new FormData(form)
    await this.orSay(async () => {
      // What was typed last is part of what is shown.
      await this.desk.settle()
      const made = await this.backend.team!.share(this.document, {
        kind: this.kind, name: String(given.get('name')), parts: given.getAll('parts').map(String),
        // The last day counts whole.
        expires: new Date(`${given.get('until')}T23:59:59`).toISOString(),
        ...(given.get('panel') ? { panel: String(given.get('panel')) } : {}),
      })
      // It opens this page. Only what stands behind the `#` counts, so that the server's own page takes it too.
      this.made = new URL(`#${secretOf(made.link)}`, document.baseURI).href
      // The last day stays; whom it is for and what they see is said anew for everybody.
      form.querySelector<HTMLInputElement>('[name=name]')!.value = ''
      form.querySelectorAll<HTMLInputElement>('[name=parts]').forEach((part) => { part.checked = false })
      await this.load()
    })
  }

  private readonly copy = () => this.orSay(async () => {
    await navigator.clipboard.writeText(this.made!)
    this.app.notice(this.t('copied'))
  })

  private list(): TemplateResult {
    const row = (share: Share) => html`<li><span><strong>${share.name}</strong> <span class="quiet">${this.t(share.kind === 'assessor' ? 'asAssessor' : 'asReader')} · ${this.t(STATES[share.state])} · ${this.t('until', { day: this.day(share.expires) })}${share.parts.length ? ` · ${share.parts.map((part) => this.t(`part-${part as 'titles'}`)).join(', ')}` : ''}</span></span>
      ${share.state === 'waiting' || share.state === 'valid' ? html`<button class="danger" aria-label=${this.t('revokeOf', { name: share.name })} @click=${() => this.revoke(share)}>${this.t('revoke')}</button>` : nothing}</li>`
    return html`<h2>${this.t('shares')}</h2>${this.shares?.length ? html`<ul class="lines">${this.shares.map(row)}</ul>` : html`<p>${this.t('noShares')}</p>`}`
  }

  private revoke(share: Share): Promise<boolean> {
    return this.orSay(async () => {
      await this.backend.team!.revoke(this.document, share.id)
      this.app.notice(this.t('revokedNow', { name: share.name }))
      await this.load()
    })
  }

  private panel(panel: Panel): TemplateResult {
    const state = (seat: Panel['assessors'][number]) => (seat.signed ? this.t('hasSigned') : seat.submitted ? this.t('hasSubmitted') : this.t(STATES[seat.state]))
    const show = (kind: 'comparison' | 'feedback', name: string) => this.orSay(async () => { this.report = { name, html: await this.backend.team!.comparisonOfPanel(this.document, panel.id, kind) } })
    const reveal = () => this.orSay(async () => {
      await this.backend.team!.revealAsOwner(this.document, panel.id)
      await this.load()
    })
    const ready = panel.assessors.some((seat) => seat.submitted) && panel.assessors.every((seat) => seat.submitted || seat.state === 'revoked' || seat.state === 'expired')
    const [comparison, feedback] = [this.t('reportComparison'), this.t('reportFeedback')]
    return html`<h2>${this.t('panel', { day: this.day(panel.made) })}</h2>
      <ul>${panel.assessors.map((seat) => html`<li>${this.t('seat', { name: seat.name, state: state(seat) })}</li>`)}</ul>
      ${panel.revealed ? html`<p class="quiet">${this.t('revealedOn', { day: this.day(panel.revealed) })}</p>
        <p class="acts"><button @click=${() => show('comparison', comparison)}>${comparison}</button><button @click=${() => show('feedback', feedback)}>${feedback}</button></p>`
        : html`<p class="quiet">${this.t('revealWait')}</p><p class="acts"><button ?disabled=${!ready} @click=${reveal}>${this.t('revealAll')}</button></p>`}
      ${this.signed?.[panel.id]?.map((one) => html`<p class="note">${this.t('signed', { who: panel.assessors.find((seat) => seat.share === one.share)?.name ?? one.share, day: this.day(one.at) })}. <span class="digest">${one.digest}</span></p>`)}`
  }

  private looked(): TemplateResult {
    const names = new Map((this.shares ?? []).map((share) => [share.id, share.name]))
    // Saving is the owner's own, and so is what has no share behind it.
    const deeds = (this.trail ?? []).filter((one) => (DEEDS as readonly string[]).includes(one.deed) && names.has(one.detail ?? ''))
    return html`<h2>${this.t('whoLooked')}</h2>${deeds.length ? html`<div class="scroll" tabindex="0" role="region" aria-label=${this.t('whoLooked')}><table><tbody>${deeds.reverse().slice(0, 50).map((one) => html`<tr><td>${this.day(one.at, { dateStyle: 'medium', timeStyle: 'short' })}</td><th scope="row">${names.get(one.detail!)}</th><td>${this.t(`deed-${one.deed as 'read'}`)}</td></tr>`)}</tbody></table></div>` : html`<p>${this.t('nobodyLooked')}</p>`}`
  }

  private cohorts(): TemplateResult {
    const join = (event: Event) => {
      event.preventDefault()
      const form = event.target as HTMLFormElement
      void this.orSay(async () => {
        await this.desk.settle()
        await this.backend.team!.join(this.document, String(new FormData(form).get('link')))
        form.reset()
        this.joined = await this.backend.team!.joined(this.document)
      })
    }
    const leave = (one: Joined) => this.orSay(async () => {
      await this.backend.team!.leave(this.document, one.cohort)
      this.joined = await this.backend.team!.joined(this.document)
    })
    return html`<h2>${this.t('cohorts')}</h2><p class="quiet">${this.t('cohortsHelp')}</p>
      ${this.joined?.length ? html`<ul class="lines">${this.joined.map((one) => html`<li><span>${this.t('joined', { name: one.name, provider: one.provider })}</span><button @click=${() => leave(one)}>${this.t('leaveCohort', { name: one.name })}</button></li>`)}</ul>` : nothing}
      <form class="sheet" @submit=${join}><label>${this.t('cohortLink')}<input name="link" required autocomplete="off"></label><div><button>${this.t('join')}</button></div></form>`
  }
}

customElements.define('maatstaf-share', SharePage)
