// Where a provider begins: programmes, groups, assessors, one's own wording, and on a server the provider itself.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Line } from '../../backend/backend'
import type { Provider } from '../../backend/team'
import { takeIn } from '../../keeping/files'
import { Page } from '../../shell/page'
import { link } from '../../shell/route'

class ProvidePage extends Page<'provide'> {
  static override properties = { ...Page.properties, lines: { state: true }, providers: { state: true } }
  readonly area = 'provide' as const
  declare lines?: Line[]
  declare providers?: Provider[]

  get heading(): string {
    return this.t('provide')
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed)
    void this.orSay(async () => {
      ;[this.lines, this.providers] = await Promise.all([this.backend.store.list('programme'), this.backend.team?.providers()])
    })
  }

  override render(): TemplateResult {
    const door = (name: 'cohort' | 'raters' | 'wording', why: 'ratersIntro' | 'wordingIntro' | 'cohortServer' | 'cohortIntro') => html`<li><a class="door" href=${link('provide', name)}><strong>${this.t(name)}</strong><span>${this.t(why)}</span></a></li>`
    return html`<h1>${this.heading}</h1><p class="lead">${this.t('provideIntro')}</p>
      <h2>${this.t('programmes')}</h2>
      ${this.lines?.length ? html`<ul class="lines">${this.lines.map((line) => html`<li><a href=${link('programme', line.id)}>${line.title}</a><span class="quiet">${this.day(line.changed)}</span></li>`)}</ul>` : html`<p>${this.t('noProgrammes')}</p>`}
      <p class="acts"><button class="act" @click=${this.begin}>${this.t('newProgramme')}</button>
        <button @click=${this.sample}>${this.t('sampleProgramme')}</button></p>
      <p><label>${this.t('openProgramme')} <input type="file" accept=".json,application/json" @change=${this.open}></label></p>
      ${this.providers ? html`<h2>${this.t('mine')}</h2>${this.providers.length ? html`<ul class="lines">${this.providers.map((one) => html`<li><a href=${link('provide', 'of', one.id)}>${one.name}</a></li>`)}</ul>` : html`<p>${this.t('noProviders')}</p>`}` : nothing}
      <ul class="doors">${door('cohort', this.backend.name === 'device' ? 'cohortIntro' : 'cohortServer')}${door('raters', 'ratersIntro')}${door('wording', 'wordingIntro')}</ul>`
  }

  private readonly begin = () => this.orSay(async () => this.keep(await this.call('programme-new', { language: this.language })))

  private readonly sample = () => this.orSay(async () => {
    const answer = await fetch(`samples/programme.${this.language}.json`)
    await this.keep(await answer.json())
  })

  private async keep(document: any): Promise<void> {
    const kept = await this.backend.store.create('programme', document.title, document)
    this.app.go(link('programme', kept.id))
  }

  private readonly open = (event: Event) => this.orSay(async () => {
    const file = (event.target as HTMLInputElement).files?.[0]
    const kept = file && (await takeIn(this.backend, file))
    if (kept) this.app.go(link(kept.kind === 'programme' ? 'programme' : kept.kind, kept.id))
  })
}

customElements.define('maatstaf-provide', ProvidePage)
