// Shares, panels, judging, providers and cohorts: what only a server has.
import type { Http } from './http'

export type SeatState = 'waiting' | 'valid' | 'expired' | 'revoked'

/** What was shown to somebody, and until when. */
export interface Share {
  id: string
  kind: 'assessor' | 'reader'
  document: string
  panel?: string | null
  name: string
  parts: string[]
  attachments: boolean
  made: string
  expires: string
  accepted?: string | null
  state: SeatState
}

export interface NewShare {
  kind: Share['kind']
  name: string
  parts: string[]
  attachments?: boolean
  expires?: string
  panel?: string
}

export interface Seat { share: string; name: string; accepted: boolean; state: SeatState; submitted: boolean; signed: boolean }
export interface Panel { id: string; document: string; digest: string; made: string; revealed?: string | null; seats: number; assessors: Seat[] }
export interface Assessed { version: number; at: string; submitted?: string | null; assessment: any }
export interface Judged extends Assessed { share: string; name: string }
export interface SignOff { share: string; digest: string; resolution: any; at: string }
export interface Deed { number: number; at: string; actor?: string | null; deed: string; subject: string; detail?: string | null }
export interface Provider { id: string; name: string; role?: 'administrator' | 'assessor' | 'coach' | null }
export interface Cohort { id: string; provider: string; name: string; least: number; made: string; members?: number | null; published?: string | null }
export interface CohortShown extends Cohort { at?: string | null; counts?: any; left_out?: number | null; why?: 'too-few-members' | 'not-published' | null }
export interface Joined { cohort: string; name: string; provider: string }

/** The secret behind the `#` of a link, or the secret itself. */
export const secretOf = (link: string): string => link.trim().split('#').pop()!

const id = encodeURIComponent

export class Team {
  constructor(readonly http: Http) {}

  // The owner of a portfolio.
  shares(document: string): Promise<Share[]> {
    return this.http.all(`v1/documents/${id(document)}/shares`)
  }

  /** The link is given this once. */
  share(document: string, share: NewShare): Promise<Share & { link: string }> {
    return this.http.json(`v1/documents/${id(document)}/shares`, { json: share })
  }

  async revoke(document: string, share: string): Promise<void> {
    await this.http.ask(`v1/documents/${id(document)}/shares/${id(share)}`, { method: 'DELETE' })
  }

  trail(document: string): Promise<Deed[]> {
    return this.http.all(`v1/documents/${id(document)}/trail`)
  }

  panels(document: string): Promise<Panel[]> {
    return this.http.all(`v1/documents/${id(document)}/panels`)
  }

  revealAsOwner(document: string, panel: string): Promise<Panel> {
    return this.http.json(`v1/documents/${id(document)}/panels/${id(panel)}/reveal`, { method: 'POST' })
  }

  async ofPanel<T>(document: string, panel: string, what: 'assessments' | 'sign-offs'): Promise<T[]> {
    return (await this.http.json<{ items: T[] }>(`v1/documents/${id(document)}/panels/${id(panel)}/${what}`)).items
  }

  async comparisonOfPanel(document: string, panel: string, report?: 'comparison' | 'feedback'): Promise<any> {
    return this.compared(`v1/documents/${id(document)}/panels/${id(panel)}/crosscheck`, '?', report)
  }

  private async compared(path: string, sign: string, report?: string): Promise<any> {
    return report ? (await this.http.ask(`${path}${sign}report=${report}`)).text() : this.http.json(path)
  }

  // An assessor.
  sharedWithMe(): Promise<Share[]> {
    return this.http.all('v1/shared')
  }

  offer(link: string): Promise<Share> {
    return this.http.json('v1/offers', { json: { secret: secretOf(link) } })
  }

  accept(link: string): Promise<Share> {
    return this.http.json('v1/shared', { json: { secret: secretOf(link) } })
  }

  /** The report that a link to read opens. The secret stands for who asks. */
  async reportFor(share: Share, secret: string): Promise<string> {
    return (await this.http.ask(`v1/shared/${id(share.document)}/report?share=${id(share.id)}`, { headers: { authorization: `Bearer ${secret}` } })).text()
  }

