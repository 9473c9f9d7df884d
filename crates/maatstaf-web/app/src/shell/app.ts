// What all pages share: the back end, the language, where the reader is, the open document and its estimate.
import type { Backend, Language, Problem } from '../backend/backend'
import { Refused, Unreachable } from '../backend/backend'
import { openDesk, type Desk } from '../keeping/desk'
import { speakOwnWords } from '../parts/wording'
import { loadWords, say, type Area, type Key, type Values } from '../words/words'
import { chooseBackend } from './choice'
import { keepOffline } from './offline'
import { placeOf, type Place } from './places'
import { routeOf, type Route } from './route'

/** The estimate of the open portfolio. While it is worked out anew, the one before stays. */
export interface Estimated {
  answer?: any
  /** What is wrong with the document, when no estimate can be made of it. */
  problems: Problem[]
  pending: boolean
}

/** A sentence that passes by, with something to do about it. */
export interface Notice {
  id: number
  text: string
  act?: { label: string; run: () => void }
  alert: boolean
}

const LANGUAGE = 'maatstaf-language'

/** Fires `change` whenever any of it changed. */
export class App extends EventTarget {
  backend!: Backend
  /** Whether a server asks for somebody to sign in before anything can be kept there. */
  signInNeeded = false
  language: Language = chosenLanguage()
  route: Route = routeOf(location.hash)
  /** The page that is shown; none while the first is loaded. */
  place?: Place
  desk?: Desk
  estimate: Estimated = { problems: [], pending: false }
  notices: Notice[] = []
  /** What went wrong with the page itself. */
  failure?: string

  private asking = false
  private askAgain = false
  private timer = 0
  private numbers = 0
  private turn = 0

  async begin(): Promise<void> {
    document.documentElement.lang = this.language
    // Everything that the first screen needs is asked for at once; what fails is said when it is asked for again.
    const place = placeOf(this.route.path)
    for (const wanted of [place.load(), loadWords(place.area, this.language)]) wanted.catch(() => {})
    await loadWords('shell', this.language)
    const chosen = await chooseBackend(this.language, this.route)
    this.backend = chosen.backend
    speakOwnWords(this.backend.engine, () => this.language)
    this.signInNeeded = chosen.signInNeeded
    addEventListener('hashchange', () => void this.follow())
    await this.follow()
    void keepOffline(this)
  }

  changed(): void {
    this.dispatchEvent(new Event('change'))
  }

  /** A sentence of the frame. */
  t(key: Key<'shell'>, values?: Values): string {
    return say('shell', this.language, key as string, values)
  }

  go(to: string): void {
    if (location.hash === to) void this.follow()
    else location.hash = to
  }

  /** Goes where the address says: opens the document, loads the words and the page. */
  async follow(): Promise<void> {
    const turn = ++this.turn
    const route = routeOf(location.hash)
    const place = placeOf(route.path)
    try {
      await Promise.all([place.load(), loadWords(place.area, this.language), place.desk && this.open(route.path[1]!, turn)])
      // The language may have changed meanwhile.
      await loadWords(place.area, this.language)
      if (turn !== this.turn) return
      this.failure = undefined
      this.place = place
    } catch (error) {
      if (turn !== this.turn) return
      this.place = undefined
      this.failure = this.sentence(error)
    }
    this.route = route
    this.changed()
  }

  private async open(id: string, turn: number): Promise<void> {
    if (this.desk?.kept.id === id) return void (await this.desk.settle())
    await this.desk?.close()
    this.desk = undefined
    this.estimate = { problems: [], pending: true }
    const desk = await openDesk(this.backend, id)
    // The reader is somewhere else already.
    if (turn !== this.turn) return desk.close()
    this.desk = desk
    desk.addEventListener('change', () => {
      if (this.desk !== desk) return
      this.changed()
      clearTimeout(this.timer)
      this.timer = window.setTimeout(() => void this.reckon(), 150)
    })
    desk.addEventListener('state', () => this.changed())
    void this.reckon()
  }

  /** Closes the open document, for instance because it was erased. */
  async close(): Promise<void> {
    await this.desk?.close()
    this.desk = undefined
  }

  /** Works the estimate of the open portfolio out: one at a time, the last change last. */
  private async reckon(): Promise<void> {
    const desk = this.desk
    if (desk?.kept.kind !== 'portfolio') return
    if (this.asking) return void (this.askAgain = true)
    this.asking = true
    this.estimate = { ...this.estimate, pending: true }
    this.changed()
    try {
      const answer = await this.backend.engine.call('estimate', { portfolio: desk.document })
      if (this.desk === desk) this.estimate = { answer, problems: [], pending: false }
    } catch (error) {
      const problems = error instanceof Refused && error.problems.length ? error.problems : [{ code: 'failed', message: this.sentence(error) }]
      if (this.desk === desk) this.estimate = { ...this.estimate, problems, pending: false }
    }
    this.asking = false
    this.changed()
    if (this.askAgain || this.desk !== desk) {
      this.askAgain = false
      void this.reckon()
    }
  }

  async setLanguage(language: Language): Promise<void> {
    await loadWords('shell', language)
    // And so may the page.
    for (let area: Area | undefined; area !== this.place?.area; ) await loadWords((area = this.place!.area), language)
    localStorage.setItem(LANGUAGE, language)
    this.language = language
    document.documentElement.lang = language
    const engine = this.backend.engine as { language?: Language; http?: { language: Language } }
    if (engine.http) engine.http.language = language
    else engine.language = language
    this.changed()
    void this.reckon()
  }

  /** Says something in passing; with something to do, such as undo. */
  notice(text: string, act?: Notice['act']): void {
    this.put({ id: ++this.numbers, text, act, alert: false })
  }

  /** Says what went wrong; it stays until it is put away. */
  fail(error: unknown): void {
    console.warn(error instanceof Error ? error.name : 'failed')
    this.put({ id: ++this.numbers, text: this.sentence(error), alert: true })
  }

  dismiss(notice: Notice): void {
    this.notices = this.notices.filter((one) => one.id !== notice.id)
    this.changed()
  }

  /** What is wrong, as sentences to read. */
  sentence(error: unknown): string {
    if (error instanceof Unreachable) return this.t('unreachable')
    if (error instanceof Refused) {
      const known = `refused-${error.code}` as Key<'shell'>
      const said = this.t(known)
      const title = said === known ? error.message : said
      const lines = error.problems.filter((one) => one.message).slice(0, 5)
      return [title, ...lines.map((one) => [one.path, one.message].filter(Boolean).join(': '))].join(' · ')
    }
    return this.t('failed')
  }

  private put(notice: Notice): void {
    this.notices = [...this.notices.slice(-2), notice]
    this.changed()
    // Long enough to read and to reach with the keyboard (WCAG 2.2.1: what matters is still there elsewhere).
    if (!notice.alert) setTimeout(() => this.dismiss(notice), notice.act ? 20_000 : 8_000)
  }
}

function chosenLanguage(): Language {
  const kept = localStorage.getItem(LANGUAGE)
  if (kept === 'en' || kept === 'nl') return kept
  return navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'en' || tag === 'nl') === 'nl' ? 'nl' : 'en'
}
