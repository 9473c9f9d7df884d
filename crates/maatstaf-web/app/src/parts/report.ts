// A report of the engine in a frame of its own, to read, to print and to save.
import { html, LitElement, type PropertyValues } from 'lit'
import { trusted } from '../look/trusted'
import { cutStyles } from './styles'

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
    const { text, styles } = cutStyles(this.report)
    const parsed = new DOMParser().parseFromString(trusted.createHTML(text), 'text/html')
    const target = inside.document
    target.adoptedStyleSheets = styles.map((style) => {
      const sheet = new inside.CSSStyleSheet()
      sheet.replaceSync(style)
      return sheet
    })
    target.documentElement.lang = parsed.documentElement.lang
    target.title = parsed.title
    target.body.replaceChildren(...[...parsed.body.childNodes].map((node) => target.importNode(node, true)))
    target.onclick = stayInside
  }
}

/** A link to a place in the report goes there; the frame has no address of its own to go to. */
function stayInside(event: MouseEvent): void {
  const link = (event.target as Element).closest?.('a')
  const to = link?.getAttribute('href') ?? ''
  if (!link || !to.startsWith('#')) return
  event.preventDefault()
  link.ownerDocument.getElementById(decodeURIComponent(to.slice(1)))?.scrollIntoView()
}

customElements.define('maatstaf-report', ReportFrame)
