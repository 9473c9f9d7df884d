// What each body counts of the log, and what it leaves out.
import { html, nothing } from 'lit'
import type { Text } from './answers'
import type { CoachPart } from './coach-part'
import { picture } from './picture'

interface Practice { as_of: string; counted: { counting: string; entries: number; minutes: number; clients: number; left_out: Record<string, number> }[] }
interface Counting { id: string; name: Text }

export function totals(page: CoachPart) {
  const practice = page.ask<Practice>('practice')
  if (!practice?.counted.some(one => one.entries)) return nothing
  const names = page.look<Counting[]>('countings')
  const leftOut = (out: Record<string, number>) => Object.entries(out).map(([why, minutes]) => `${hours(page, minutes)}: ${page.w(`out.${why}`)}`).join('; ')
  return html`<section aria-labelledby="totals"><h2 id="totals">${page.t('totals')}</h2>
    <p class="quiet">${page.t('totals-help', { day: page.day(practice.as_of) })}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="totals"><table>
      <thead><tr><th scope="col">${page.t('f.body')}</th><th scope="col">${page.t('hours')}</th><th scope="col">${page.t('clients')}</th><th scope="col">${page.t('left-out')}</th></tr></thead>
      <tbody>${practice.counted.map(one => html`<tr><th scope="row">${page.own(names?.find(name => name.id === one.counting)?.name) || one.counting}</th>
        <td class="number">${hours(page, one.minutes)}</td><td class="number">${one.clients}</td><td>${leftOut(one.left_out)}</td></tr>`)}</tbody></table></div>
    ${picture(page, 'picture-practice', { counting: 'emcc' })}</section>`
}

/** Minutes as hours, with a comma or a point as the language has it. */
export const hours = (page: CoachPart, minutes: number) => page.t('unit.minutes', { n: new Intl.NumberFormat(page.language, { maximumFractionDigits: 2 }).format(minutes / 60) })
