// The account on a server, and the settings of this browser.
import { html, nothing } from 'lit'
import type { Language } from '../../backend/backend'
import { choosePlace } from '../../shell/choice'
import { Page } from '../../shell/page'
import { setTheme, theme, type Theme } from '../../shell/theme'

class Account extends Page<'common'> {
  override readonly area = 'common'
  static override properties = { ...Page.properties, account: { state: true } }
  declare account: { name: string; email: string | null; language: string } | undefined

  override get heading(): string {
    return this.t('account-title')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.look().catch((error) => this.app.fail(error))
  }

  override render() {
    return html`
      <h1>${this.heading}</h1>
      ${this.account ? this.own() : html`<p>${this.t('account-none')} ${this.app.signInNeeded ? html`<a href="../sign-in">${this.t('sign-in')}</a>` : nothing}</p>`}
      <form class="sheet">
        ${this.choice('account-language', [['en', 'English'], ['nl', 'Nederlands']], this.language, (one) => this.speak(one as Language))}
        ${this.choice('account-colours', (['auto', 'light', 'dark'] as const).map((one) => [one, this.t(`colours-${one}`)]), theme(), (one) => this.colour(one as Theme))}
        ${this.account || this.app.signInNeeded
          ? html`${this.choice('account-place', (['server', 'device'] as const).map((one) => [one, this.t(`place-${one}`)]), this.backend.name, (one) => this.move(one as 'server' | 'device'))}
              <p class="hint">${this.t('account-place-why')}</p>`
          : nothing}
      </form>
    `
  }

  private own() {
    return html`<p class="quiet">${this.account!.email}</p>
      <form class="sheet" @submit=${this.rename}>
        <label>${this.t('account-name')} <input name="name" maxlength="200" autocomplete="name" .value=${this.account!.name} /></label>
        <p class="acts">
          <button class="act">${this.t('save')}</button>
          <button type="button" @click=${this.leave}>${this.t('account-out')}</button>
        </p>
      </form>
      <p><a href="../account">${this.t('account-more')}</a></p>`
  }

  private choice(name: 'account-language' | 'account-colours' | 'account-place', options: [string, string][], now: string, choose: (one: string) => void) {
    const changed = (event: Event) => choose((event.target as HTMLSelectElement).value)
    return html`<label>${this.t(name)} <select @change=${changed}>${options.map(([value, words]) => html`<option value=${value} ?selected=${value === now}>${words}</option>`)}</select></label>`
  }

  private async look(): Promise<void> {
    this.account = await this.backend.team?.http.json('v1/account')
  }

  private async speak(language: Language): Promise<void> {
    await this.app.setLanguage(language)
    await this.change({ language })
  }

  private colour(chosen: Theme): void {
    setTheme(chosen)
    this.app.changed()
  }

  private move(place: 'server' | 'device'): void {
    choosePlace(place)
    location.reload()
  }

  private readonly rename = async (event: SubmitEvent) => {
    event.preventDefault()
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '')
    if (await this.change({ name })) this.app.notice(this.t('account-saved'))
  }

  private async change(fields: object): Promise<boolean> {
    try {
      if (this.backend.team) this.account = await this.backend.team.http.json('v1/account', { method: 'PATCH', json: fields })
      return true
    } catch (error) {
      this.app.fail(error)
      return false
    }
  }

  private readonly leave = async () => {
    try {
      await this.app.close()
      await this.backend.team!.http.ask('v1/session', { method: 'DELETE' })
      location.reload()
    } catch (error) {
      this.app.fail(error)
    }
  }
}

customElements.define('maatstaf-account', Account)
