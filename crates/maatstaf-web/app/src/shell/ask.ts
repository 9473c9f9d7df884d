// A question that the page asks in a dialog of its own: what something is called, or whether it may be done for good.
import { html, nothing, render } from 'lit'
import type { App } from './app'

export interface Question {
  title: string
  /** What the button does. */
  act: string
  /** What is typed, and what stands there at first. Without it the reader has to tick that they know what they do. */
  label?: string
  value?: string
}

/** What was typed, an empty text where something was only agreed to, and nothing when the reader went back. */
export function ask(app: App, { title, act, label, value }: Question): Promise<string | undefined> {
  return new Promise((resolve) => {
    const place = document.createElement('div')
    const over = (event: Event) => {
      const { returnValue } = event.target as HTMLDialogElement
      resolve(returnValue === 'yes' ? (place.querySelector<HTMLInputElement>('[name=answer]')?.value ?? '') : undefined)
      place.remove()
    }
    const know = ({ target }: Event) => (place.querySelector<HTMLButtonElement>('[value=yes]')!.disabled = !(target as HTMLInputElement).checked)
    const field = label
      ? html`<label>${label} <input name="answer" maxlength="200" autocomplete="off" .value=${value ?? ''} /></label>`
      : html`<label class="check"><input type="checkbox" @change=${know} /> <span>${app.t('know')}</span></label>`
    const dialog = html`<dialog aria-labelledby="asked" @close=${over}><form method="dialog">
      <h2 id="asked">${title}</h2>${field}
      <p class="acts"><button value="yes" class=${label ? 'act' : 'danger'} ?disabled=${!label}>${act}</button><button value="" autofocus=${label ? nothing : ''}>${app.t('cancel')}</button></p></form></dialog>`
    render(dialog, document.body.appendChild(place))
    // Closed by Escape or a button, a dialog gives the focus back to where it was.
    const opened = place.querySelector('dialog')!
    opened.showModal()
    // Who goes elsewhere asks no more.
    addEventListener('hashchange', () => opened.close(), { once: true })
    place.querySelector<HTMLInputElement>('[name=answer]')?.select()
  })
}
