// The thresholds behind the estimate, shown as what they are: this project's own choice.
import { html } from 'lit'
import type { Policy } from './answers'
import type { CoachPart } from './coach-part'
import { verifications } from './portfolio'

export function policyInFull(page: CoachPart, policy: Policy) {
  const levels = page.framework!.levels
  // A list that is shorter than the levels repeats its last number.
  const of = (list: number[] | undefined, at: number) => (list?.length ? list[Math.min(at, list.length - 1)] : '–')
  const rows: [string, number[] | undefined][] = [
    ['policy.credit', policy.credit.least], ['policy.breadth', policy.breadth.most], ['policy.depth', policy.depth.least], ['policy.exceptions', policy.overall.exceptions],
    ...Object.entries(policy.gates ?? {}).map(([gate, list]): [string, number[]] => [`policy.${gate}`, list])]
  return html`<details class="policy"><summary>${page.t('policy', { id: policy.id })}</summary>
    <p>${page.own(policy.about)}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${page.t('policy', { id: policy.id })}><table>
      <thead><tr><th scope="col">${page.t('threshold')}</th>${levels.map(one => html`<th scope="col">${one.name}</th>`)}</tr></thead>
      <tbody>${rows.map(([key, list]) => html`<tr><th scope="row">${page.w(key, { n: policy.breadth.share_percent })}</th>${levels.map((_, at) => html`<td>${of(list, at)}</td>`)}</tr>`)}</tbody>
    </table></div>
    <p>${page.t('policy.caps')} ${verifications.map((one, at) => `${page.w(`ver.${one}`)} ${policy.credit.by_verification[at]}`).join(', ')}.</p></details>`
}
