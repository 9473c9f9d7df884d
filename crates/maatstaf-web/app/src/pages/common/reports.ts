// Every report on a portfolio: choose one, say what may go in, read, print, save.
import { html, nothing } from 'lit'
import type { VersionLine } from '../../backend/backend'
import '../../parts/report-desk'
import { Page } from '../../shell/page'
import { link } from '../../shell/route'
import './reports.css'

const KINDS = ['self-assessment', 'gap-plan', 'application', 'renewal', 'progress'] as const
type KindName = (typeof KINDS)[number]

interface Named {
  id: string
  name: string
}

class Reports extends Page<'common'> {
  override readonly area = 'common'
  static override properties = {
    ...Page.properties,
    levels: { state: true },
    schemes: { state: true },
    versions: { state: true },
    level: { state: true },
    scheme: { state: true },
    since: { state: true },
  }
  declare levels: Named[]
  declare schemes: (Named & { levels: Named[]; renews?: unknown })[]
  declare versions: VersionLine[]
  declare level: string
  declare scheme: string
  /** An earlier version of the portfolio. */
  declare since: object | undefined
  private request: { key: string; value: object } = { key: '', value: {} }
  private sinceOf = ''

  constructor() {
    super()
    this.levels = []
    this.schemes = []
    this.versions = []
    this.level = ''
    this.scheme = ''
  }

  override get heading(): string {
    return this.t('reports-title')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.look().catch((error) => this.app.fail(error))
  }

  private get kind(): KindName {
    const asked = this.route.query.get('kind') as KindName
    return KINDS.includes(asked) ? asked : 'self-assessment'
  }

  override render() {
    const { kind } = this
    const request = this.asked(kind)
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${this.t('reports-lead')}</p>
      <form class="choices" @submit=${(event: Event) => event.preventDefault()}>
        <label>${this.t('reports-which')} <select @change=${this.go}>${KINDS.map((one) => html`<option value=${one} ?selected=${one === kind}>${this.t(`report-${one}`)}</option>`)}</select></label>
        ${this.choices(kind)}
      </form>
      ${request
        ? html`<maatstaf-report-desk .app=${this.app} .operation=${`report-${kind}`} .request=${request} .name=${this.t(`report-${kind}`)}></maatstaf-report-desk>`
        : html`<p class="quiet">${this.t('reports-since-none')}</p>`}
    `
  }

  private choices(kind: KindName) {
    if (kind === 'gap-plan') return this.select('reports-level', [{ id: '', name: this.t('reports-next') }, ...this.levels], this.level, (one) => (this.level = one))
    if (kind === 'application' || kind === 'renewal') {
      const schemes = this.schemes.filter((scheme) => !!scheme.renews === (kind === 'renewal'))
      const scheme = schemes.find((one) => one.id === this.scheme) ?? schemes.find((one) => one.id.startsWith('eia')) ?? schemes[0]
      return html`${this.select('reports-scheme', schemes, scheme?.id ?? '', (one) => ((this.scheme = one), (this.level = '')))}
      ${this.select('reports-level', [{ id: '', name: '–' }, ...(scheme?.levels ?? [])], this.level, (one) => (this.level = one))}`
    }
    if (kind === 'progress' && this.versions.length) {
      const versions = this.versions.map((one) => ({ id: one.version, name: this.day(one.when, { dateStyle: 'medium', timeStyle: 'short' }) }))
      return this.select('reports-since', versions, this.sinceOf, (one) => void this.take(one))
    }
    return nothing
  }

  private select(name: 'reports-level' | 'reports-scheme' | 'reports-since', options: Named[], now: string, choose: (one: string) => void) {
    const changed = (event: Event) => choose((event.target as HTMLSelectElement).value)
    return html`<label>${this.t(name)} <select @change=${changed}>${options.map((one) => html`<option value=${one.id} ?selected=${one.id === now}>${one.name}</option>`)}</select></label>`
  }

  /** What is asked of the engine; the same object as long as nothing changed. */
  private asked(kind: KindName): object | undefined {
    const portfolio = this.desk.document
    const value = this.wanted(kind, portfolio)
    if (!value) return undefined
    const key = JSON.stringify([kind, this.level, this.scheme, this.sinceOf, this.language])
    const isSame = this.request.key === key && Object.values(this.request.value).includes(portfolio)
    if (!isSame) this.request = { key, value }
    return this.request.value
  }

  private wanted(kind: KindName, portfolio: object): object | undefined {
    const some = (fields: Record<string, string>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value))
    if (kind === 'gap-plan') return { portfolio, ...some({ to: this.level }) }
    if (kind === 'application' || kind === 'renewal') return { portfolio, ...some({ scheme: this.scheme, level: this.level }) }
    if (kind === 'progress') return this.since && { portfolios: [this.since, portfolio], portfolio: undefined }
    return { portfolio }
  }

  private readonly go = (event: Event) => {
    const kind = (event.target as HTMLSelectElement).value
    this.level = ''
    this.scheme = ''
    this.app.go(`${link('portfolio', this.desk.kept.id, 'reports')}?kind=${kind}`)
  }

  private async look(): Promise<void> {
    const [framework, schemes, versions] = await Promise.all([
      this.call('framework', { id: this.desk.document.framework }),
      this.call<any[]>('schemes', {}),
      this.backend.store.versions(this.desk.kept.id),
    ])
    this.levels = framework.levels
    this.schemes = schemes.map((one) => ({ ...one, name: words(one.name, this.language), levels: one.levels.map((level: any) => ({ id: level.id, name: words(level.name, this.language) })) }))
    this.versions = versions.filter((one) => one.version !== this.desk.kept.version)
    if (this.versions.length) await this.take(this.versions.at(-1)!.version)
  }

  private async take(version: string): Promise<void> {
    this.sinceOf = version
    this.since = (await this.backend.store.readVersion(this.desk.kept.id, version)).document
  }
}

/** A text in both languages, or as it is. */
function words(text: any, language: string): string {
  return typeof text === 'string' ? text : (text?.[language] ?? '')
}

customElements.define('maatstaf-reports', Reports)
