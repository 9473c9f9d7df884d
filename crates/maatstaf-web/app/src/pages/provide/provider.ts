// A provider on a server: its cohorts, as counts, and the way to its members.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Cohort, CohortShown, Provider } from '../../backend/team'
import { frameworkOf, type FrameworkAnswer } from '../../parts/framework'
import { Page } from '../../shell/page'
import { bands } from './bands'
import './provide.css'

class ProviderPage extends Page<'provide'> {
  static override properties = { ...Page.properties, provider: { state: true }, list: { state: true }, shown: { state: true }, framework: { state: true }, made: { state: true } }
  readonly area = 'provide' as const
  declare provider?: Provider
  declare list?: Cohort[]
  declare shown?: CohortShown
  declare framework?: FrameworkAnswer
  declare made?: string
  private opened?: string

  get heading(): string {
    return this.provider?.name ?? this.t('provide')
  }

  private get of(): string {
    return this.route.path[2] ?? ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    // On the way to another page the address is no provider's any more.
    if (this.opened === this.of || this.route.path[1] !== 'of') return
    this.opened = this.of
    void this.orSay(() => this.load())
  }

  private async load(): Promise<void> {
    const { team } = this.backend
    if (!team) return
    const [providers, list] = await Promise.all([team.providers(), team.cohorts(this.of)])
    this.provider = providers.find((one) => one.id === this.of)
    this.list = list
  }

  override render(): TemplateResult {
    return html`<h1>${this.heading}</h1>
      <p><a href="../providers/${this.of}">${this.t('members')}</a> <span class="quiet">${this.t('membersWhy')}</span></p>
      <h2>${this.t('cohorts')}</h2>
      ${this.list?.length ? html`<ul class="lines">${this.list.map((cohort) => this.line(cohort))}</ul>` : html`<p>${this.t('noCohorts')}</p>`}
      ${this.shown ? this.counts(this.shown) : nothing}
      <form class="sheet" @submit=${this.make}><h2>${this.t('makeCohort')}</h2>
        <label>${this.t('cohortName')}<input name="name" required maxlength="100" autocomplete="off"></label>
        <label>${this.t('least')}<input name="least" type="number" min="5" max="100" .defaultValue=${'5'} required></label>
        <div><button class="act">${this.t('makeCohort')}</button></div></form>
      ${this.made ? html`<div class="note" role="status"><p>${this.t('cohortLink')}</p><label>${this.t('link')}<input readonly .value=${this.made}></label></div>` : nothing}`
  }

  private line(cohort: Cohort): TemplateResult {
    const size = cohort.members ? this.t('people', { n: cohort.members }) : this.t('members0', { n: cohort.least })
    const state = cohort.published ? this.t('published', { day: this.day(cohort.published) }) : this.t('notPublished')
    const show = () => this.orSay(async () => this.show(await this.backend.team!.cohort(this.of, cohort.id)))
    const publish = () => this.orSay(async () => {
      await this.show(await this.backend.team!.publish(this.of, cohort.id))
      await this.load()
    })
    const erase = () => this.orSay(async () => {
      await this.backend.team!.eraseCohort(this.of, cohort.id)
      this.shown = undefined
      await this.load()
    })
    return html`<li><span><strong>${cohort.name}</strong> <span class="quiet">${size} · ${state}</span></span>
      <span class="acts">${cohort.published ? html`<button @click=${show}>${this.t('showCohort')}</button>` : nothing}
        <button ?disabled=${!cohort.members} @click=${publish}>${this.t('publish')}</button>
        <button class="danger" aria-label="${this.t('erase')}: ${cohort.name}" @click=${erase}>${this.t('erase')}</button></span></li>`
  }

  private async show(cohort: CohortShown): Promise<void> {
    if (cohort.counts) this.framework = await frameworkOf(this.app, cohort.counts.framework.id)
    this.shown = cohort
  }

  private counts(cohort: CohortShown): TemplateResult {
    return html`<section aria-label=${cohort.name}><h3>${cohort.name}</h3><p class="hint">${this.t('publishHelp')}</p>
      ${cohort.left_out ? html`<p class="note">${this.t('leftOut', { n: cohort.left_out })}</p>` : nothing}
      ${cohort.counts && this.framework ? bands(this, cohort.counts, this.framework) : html`<p>${this.t('notPublished')}</p>`}
      <p class="acts"><button @click=${() => { this.shown = undefined }}>${this.t('close')}</button></p></section>`
  }

  private readonly make = (event: Event) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const given = new FormData(form)
    void this.orSay(async () => {
      this.made = (await this.backend.team!.makeCohort(this.of, String(given.get('name')), Number(given.get('least')))).link
      form.reset()
      await this.load()
    })
  }
}

customElements.define('maatstaf-provider', ProviderPage)
