// What the coach's pages and their parts share: the open portfolio, its framework in the reader's language, and answers that follow every change.
import { html, type TemplateResult } from 'lit'
import { Refused, type Problem } from '../../backend/backend'
import { frameworkOf } from '../../parts/framework'
import { Part } from '../../shell/part'
import { link } from '../../shell/route'
import { choices, type Values } from '../../words/words'
import type { Framework, Gap, Ground, Text } from './answers'
import './coach.css'
import type { Aspect, Evidence, Portfolio } from './portfolio'

/** An answer of the engine, as far as it is there. While a newer one is worked out the one before stays. */
interface Held { doc: unknown; language: string; value?: any; problems?: Problem[] }

/** A problem in both languages, as a check answers it. */
type Found = Omit<Problem, 'message' | 'help'> & { message: Text; help?: Text | null }

/** How long somebody may go on typing before an answer is worked out anew. */
const PAUSE = 150

/** How long after a failure it is tried again. */
const AGAIN = 5_000

/** What was looked up before, by any page. */
const known = new Map<string, any>()
/** The frameworks as they came last, by language and id. */
const frameworks = new Map<string, Framework>()

export abstract class CoachPart extends Part<'coach'> {
  override readonly area = 'coach'
  private held = new Map<string, Held>()
  /** The framework that was asked for, by language and id. */
  private sought?: string

  get doc(): Portfolio {
    return this.desk.document as Portfolio
  }

  get evidence(): Evidence[] {
    return this.doc.evidence ?? []
  }

  /** A word whose key is put together, such as `kind.` and a kind. */
  w(key: string, values?: Values): string {
    return this.t(key as never, values)
  }

  /** What there is to choose, such as the kinds of evidence: the words say which there are. */
  choices(name: string): [string, string][] {
    return choices(this.area, this.language, name)
  }

  /** Says it in the language of the reader. */
  own(text: Text | null | undefined): string {
    return text?.[this.language] ?? ''
  }

  /** The answer of a call about this document, asked for when something of it changed. */
  ask<T>(name: string, more: object = {}, of: object = { portfolio: this.doc }): T | undefined {
    const key = name + JSON.stringify(more)
    const doc = Object.values(of)[0]
    const before = this.held.get(key)
    if (before?.doc === doc && before?.language === this.language) return before?.value
    const held: Held = { doc, language: this.language, value: before?.value }
    // Taken out first: what was asked last stands last.
    this.held.delete(key)
    this.held.set(key, held)
    setTimeout(() => void this.fetch(key, held, name, { ...of, ...more }), before ? PAUSE : 0)
    return held.value
  }

  /** What is wrong with the last request of a name. */
  refused(name: string): Problem[] {
    return [...this.held].filter(([key]) => key.startsWith(name)).at(-1)?.[1].problems ?? []
  }

  private async fetch(key: string, held: Held, name: string, request: object) {
    if (this.held.get(key) !== held) return
    try {
      // A picture is text; everything else is JSON.
      held.value = name.startsWith('picture-') ? (await this.raw(name, request)).text : await this.call(name, request)
    } catch (error) {
      held.problems = error instanceof Refused && error.problems.length ? error.problems : [{ code: 'failed', message: this.app.sentence(error) }]
    }
    if (this.held.get(key) === held) this.requestUpdate()
  }

  /** What is asked for once, whatever the document says. */
  look<T>(name: string, more: object = {}): T | undefined {
    const key = [this.backend.name, this.language, name, JSON.stringify(more)].join()
    if (known.has(key)) return known.get(key)
    known.set(key, undefined)
    void this.call(name, more).then(
      value => (known.set(key, value), this.app.changed()),
      error => this.later(error, () => known.delete(key)),
    )
  }

  /** Says what went wrong once, and lets it be tried again after a while. */
  private later(error: unknown, again: () => void) {
    this.app.fail(error)
    setTimeout(() => (again(), this.app.changed()), AGAIN)
  }

