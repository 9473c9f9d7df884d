// Bringing the rows of a spreadsheet into the log. Names become pseudonyms, and the names are not kept here.
import { html, nothing } from 'lit'
import { Refused, type Problem } from '../../backend/backend'
import { giveFile, jsonFile, readJson } from '../../keeping/files'
import type { Text } from './answers'
import { select, tick } from './choice'
import { CoachPart } from './coach-part'
import type { Ledger, ListName } from './ledger'
import type { Portfolio } from './portfolio'

type Told = { message: Text; line?: number; column?: number }
interface Imported { ledger: Ledger; added: number; pseudonyms: Record<string, string>; left_out: Told[] }

/** The lists that rows can come into. */
const LISTS: ListName[] = ['sessions', 'earlier', 'supervision', 'cpd', 'feedback', 'training']

export class CoachImport extends CoachPart {
  static override properties = { ...CoachPart.properties, list: {}, csv: { state: true }, names: { state: true }, map: { state: true }, consent: { state: true }, monthFirst: { state: true }, columns: { state: true }, problems: { state: true }, done: { state: true } }
  declare list: ListName
  declare csv: string
  declare names: Record<string, string>
  declare map: string
  declare consent: string
  declare monthFirst: boolean
  /** What columns hold that nobody knows, by their number; `-` leaves one out. */
  declare columns: Record<string, string>
  declare problems: Problem[]
  declare done: Imported | undefined

  override render() {
    if (!LISTS.includes(this.list)) return nothing
    const { problems = [], columns = {} } = this
    const unknown = problems.filter(one => one.code === 'unknown-column').map(one => one.path?.split(':')[2] ?? '')
    return html`<details class="import"><summary>${this.t('import')}</summary>
      <p class="quiet">${this.t('import-help')}</p>
      <form class="sheet" @submit=${this.bring}>
        <label>${this.t('import-file')} <input type="file" accept=".csv,.txt,text/csv" @change=${async (event: Event) => (this.csv = await read(event))} /></label>
        <label>${this.t('import-paste')} <textarea rows="3" .value=${this.csv ?? ''} @input=${(event: Event) => (this.csv = (event.target as HTMLTextAreaElement).value)}></textarea></label>
        ${select(this.t('import-map'), ['icf', 'eia'].map(one => [one, one.toUpperCase()]), this.map, map => (this.map = map), { none: this.t('import-own') })}
        ${select(this.t('import-consent'), ['given', 'refused', 'not-asked'].map(one => [one, this.w(`consent.${one}`)]), this.consent, consent => (this.consent = consent), { none: this.t('import-column') })}
        <label>${this.t('import-names')} <input type="file" accept=".json" @change=${this.readNames} /><small>${this.t('import-names-help')}</small></label>
        ${tick(this.t('import-month'), !!this.monthFirst, isOn => (this.monthFirst = isOn))}
        ${[...new Set([...Object.keys(columns), ...unknown])].map(number => html`<label>${this.t('import-unknown', { n: number })} <input .value=${columns[number] ?? ''} placeholder="-" @input=${(event: Event) => (this.columns = { ...columns, [number]: (event.target as HTMLInputElement).value })} /></label>`)}
        <div role="alert">${problems.length ? html`<ul class="alert">${problems.map(one => html`<li>${line(one) ? this.t('at-line', { n: line(one)! }) : ''} ${one.message}${one.help ? html`<small>${one.help}</small>` : nothing}</li>`)}</ul>` : nothing}</div>
        <p class="acts"><button ?disabled=${!this.csv?.trim()}>${this.t('import-do')}</button></p>
      </form>
      <div role="status">${this.done ? this.outcome(this.done) : nothing}</div>
    </details>`
  }

  private outcome(done: Imported) {
    const names = Object.keys(done.pseudonyms).length
    return html`<p>${this.t('imported', { n: done.added })}</p>
      ${done.left_out.length ? html`<ul>${done.left_out.map(one => html`<li>${one.line ? this.t('at-line', { n: one.line }) : ''} ${this.own(one.message)}</li>`)}</ul>` : nothing}
      ${names ? html`<p class="warning">${this.t('names-apart', { n: names })} <button class="plain" @click=${() => giveFile('names.json', jsonFile(done.pseudonyms))}>${this.t('names-save')}</button></p>` : nothing}`
  }

  private readonly readNames = async (event: Event) => {
    const file = (event.target as HTMLInputElement).files?.[0]
    try {
      this.names = file ? await readJson(file) : {}
    } catch (error) {
      this.app.fail(error)
    }
  }

  private readonly bring = async (event: Event) => {
    event.preventDefault()
    this.problems = []
    this.done = undefined
    const columns = Object.fromEntries(Object.entries(this.columns ?? {}).map(([number, holds]) => [number, holds || '-']))
    const request = { csv: this.csv, list: this.list, columns, month_first: !!this.monthFirst,
      ...(this.map ? { map: this.map } : {}), ...(this.consent ? { always: { consent: this.consent } } : {}),
      ...(this.names ? { pseudonyms: this.names } : {}), ...(this.doc.ledger ? { ledger: this.doc.ledger } : {}) }
    try {
      const done = await this.call<Imported>('practice-import', request)
      this.desk.change(this.t('imported', { n: done.added }), (draft: Portfolio) => (draft.ledger = done.ledger))
      this.done = done
      this.csv = ''
    } catch (error) {
      this.problems = error instanceof Refused && error.problems.length ? error.problems : [{ code: 'failed', message: this.app.sentence(error) }]
      this.columns = { ...this.columns, ...Object.fromEntries(this.problems.filter(one => one.code === 'unknown-column').map(one => [one.path?.split(':')[2] ?? '', ''])) }
    }
  }
}

/** The line of the table: it stands in the path, such as `csv:3:1`. */
const line = (one: Problem) => one.path?.split(':')[1]

/** A file as text. Excel writes Windows-1252 where it is not UTF-8. */
async function read(event: Event): Promise<string> {
  const bytes = await (event.target as HTMLInputElement).files?.[0]?.arrayBuffer()
  if (!bytes) return ''
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

customElements.define('coach-import', CoachImport)
