// A report under the buttons that asked for it: to read, to print, to save.
import { html, nothing, type TemplateResult } from 'lit'
import { fileName, giveFile } from '../keeping/files'
import type { Part } from '../shell/part'
import type { ReportFrame } from './report'
import './report'

export interface Shown { name: string; html: string }

export function shownReport(part: Part<any>, shown: Shown | undefined): TemplateResult | typeof nothing {
  if (!shown) return nothing
  const print = () => part.querySelector<ReportFrame>('maatstaf-report')?.print()
  const save = () => giveFile(fileName(shown.name, 'html'), new Blob([shown.html], { type: 'text/html' }))
  return html`<section class="shown-report" aria-label=${shown.name}>
    <p class="acts"><button @click=${print}>${part.t('print')}</button><button @click=${save}>${part.t('save-file')}</button></p>
    <maatstaf-report .report=${shown.html} name=${shown.name}></maatstaf-report>
  </section>`
}
