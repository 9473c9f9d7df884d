// What every element of the page is: it reads the shared state and is drawn again when that changes.
import { LitElement, type PropertyValues } from 'lit'
import type { Answer, Backend, Language } from '../backend/backend'
import type { Desk } from '../keeping/desk'
import { say, type Area, type Key, type Values } from '../words/words'
import type { App, Estimated } from './app'
import type { Route } from './route'

/** English days are written as in Europe. */
const LOCALE: Record<Language, string> = { en: 'en-GB', nl: 'nl' }

/** Draws into the page itself, so that labels, links and one style sheet reach everything. Set `.app` on it. */
export abstract class Part<A extends Area = 'shell'> extends LitElement {
  static override properties = { app: { attribute: false } }
  declare app: App
  /** The words that it speaks. */
  abstract readonly area: A

  private readonly again = () => this.requestUpdate()

  override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.app.addEventListener('change', this.again)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.app.removeEventListener('change', this.again)
  }

  /** A sentence of its own words or of the frame's. */
  t(key: Key<A> | Key<'shell'>, values?: Values): string {
    return say(this.area, this.app.language, key as string, values)
  }

  get backend(): Backend {
    return this.app.backend
  }

  /** The open document. A page with `desk: true` in its place has one. */
  get desk(): Desk {
    return this.app.desk!
  }

  get estimate(): Estimated {
    return this.app.estimate
  }

  get route(): Route {
    return this.app.route
  }

  get language(): Language {
    return this.app.language
  }

  call<T = any>(name: string, request: object): Promise<T> {
    return this.backend.engine.call<T>(name, request)
  }

  raw(name: string, request: object): Promise<Answer> {
    return this.backend.engine.raw(name, request)
  }

  /** Does something, and says what goes wrong. Answers whether it went well. */
  async orSay(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      this.app.fail(error)
      return false
    }
  }

  /** A day or a moment, as people write it. */
  day(when: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }): string {
    const day = new Date(when.length === 10 ? `${when}T12:00` : when)
    return new Intl.DateTimeFormat(LOCALE[this.language], options).format(day)
  }

  protected override updated(_changed: PropertyValues): void {}
}
