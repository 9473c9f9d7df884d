import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import type { ElementWord } from '../words/elements.en'
import type { Framework, Language, Portfolio } from './answers'
import { engineAt, type ElementEngine } from './engine'
import { look } from './look'

/**
 * What every element shares: a portfolio (given, or read from `src`), an engine, a language, and what goes wrong said in place.
 *
 * Attributes: `src`, `engine`, `language`, `target`, `theme` (`light` or `dark`). Properties: `portfolio`, `framework`, and
 * `service` for a page that has an engine of its own. Events: `maatstaf-ready`, `maatstaf-problem`, `maatstaf-open`, `maatstaf-change`.
 */
export abstract class MaatstafElement extends LitElement {
  static override styles = [look]
  static override properties: PropertyDeclarations = {
    portfolio: { attribute: false },
    framework: { attribute: false },
    service: { attribute: false },
    src: {},
    engine: {},
    language: {},
    target: {},
    theme: { reflect: true },
    words: { state: true },
    problem: { state: true },
  }
  declare portfolio?: Portfolio
  declare framework?: Framework
  declare service?: ElementEngine
  declare src: string | null
  declare engine: string | null
  declare language: Language | null
  declare target: string | null
  declare theme: string | null
  declare protected words?: Record<ElementWord, string>
  declare protected problem?: string
  private turn = 0
  /** Where the portfolio was read from last. */
  private readFrom?: string

  /** The language: said, or the page's. */
  get tongue(): Language {
    const said = this.language ?? (this.closest('[lang]') as HTMLElement | null)?.lang ?? ''
    return said.toLowerCase().startsWith('nl') ? 'nl' : 'en'
  }

  /** A word in the element's language, with what goes in its places. */
  protected t(key: ElementWord, places: Record<string, string | number> = {}): string {
    const word = this.words?.[key] ?? ''
    return word.replace(/\{(\w+)\}/g, (_, place: string) => String(places[place] ?? ''))
  }

  /** Properties whose change makes the element ask the engine anew. */
  protected inputs(): string[] {
    return ['portfolio', 'src', 'engine', 'language', 'target', 'service']
  }

  /** Asks the engine for what the element shows. What it answers takes it up, unless something newer was asked meanwhile. */
  protected abstract ask(engine: ElementEngine, portfolio: Portfolio): Promise<() => void>
  protected abstract body(): TemplateResult

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('language') && this.hasUpdated) this.framework = undefined
    const first = !this.hasUpdated
    if (first || this.inputs().some((name) => changed.has(name))) void this.refresh()
  }

  private async refresh(): Promise<void> {
    const turn = ++this.turn
    const tongue = this.tongue
    try {
      const words = (await (tongue === 'nl' ? import('../words/elements.nl') : import('../words/elements.en'))).default
      if (turn !== this.turn) return
      this.words = words
      const { src } = this
      if (src && src !== this.readFrom) {
        const portfolio = await this.read(src)
        if (turn !== this.turn) return
        this.readFrom = src
        this.portfolio = portfolio
      }
      if (!this.portfolio) return
      const engine = this.service ?? engineAt(this.engine, tongue)
      const framework = this.framework ?? await engine.call('framework', { id: this.portfolio.framework, language: tongue })
      if (turn !== this.turn) return
      this.framework = framework as Framework
      const take = await this.ask(engine, this.target ? { ...this.portfolio, target: this.target } : this.portfolio)
      if (turn !== this.turn) return
      take()
      this.problem = undefined
      this.tell('maatstaf-ready', {})
    } catch (error) {
      if (turn !== this.turn) return
      this.problem = (error as Error).message
      this.tell('maatstaf-problem', { message: this.problem, problems: (error as { problems?: unknown }).problems ?? [] })
    }
  }

  private async read(address: string): Promise<Portfolio> {
    const answer = await fetch(new URL(address, document.baseURI))
    if (!answer.ok) throw new Error(`${answer.status} ${address}`)
    return answer.json()
  }

  /** Tells the page; a portfolio that was changed is a new one, the page's own stays as it was. */
  protected tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
  }

  protected change(edit: (portfolio: Portfolio) => void, what: string): void {
    if (!this.portfolio) return
    const portfolio = structuredClone(this.portfolio)
    edit(portfolio)
    this.portfolio = portfolio
    this.tell('maatstaf-change', { portfolio, what })
  }

  protected levelName(id: string | null | undefined): string {
    return this.framework?.levels.find((level) => level.id === id)?.name ?? (id || this.t('none'))
  }

  protected categoryName(id: string | undefined): string {
    return this.framework?.categories.find((category) => category.id === id)?.name ?? id ?? ''
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.words) return nothing
    const problem = this.problem ? html`<p class="problem" role="alert" part="problem">${this.problem}</p>` : nothing
    const body = this.framework ? this.body() : this.problem ? nothing : html`<p class="quiet">${this.t(this.portfolio || this.src ? 'loading' : 'empty')}</p>`
    return html`<div class="root" part="root" lang=${this.tongue}>${problem}${body}</div>`
  }
}
