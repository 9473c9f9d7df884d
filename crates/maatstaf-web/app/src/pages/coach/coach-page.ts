// A page of the coach: a part with a heading, which is the title too.
import { CoachPart } from './coach-part'

export abstract class CoachPage extends CoachPart {
  /** What the page is called: the title of the window. */
  abstract get heading(): string

  override connectedCallback(): void {
    super.connectedCallback()
    this.classList.add('coach')
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed)
    const title = `${this.heading} · Maatstaf`
    if (document.title !== title) document.title = title
  }
}
