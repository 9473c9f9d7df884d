// The agreements or the audits that there are, and the way to a new one.
import { html, nothing } from 'lit'
import type { Line } from '../../backend/backend'
import { moment } from '../../backend/moment'
import { link } from '../../shell/route'
import { CoachPage } from './coach-page'

export class CoachMentoring extends CoachPage {
  static override properties = { ...CoachPage.properties, lines: { state: true } }
  declare lines: Line[] | undefined
  private of?: string

  private get kind(): 'agreement' | 'audit' {
    return this.route.path[0] === 'audit' ? 'audit' : 'agreement'
  }

  get heading() {
    return this.t(`${this.kind}s`)
  }

  override willUpdate() {
    if (this.of === this.kind) return
    this.of = this.kind
    this.lines = undefined
    this.backend.store.list(this.kind).then(lines => (this.lines = lines), error => this.app.fail(error))
  }

  protected override content() {
    const { kind } = this
    return html`<p class="lead">${this.t(`${kind}-lead`)}</p>
      ${this.lines?.length ? html`<ul class="lines">${this.lines.map(one => html`<li><a href=${link(kind, one.id)}>${one.title || this.t('untitled')}</a> <span class="quiet">${this.t('changed-on', { day: this.day(one.changed) })}</span></li>`)}</ul>` : nothing}
      <form class="sheet" @submit=${this.begin}>
        ${(kind === 'audit' ? ['programme-name'] as const : ['agreement.mentor', 'agreement.mentee'] as const).map((key, at) => html`<label>${this.t(key)} <input name="name-${at}" required maxlength="100" autocomplete="off" /></label>`)}
        <p class="hint">${this.t('pseudonyms')}</p>
        <p class="acts"><button class="act">${this.t(`${kind}-new`)}</button></p></form>`
  }

  private readonly begin = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const [one, other] = ['name-0', 'name-1'].map(name => String(form.get(name) ?? '').trim())
    const { today } = moment()
    const [title, document] = this.kind === 'audit'
      ? [one!, { maatstaf_audit: 1, programme: one, as_of: today }]
      : [`${one} – ${other}`, { maatstaf_agreement: 1, language: this.language, mentor: one, mentee: other, engagement: { starts: today } }]
    try {
      const kept = await this.backend.store.create(this.kind, title, document)
      this.app.go(link(this.kind, kept.id))
    } catch (error) {
      this.app.fail(error)
    }
  }
}

customElements.define('coach-mentoring', CoachMentoring)
