// A page of the coach: a part with a heading, which is the title too.
import { html, type TemplateResult } from 'lit'
import { CoachPart } from './coach-part'

export abstract class CoachPage extends CoachPart {
  /** What the page is called: the title of the window. */
  abstract get heading(): string

  override connectedCallback(): void {
    super.connectedCallback()
    this.classList.add('coach')
  }

  /** What stands below the heading. */
  protected abstract content(): unknown

  /** The heading is there from the beginning and stays: the focus goes to it when the page is opened. */
  override render(): TemplateResult {
    return html`<h1 tabindex="-1">${this.heading}</h1>${this.content()}`
  }

  protected wait(): TemplateResult {
    return html`<p class="wait">${this.t('working')}</p>`
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed)
    const title = `${this.heading} · Maatstaf`
    if (document.title !== title) document.title = title
  }
}
