// A report of the engine in a frame of its own, to read, to print and to save.
import { html, LitElement, type PropertyValues } from 'lit'
import { trusted } from '../look/trusted'

/** Shows the HTML in `report`. The frame has no script; its sheet is adopted, since the policy takes no style from markup. */
export class ReportFrame extends LitElement {
  static override properties = { report: { attribute: false }, name: {} }
  declare report: string | undefined
  declare name: string

  override createRenderRoot(): this {
    return this
  }

  override render() {
    return html`<iframe title=${this.name ?? ''} @load=${this.fill}></iframe>`
  }

  override updated(_changed: PropertyValues): void {
    this.fill()
  }

  print(): void {
    this.window?.print()
  }

  private get window(): Window | null {
    return this.querySelector('iframe')?.contentWindow ?? null
  }

  private readonly fill = () => {
    const inside = this.window as (Window & typeof globalThis) | null
    if (!inside || !this.report) return
    const parsed = new DOMParser().parseFromString(trusted.createHTML(this.report), 'text/html')
    const target = inside.document
    target.adoptedStyleSheets = [...parsed.querySelectorAll('style')].map((style) => {
      const sheet = new inside.CSSStyleSheet()
      sheet.replaceSync(style.textContent ?? '')
      return sheet
    })
    target.documentElement.lang = parsed.documentElement.lang
    target.title = parsed.title
    parsed.querySelectorAll('style').forEach((style) => style.remove())
    target.body.replaceChildren(...[...parsed.body.childNodes].map((node) => target.importNode(node, true)))
  }
}

customElements.define('maatstaf-report', ReportFrame)
