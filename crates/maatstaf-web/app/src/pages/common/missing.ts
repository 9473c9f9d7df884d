// There is no such page.
import { html } from 'lit'
import { Page } from '../../shell/page'

class Missing extends Page {
  override readonly area = 'shell'

  override get heading(): string {
    return this.t('missing')
  }

  override render() {
    return html`<h1>${this.heading}</h1>
      <p>${this.t('missing-why')}</p>
      <p><a href="#/">${this.t('to-start')}</a></p>`
  }
}

customElements.define('maatstaf-missing', Missing)