  /** Everything about one share that is judged. */
  judging(document: string, share: string): Judging {
    return new Judging(this.http, document, share)
  }

  // A provider.
  providers(): Promise<Provider[]> {
    return this.http.all('v1/providers')
  }

  /** The wordings of its own that a provider keeps. */
  wordings(provider: string): Promise<{ id: string; title: string }[]> {
    return this.http.all(`v1/documents?kind=wording&provider=${id(provider)}`)
  }

  cohorts(provider: string): Promise<Cohort[]> {
    return this.http.all(`v1/providers/${id(provider)}/cohorts`)
  }

  /** The link for coaches is given this once. */
  makeCohort(provider: string, name: string, least: number): Promise<Cohort & { link: string }> {
    return this.http.json(`v1/providers/${id(provider)}/cohorts`, { json: { name, least } })
  }

  cohort(provider: string, cohort: string): Promise<CohortShown> {
    return this.http.json(`v1/providers/${id(provider)}/cohorts/${id(cohort)}`)
  }

  publish(provider: string, cohort: string): Promise<CohortShown> {
    return this.http.json(`v1/providers/${id(provider)}/cohorts/${id(cohort)}/publish`, { method: 'POST' })
  }

  async eraseCohort(provider: string, cohort: string): Promise<void> {
    await this.http.ask(`v1/providers/${id(provider)}/cohorts/${id(cohort)}`, { method: 'DELETE' })
  }

  join(document: string, link: string): Promise<Joined> {
    return this.http.json(`v1/documents/${id(document)}/cohorts`, { json: { secret: secretOf(link) } })
  }

  async joined(document: string): Promise<Joined[]> {
    return (await this.http.json<{ items: Joined[] }>(`v1/documents/${id(document)}/cohorts`)).items
  }

  async leave(document: string, cohort: string): Promise<void> {
    await this.http.ask(`v1/documents/${id(document)}/cohorts/${id(cohort)}`, { method: 'DELETE' })
  }
}

/** What an assessor does with one share. */
export class Judging {
  constructor(private readonly http: Http, private readonly document: string, private readonly share: string) {}

  /** What it is called where something of it is kept on the device. */
  get key(): string {
    return this.at('')
  }

  private at(what: string): string {
    return `v1/shared/${id(this.document)}${what}?share=${id(this.share)}`
  }

  /** The portfolio as an assessor may see it: before the reveal without self-rating and verdicts. */
  portfolio(): Promise<{ share: Share; document?: any }> {
    return this.http.json(this.at(''))
  }

  panel(): Promise<Panel> {
    return this.http.json(this.at('/panel'))
  }

  start(): Promise<any> {
    return this.http.json(this.at('/assessment/new'))
  }

  mine(): Promise<Assessed> {
    return this.http.json(this.at('/assessment'))
  }

  /** Throws `Conflict` when it was saved somewhere else in between. */
  save(assessment: any, version: number): Promise<Assessed> {
    return this.http.json(this.at('/assessment'), { method: 'PUT', json: assessment, headers: { 'if-match': `"${version}"` } })
  }

  submit(version: number): Promise<Assessed> {
    return this.http.json(this.at('/assessment/submit'), { method: 'POST', headers: { 'if-match': `"${version}"` } })
  }

  reveal(): Promise<Panel> {
    return this.http.json(this.at('/reveal'), { method: 'POST' })
  }

  async of<T>(what: 'assessments' | 'sign-offs'): Promise<T[]> {
    return (await this.http.json<{ items: T[] }>(this.at(`/${what}`))).items
  }

  crosscheck(): Promise<any> {
    return this.http.json(this.at('/crosscheck'))
  }

  async report(kind: 'comparison' | 'feedback'): Promise<string> {
    return (await this.http.ask(`${this.at('/crosscheck')}&report=${kind}`)).text()
  }

  signOff(digest: string, resolution: any): Promise<SignOff> {
    return this.http.json(this.at('/sign-off'), { json: { digest, resolution } })
  }
}
