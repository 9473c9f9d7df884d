// A picture of the engine in the page. Its sheet is adopted, since the policy takes no style from markup.
import { LitElement, type PropertyValues } from 'lit'
import { trusted } from '../look/trusted'
import { cutStyles } from './styles'

const sheets = new Map<string, CSSStyleSheet>()

/** Shows the SVG in `svg`. Colours come from the variables of the page; without them from the picture's own. */
export class Picture extends LitElement {
  static override properties = { svg: { attribute: false } }
  declare svg: string | undefined

  override updated(_changed: PropertyValues): void {
    const root = this.renderRoot as ShadowRoot
    const { text, styles } = cutStyles(this.svg ?? '')
    const picture = text && new DOMParser().parseFromString(trusted.createHTML(text), 'image/svg+xml').documentElement
    if (!picture || picture.nodeName !== 'svg') return root.replaceChildren()
    root.adoptedStyleSheets = [own, ...styles.map(sheet)]
    root.replaceChildren(document.importNode(picture, true))
  }
}

const own = new CSSStyleSheet()
own.replaceSync(':host{display:block}svg{display:block;max-width:100%;height:auto}')

/** Sheets are the same for every picture: each is read once. `:root` means nothing here, so that the page's colours hold. */
function sheet(text: string): CSSStyleSheet {
  let found = sheets.get(text)
  if (!found) {
    found = new CSSStyleSheet()
    found.replaceSync(text)
    sheets.set(text, found)
  }
  return found
}

customElements.define('maatstaf-picture', Picture)
