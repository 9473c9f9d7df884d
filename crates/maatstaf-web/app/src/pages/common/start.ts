// The start: look around with a sample, begin, open a file, or go on with what is there.
import { html, nothing } from 'lit'
import type { Line } from '../../backend/backend'
import { moment } from '../../backend/moment'
import { takeIn } from '../../keeping/files'
import { Page } from '../../shell/page'
import { link } from '../../shell/route'

/** Where a document of each kind is opened. */
const PLACE = {
  portfolio: (id: string) => link('portfolio', id, 'overview'),
  programme: (id: string) => link('programme', id),
  agreement: (id: string) => link('agreement', id),
  audit: (id: string) => link('audit', id),
  assessment: (id: string) => link('assess', id),
  wording: () => '#/provide',
}

class Start extends Page {
  override readonly area = 'shell'
  static override properties = { ...Page.properties, lines: { state: true }, levels: { state: true } }
  declare lines: Line[] | undefined
  declare levels: { id: string; name: string }[]
  private unwatch?: () => void

  constructor() {
    super()
    this.levels = []
  }

  override get heading(): string {
    return this.t('start-title')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.unwatch = this.backend.store.watch(() => void this.look())
    void this.look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unwatch?.()
  }

  override render() {
    const all = this.lines ?? []
    const portfolios = all.filter((line) => line.kind === 'portfolio')
    const others = all.filter((line) => line.kind !== 'portfolio')
    return html`
      <h1>${this.heading}</h1>
      <p class="lead">${this.t('start-lead')}</p>
      ${this.app.signInNeeded ? html`<p class="note">${this.t('sign-in-why')} <a href="../sign-in">${this.t('sign-in')}</a></p>` : nothing}
      ${portfolios.length ? html`<h2>${this.t('start-yours')}</h2>${this.list(portfolios)}` : nothing}
      <ul class="doors">
        <li>
          <button class="door" @click=${this.sample}>
            <strong>${this.t('start-sample')}</strong><span>${this.t('start-sample-why')}</span>
          </button>
        </li>
        <li>
          <label class="door">
            <strong>${this.t('start-file')}</strong><span>${this.t('start-file-why')}</span>
            <input class="unseen" type="file" accept=".json,application/json" @change=${this.file} />
          </label>
        </li>
      </ul>
      <details class="begin" @toggle=${this.names}>
        <summary><strong>${this.t('start-empty')}</strong> <span class="quiet">${this.t('start-empty-why')}</span></summary>
        ${this.form()}
      </details>
      ${others.length ? html`<h2>${this.t('start-others')}</h2>${this.list(others)}` : nothing}
      <p class="quiet">${this.t(this.backend.name === 'server' ? 'start-server' : 'start-device')}</p>
    `
  }

  private list(lines: Line[]) {
    return html`<ul class="lines">
      ${lines.map(
        (line) => html`<li>
          <a href=${PLACE[line.kind](line.id)}>${line.title || this.t('untitled')}</a>
          <span class="quiet">${this.t('changed-on', { day: this.day(line.changed) })}</span>
        </li>`,
      )}
    </ul>`
  }

  private form() {
    return html`<form class="sheet" @submit=${this.begin}>
      <label>${this.t('start-name')} <input name="title" maxlength="200" autocomplete="off" /></label>
      <label>${this.t('start-pseudonym')} <input name="holder" required maxlength="100" value="coach-1" autocomplete="off" aria-describedby="pseudonym-why" /></label>
      <p class="hint" id="pseudonym-why">${this.t('start-pseudonym-why')}</p>
      <label
        >${this.t('start-target')}
        <select name="target">
          ${this.levels.map((level) => html`<option value=${level.id}>${level.name}</option>`)}
        </select></label
      >
      <p class="acts"><button class="act">${this.t('start-begin')}</button></p>
    </form>`
  }

  private async look(): Promise<void> {
    this.lines = await this.backend.store.list().catch((error) => (this.app.fail(error), []))
  }

  /** The names of the levels, when somebody is about to choose one. */
  private readonly names = async () => {
    if (this.levels.length) return
    const answer = await this.call('framework', { id: 'emcc-2015' }).catch((error) => (this.app.fail(error), undefined))
    this.levels = answer?.levels ?? []
  }

  private readonly sample = async () => {
    try {
      const answer = await fetch(new URL(`samples/${this.language}.json`, document.baseURI))
      await this.keep(this.t('sample'), await answer.json())
    } catch (error) {
      this.app.fail(error)
    }
  }

  private readonly begin = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const [title, holder, target] = ['title', 'holder', 'target'].map((name) => String(form.get(name) ?? '').trim())
    const document = { maatstaf: 1, framework: 'emcc-2015', holder, language: this.language, target: target || undefined, as_of: moment().today, evidence: [] }
    await this.keep(title!, document).catch((error) => this.app.fail(error))
  }

  private async keep(title: string, document: object): Promise<void> {
    const kept = await this.backend.store.create('portfolio', title, document)
    this.app.go(PLACE.portfolio(kept.id))
  }

  private readonly file = async (event: Event) => {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    input.value = ''
    if (!file) return
    try {
      const kept = await takeIn(this.backend, file)
      if (kept) this.app.go(PLACE[kept.kind](kept.id))
    } catch (error) {
      this.app.fail(error)
    }
  }
}

customElements.define('maatstaf-start', Start)
