// What every page is: a part that fills the main place, with a heading that is the title too.
import type { PropertyValues } from 'lit'
import type { Area } from '../words/words'
import { Part } from './part'

export abstract class Page<A extends Area = 'shell'> extends Part<A> {
  /** What the page is called: the title of the window, and what a screen reader says on arriving. */
  abstract get heading(): string

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    const title = `${this.heading} · Maatstaf`
    if (document.title !== title) document.title = title
  }
}