  get framework(): Framework | undefined {
    const key = `${this.language} ${this.doc.framework}`
    if (this.sought !== key) {
      this.sought = key
      frameworkOf(this.app, this.doc.framework).then(
        found => (frameworks.set(key, found as Framework), this.requestUpdate()),
        error => this.later(error, () => (this.sought = undefined)),
      )
    }
    return frameworks.get(key)
  }

  /** The name of a level; the words for none when there is none. */
  level(id: string | null | undefined): string {
    return id ? this.framework?.levels.find(one => one.id === id)?.name ?? id : this.t('none')
  }

  /** The place of a level, from 1; 0 when there is none. */
  rank(id: string | null | undefined): number {
    return id && this.framework ? this.framework.levels.findIndex(one => one.id === id) + 1 : 0
  }

  category(id: string | null | undefined): string {
    return this.framework?.categories.find(one => one.id === id)?.name ?? id ?? ''
  }

  indicator(number: number) {
    return this.framework?.indicators.find(one => one.number === number)
  }

  /** A claim in a few words, such as `CI 32`. */
  claimName(claim: Aspect): string {
    if (claim.indicator) return `${this.t('ci')} ${claim.indicator}`
    const cell = [this.category(claim.category), this.level(claim.level), claim.theme].filter(Boolean).join(' · ')
    return this.t('equivalent', { cell })
  }

  /** The cell that a claim is about. */
  cellOf(claim: Aspect): { category?: string | null; level?: string | null } {
    return claim.indicator ? this.indicator(claim.indicator) ?? {} : claim
  }

  at(page: string, item?: string, query?: Record<string, string>): string {
    const path = ['portfolio', this.desk.kept.id, page, ...(item ? [item] : [])]
    return link(...path) + (query ? `?${new URLSearchParams(query)}` : '')
  }

  evidenceLink(id: string): TemplateResult {
    const item = this.evidence.find(one => one.id === id)
    return html`<a href=${this.at('evidence', id)}>${item?.title || id}</a>`
  }

  /** Several things in one sentence. */
  series(items: unknown[]): unknown[] {
    return items.flatMap((item, at) => (at === 0 ? [item] : [at === items.length - 1 ? ` ${this.t('and')} ` : ', ', item]))
  }

  /** The steps to the target; when nothing lacks for it any more, to the level above. */
  get toward(): Gap | undefined {
    const gap = this.ask<Gap>('gap')
    const above = gap && this.framework?.levels[this.rank(gap.target)]
    return gap?.reached && above ? this.ask<Gap>('gap', { to: above.id, lane: 'estimate' }) : gap
  }

  /** Why a level is as sure as it is. An occasion is named by its evidence. */
  ground(ground: Ground) {
    if (ground.reason !== 'rests-on') return this.w(`ground.${ground.reason}`, 'count' in ground ? { n: ground.count } : 'claims' in ground ? { n: ground.claims } : {})
    const items = ground.occasions.map(occasion => this.evidence.find(one => (one.occasion?.trim() || one.id) === occasion)?.id).filter(id => id !== undefined)
    const named = this.series([...items.slice(0, 3).map(id => this.evidenceLink(id)), ...(items.length > 3 ? [this.t('more', { n: items.length - 3 })] : [])])
    const [before, after] = this.t('ground.rests-on', { names: '\n' }).split('\n')
    return html`${before}${named}${after}`
  }

  /** Changes the portfolio when it stays sound; what is wrong otherwise, and nothing is changed. */
  async attempt(label: string, edit: (draft: Portfolio) => void): Promise<Problem[]> {
    const draft = structuredClone(this.doc)
    edit(draft)
    try {
      const { problems = [] } = await this.call<{ problems?: Found[] }>('validate', { portfolio: draft })
      if (problems.length) return problems.map(one => ({ ...one, message: this.own(one.message), help: this.own(one.help) }))
    } catch (error) {
      return [{ code: 'failed', message: this.app.sentence(error) }]
    }
    this.desk.change(label, edit as (draft: any) => void)
    return []
  }
}
