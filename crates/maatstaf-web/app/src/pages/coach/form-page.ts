// A page over a document that is a form: each field stands at a path, and what is empty stays out.
import { html, nothing } from 'lit'
import { tick } from './choice'
import { CoachPage } from './coach-page'

export type Draft = Record<string, any>

export abstract class FormPage extends CoachPage {
  get form(): Draft {
    return this.desk.document as Draft
  }

  get(path: string[]): any {
    return path.reduce((value: any, key) => value?.[key], this.form)
  }

  put(path: string[], value: unknown) {
    this.desk.change(`${this.heading}: ${path.join(' ')}`, (draft: Draft) => {
      const into = path.slice(0, -1).reduce((object, key) => (object[key] ??= {}), draft)
      if (value === '' || value === undefined || Number.isNaN(value)) delete into[path.at(-1)!]
      else into[path.at(-1)!] = value
    })
  }

  /** Any number of choices. "None" goes with nothing else. */
  several(label: string, choices: [string, string][], path: string[], why?: string) {
    const chosen: string[] = this.get(path) ?? []
    const toggle = (id: string) => {
      const next = chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id]
      this.put(path, id === 'none' && next.includes('none') ? ['none'] : next.filter(one => one !== 'none' || next.length === 1))
    }
    return html`<fieldset><legend>${label}${why ? html`<small>${why}</small>` : nothing}</legend>${choices.map(([id, name]) => tick(name, chosen.includes(id), () => toggle(id)))}</fieldset>`
  }
}
