// The five elements that any page may use, and where their engine stands when the page does not say: beside this file.
import { MaatstafCrosscheck } from './crosscheck'
import { setUsualEngine } from './engine'
import { MaatstafEvidence } from './evidence'
import { MaatstafGap } from './gap'
import { MaatstafLog } from './log'
import { MaatstafMatrix } from './matrix'

const here = import.meta.url
setUsualEngine(new URL('engine/maatstaf.js', here).href)

const elements: Record<string, CustomElementConstructor> = {
  'maatstaf-matrix': MaatstafMatrix,
  'maatstaf-evidence': MaatstafEvidence,
  'maatstaf-log': MaatstafLog,
  'maatstaf-gap': MaatstafGap,
  'maatstaf-crosscheck': MaatstafCrosscheck,
}
// Whoever loads this twice keeps the first.
for (const [name, element] of Object.entries(elements)) if (!customElements.get(name)) customElements.define(name, element)

export { MaatstafCrosscheck, MaatstafEvidence, MaatstafGap, MaatstafLog, MaatstafMatrix }
