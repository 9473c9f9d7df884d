// Which form of help fits a request, and where its boundary lies. It opens a conversation and is no diagnosis.
import { html, nothing } from 'lit'
import type { Text } from './answers'
import { CoachPage } from './coach-page'

interface Question { id: string; text: Text; answers: { id: string; text: Text }[] }
interface Reason { question: string | null; said: string; points: number }
interface Choice {
  answered: number; asked: number; settled: boolean
  boundary: { outcome: string; crossed: { crossing: string }[]; indicators: number[] }
  ranking: { place: number; form: string; points: number; by_boundary: boolean; speaks_for: Reason[]; speaks_against: Reason[] }[]
  open: { question: string }[]
}
interface Named { id: string; name: Text; text: Text }
interface Compared { id: string; name: Text; one: Text; other: Text }
export interface Forms {
  comparison: { one: string; other: string; definitions: { one: Text; other: Text }; axes: Compared[]; contrast: Compared[]; skills: { one: Named[]; other: Named[] } }
  forms: { forms: { id: string; name: Text; summary: Text }[]; boundary: { outcomes: { outcome: string; text: Text; steps: Text[] }[]; crossings: { id: string; text: Text }[] } }
}

export class CoachGuidance extends CoachPage {
  static override properties = { ...CoachPage.properties, answers: { state: true }, choice: { state: true } }
  declare answers: Record<string, string>
  declare choice: Choice | undefined

  constructor() {
    super()
    this.answers = {}
  }

  get heading() {
    return this.t('guidance-title')
  }

  protected override content() {
    const asked = this.look<{ questions: Question[]; owner: Text }>('guidance')
    const forms = this.look<Forms>('guidance-compare')
    if (!asked || !forms) return this.wait()
    return html`<p class="lead">${this.t('guidance-lead')}</p>
      <div class="with-side">
        <form class="questions" @submit=${(event: Event) => event.preventDefault()}>${asked.questions.map(one => this.question(one))}
          <p class="acts"><button type="button" @click=${() => { this.answers = {}; this.choice = undefined }}>${this.t('guidance-clear')}</button></p></form>
        <div class="result"><div aria-live="polite">${this.outcome(asked.questions, forms)}</div></div>
      </div>
      ${this.compare(forms)}
      <p class="quiet">${this.own(asked.owner)}</p>
      <h2>${this.t('mentoring')}</h2>
      <ul><li><a href="#/agreement">${this.t('agreements')}</a></li><li><a href="#/audit">${this.t('audits')}</a></li></ul>`
  }

  private question({ id, text, answers }: Question) {
    return html`<fieldset><legend>${this.own(text)}</legend>${[...answers, undefined].map(answer => html`<label class="choice"><input type="radio" name=${id} .checked=${this.answers[id] === answer?.id} @change=${() => void this.say(id, answer?.id)} />
      <span>${answer ? this.own(answer.text) : this.t('open-answer')}</span></label>`)}</fieldset>`
  }

  private async say(id: string, answer: string | undefined) {
    const { [id]: _, ...others } = this.answers
    const answers = answer ? { ...others, [id]: answer } : others
    this.answers = answers
    if (!Object.keys(answers).length) return void (this.choice = undefined)
    try {
      const choice = await this.call<Choice>('guidance', { answers })
      if (this.answers === answers) this.choice = choice
    } catch (error) {
      this.app.fail(error)
    }
  }

  private outcome(questions: Question[], { forms }: Forms) {
    const { choice } = this
    if (!choice) return html`<h2>${this.t('guidance-none')}</h2>`
    const outcome = forms.boundary.outcomes.find(one => one.outcome === choice.boundary.outcome)
    const name = (id: string) => this.own(forms.forms.find(one => one.id === id)?.name)
    const said = ({ question, said }: Reason) => this.own(questions.find(one => one.id === question)?.answers.find(one => one.id === said)?.text)
    const said_of = (reasons: Reason[]) => reasons.map(said).filter(Boolean).join('; ')
    return html`<h2>${this.series(choice.ranking.filter(one => one.place === 1).map(one => name(one.form)))}</h2>
      <p class=${choice.boundary.outcome === 'continue' ? 'note' : 'alert'}>${this.own(outcome?.text)}</p>
      ${choice.boundary.crossed.length ? html`<ul>${choice.boundary.crossed.map(one => html`<li>${this.own(forms.boundary.crossings.find(other => other.id === one.crossing)?.text)}</li>`)}</ul>` : nothing}
      ${outcome?.steps.length ? html`<ul>${outcome.steps.map(one => html`<li>${this.own(one)}</li>`)}</ul>` : nothing}
      <p class="quiet">${this.t('answered', { n: choice.answered, all: choice.asked })} ${choice.settled ? this.t('settled') : this.t('unsettled')}</p>
      <ol class="ranking">${choice.ranking.map(one => html`<li><b>${name(one.form)}</b> <span class="quiet number">${one.points}</span>
        ${one.speaks_for.length ? html`<small>+ ${said_of(one.speaks_for)}</small>` : nothing}${one.speaks_against.length ? html`<small>− ${said_of(one.speaks_against)}</small>` : nothing}</li>`)}</ol>`
  }

  private compare({ comparison, forms }: Forms) {
    const name = (id: string) => this.own(forms.forms.find(one => one.id === id)?.name)
    const rows = [...comparison.axes, ...comparison.contrast]
    return html`<details><summary>${this.t('forms')}</summary>
      <dl>${forms.forms.map(one => html`<dt><b>${this.own(one.name)}</b></dt><dd>${this.own(one.summary)}</dd>`)}</dl>
      <div class="scroll" tabindex="0" role="group" aria-label=${this.t('forms')}><table><thead><tr><td></td><th scope="col">${name(comparison.one)}</th><th scope="col">${name(comparison.other)}</th></tr></thead>
        <tbody><tr><td></td><td>${this.own(comparison.definitions.one)}</td><td>${this.own(comparison.definitions.other)}</td></tr>
          ${rows.map(row => html`<tr><th scope="row">${this.own(row.name)}</th><td>${this.own(row.one)}</td><td>${this.own(row.other)}</td></tr>`)}
          <tr><th scope="row">${this.t('skills')}</th>${(['one', 'other'] as const).map(side => html`<td><ul>${comparison.skills[side].map(one => html`<li>${this.own(one.text)}</li>`)}</ul></td>`)}</tr></tbody></table></div></details>`
  }
}

customElements.define('coach-guidance', CoachGuidance)
