// The table of a panel alone, for the pages of the app.
import { MaatstafCrosscheck } from './crosscheck'

if (!customElements.get('maatstaf-crosscheck')) customElements.define('maatstaf-crosscheck', MaatstafCrosscheck)
