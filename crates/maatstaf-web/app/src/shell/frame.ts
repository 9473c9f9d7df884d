// The frame around every page: name, navigation, how far saving is, language, theme, notices.
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Language } from '../backend/backend'
import '../keeping/remind'
import '../keeping/saving'
import { App } from './app'
import { navigation } from './navigation'
import type { Part } from './part'
import { setTheme, theme, type Theme } from './theme'

const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' }
const SIGN: Record<Theme, string> = { auto: '◐', light: '☀', dark: '☾' }

class Frame extends LitElement {
  readonly app = new App()
  private page?: HTMLElement
  private pageOf = ''
  private isBegun = false

  override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.app.addEventListener('change', () => this.requestUpdate())
    addEventListener('keydown', (event) => this.pressed(event))
    void this.app.begin().then(() => {
      this.isBegun = true
      this.requestUpdate()
    })
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.isBegun) return nothing
    const { app } = this
    return html`
      <a class="skip" href="#main" @click=${this.skip}>${app.t('skip')}</a>
      <header class="top">
        <a class="brand" href="#/"><svg viewBox="0 5 16 6" width="28" aria-hidden="true"><path d="M1 5h14v6H1z" /><path class="marks" d="M3.5 5v2m3-2v3m3-3v2m3-2v3" /></svg>Maatstaf</a>
        ${navigation(app)}
        <div class="settings">
          <maatstaf-saving .app=${app}></maatstaf-saving>
          ${this.languageButton()} ${this.themeButton()}
        </div>
      </header>
      <maatstaf-reminder .app=${app}></maatstaf-reminder>
      <main id="main" tabindex="-1">${this.content()}</main>
      <footer class="bottom">
        <p>${app.t('statement')}</p>
        <p>
          <a href="#/files">${app.t('files')}</a>
          <a href="#/privacy">${app.t('privacy')}</a>
          ${app.backend.name === 'server' || app.signInNeeded ? html`<a href="#/account">${app.t('account')}</a>` : nothing}
        </p>
      </footer>
      <div class="notices" role="status">
        ${app.notices.filter((one) => !one.alert).map((one) => this.notice(one))}
      </div>
      <div class="notices alerts" role="alert">
        ${app.notices.filter((one) => one.alert).map((one) => this.notice(one))}
      </div>
    `
  }

  private content() {
    const { app } = this
    if (app.failure) {
      return html`<h1 tabindex="-1">${app.t('cannot-show')}</h1>
        <p class="alert">${app.failure}</p>
        <p><a href="#/">${app.t('to-start')}</a></p>`
    }
    return this.shown()
  }

  /** The element of the page: a new one for another place or document, the same while only the rest of the address changes. */
  private shown(): HTMLElement | undefined {
    const { place, route } = this.app
    if (!place) return undefined
    const key = `${place.tag} ${place.desk ? route.path[1] : ''}`
    if (key !== this.pageOf) {
      const isFirst = this.pageOf === ''
      this.page = document.createElement(place.tag)
      ;(this.page as Part<any>).app = this.app
      this.pageOf = key
      scrollTo(0, 0)
      if (!isFirst) void this.arrive(this.page as Part<any>)
    }
    return this.page
  }

  /** Brings the focus to the heading of a new page, so that a screen reader says it and Tab goes on from there. */
  private async arrive(page: Part<any>): Promise<void> {
    await this.updateComplete
    await page.updateComplete
    const heading = page.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }

  private readonly skip = (event: Event) => {
    event.preventDefault()
    this.querySelector<HTMLElement>('#main')?.focus()
  }

  private languageButton() {
    const other: Language = this.app.language === 'en' ? 'nl' : 'en'
    const name = other === 'nl' ? 'Nederlands' : 'English'
    return html`<button class="plain" lang=${other} @click=${() => this.app.setLanguage(other)}>
      <span aria-hidden="true">${other.toUpperCase()}</span><span class="unseen">${name}</span>
    </button>`
  }

  private themeButton() {
    const now = theme()
    const change = () => {
      setTheme(NEXT[now])
      this.requestUpdate()
    }
    const name = this.app.t(`theme-${now}`)
    return html`<button class="plain" title=${name} @click=${change}><span aria-hidden="true">${SIGN[now]}</span><span class="unseen">${name}</span></button>`
  }

  private notice(notice: App['notices'][number]) {
    const { act } = notice
    const run = () => {
      act?.run()
      this.app.dismiss(notice)
    }
    return html`<div class="notice ${notice.alert ? 'is-alert' : ''}">
      <span>${notice.text}</span>
      ${act ? html`<button class="plain" @click=${run}>${act.label}</button>` : nothing}
      <button class="plain" @click=${() => this.app.dismiss(notice)}><span aria-hidden="true">×</span><span class="unseen">${this.app.t('dismiss')}</span></button>
    </div>`
  }

  /** Undo and redo outside of fields; inside a field they are the field's own. */
  private pressed(event: KeyboardEvent): void {
    const desk = this.app.desk
    if (!desk || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const into = event.composedPath()[0] as HTMLElement
    if (into.matches?.('input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable]')) return
    const key = event.key.toLowerCase()
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
    if (!isRedo && key !== 'z') return
    event.preventDefault()
    if (isRedo) desk.redo()
    else desk.undo()
  }
}

customElements.define('maatstaf-app', Frame)
