// Everybody side by side after the reveal: what is contested first, what changed one's mind, and what the panel settles.
import { html, nothing, type TemplateResult } from 'lit'
import '../../elements/crosscheck-element'
import { shownReport } from '../../parts/shown-report'
import { OPEN, type Case, type Level, type Resolution } from './case'
import { others } from './hand-in'
import type { Judge } from './judge'

const WEIGHT = { overall: 'pivotalOverall', category: 'pivotalCategory', nothing: 'pivotalNothing' } as const
const today = (): string => new Date().toLocaleDateString('sv')

export function compare(page: Judge, one: Case): TemplateResult {
  const { revealed } = page
  if (!revealed) return html`<p><a href=${page.to('hand-in')}>${page.t('reveal')}</a></p>`
  const { answer, names } = revealed
  const { judged, evidence } = answer.levels
  const open = (event: CustomEvent<{ category: string }>) => page.app.go(page.to(event.detail.category))
  return html`
    <p>${page.t('overallNow', { judged: page.levelName(judged.medians?.level), evidence: page.levelName(evidence.all.estimate) })}</p>
    <maatstaf-crosscheck bare language=${page.language} .framework=${page.framework} .portfolio=${one.shown} .answer=${answer} .names=${names} .service=${page.backend.engine} @maatstaf-open=${open}></maatstaf-crosscheck>
    ${others(page, one)}
    <h2>${page.t('contested')}</h2>
    ${answer.contested.length ? answer.contested.map((cell: any) => contest(page, one, cell)) : html`<p>${page.t('noContested')}</p>`}
    <h2>${page.t('changed')}</h2>${page.framework!.categories.map((category) => mind(page, one, category.id))}
    ${reports(page, one)}
    <p class="acts"><a href=${page.to('sign')}>${page.t('stepSign')}</a></p>`
}

const called = (page: Judge, assessor: string): string => page.revealed!.names[assessor] ?? assessor

/** One contested cell: how far apart, who said what, and what would settle it. */
function contest(page: Judge, one: Case, cell: any): TemplateResult {
  const apart = cell.judged_apart
  const { together } = cell
  const first = page.revealed!.answer.contested.find((other: any) => other.category === cell.category) === cell
  return html`<section class="contest ${cell.pivotal}">
    <h3>${page.categoryName(cell.category)} <span class="quiet">${page.levelName(cell.level)}</span></h3>
    <p class=${cell.pivotal === 'overall' ? 'alert' : 'quiet'}>${page.t(WEIGHT[cell.pivotal as keyof typeof WEIGHT])}</p>
    ${apart ? html`<p>${page.t('apart', { low: page.levelName(apart.lowest.level), high: page.levelName(apart.highest.level) })}
      ${page.t('eitherJudged', { low: page.levelName(apart.overall_if_lowest?.level), high: page.levelName(apart.overall_if_highest?.level) })}</p>` : nothing}
    ${together ? html`<p>${page.t('either', { yes: page.levelName(together.if_accepted.category), no: page.levelName(together.if_rejected.category), overallYes: page.levelName(together.if_accepted.overall), overallNo: page.levelName(together.if_rejected.overall) })}</p>` : nothing}
    ${cell.claims.map((claim: any) => argued(page, one, claim))}
    ${cell.settled_by?.length ? html`<p class="hint">${page.t('settledBy', { list: cell.settled_by.map((claim: any) => claimName(page, one, claim)).join('; ') })}</p>` : nothing}
    ${first ? settle(page, one, cell.category) : nothing}
  </section>`
}

function claimName(page: Judge, one: Case, claim: any): string {
  const item = one.shown.evidence?.find((other: any) => other.id === claim.evidence)
  return `${item?.title || claim.evidence} (${claim.indicator ?? claim.theme ?? page.levelName(claim.level)})`
}

function argued(page: Judge, one: Case, claim: any): TemplateResult {
  const side = (word: 'accepted' | 'rejected', list: any[]) => list.map((opinion) => html`<li>${page.t(word, { who: called(page, opinion.assessor) })}. <span class="quiet">${opinion.reason}</span></li>`)
  return html`<p>${claimName(page, one, claim)}</p><ul>${side('accepted', claim.accepted_by ?? [])}${side('rejected', claim.rejected_by ?? [])}</ul>`
}

/** What the reader judges otherwise now, with what changed their mind. It stands beside what they handed in. */
function mind(page: Judge, one: Case, category: string): TemplateResult {
  const before = page.judgementOf(category)?.level
  const after = one.assessment.after_reveal?.judgements?.find((other) => other.category === category)
  const edit = (change: (draft: { category: string; level?: Level; rationale?: string | null }) => void) => one.edit(page.t('changed'), (draft) => {
    const changed = (draft.after_reveal ??= { on: today() })
    const list = (changed.judgements ??= [])
    let found = list.find((other) => other.category === category)
    if (!found) list.push((found = { category, level: OPEN, rationale: '' }))
    change(found)
    if (found.level === OPEN) changed.judgements = list.filter((other) => other !== found)
    if (!changed.judgements!.length && !changed.verdicts) delete draft.after_reveal
  })
  const level = (event: Event) => edit((draft) => {
    const said = (event.target as HTMLSelectElement).value
    draft.level = said === 'none' ? null : said
  })
  const choices: [string, string][] = [['none', page.t('notYet')], ...page.framework!.levels.map((level): [string, string] => [level.id, level.name])]
  const now = after && (after.level === null ? 'none' : after.level)
  return html`<details ?open=${!!after}><summary>${page.categoryName(category)} <span class="quiet">${page.levelName(before)}</span></summary>
    <div class="two"><label>${page.t('yourLevel')}<select @change=${level}>
        <option value=${OPEN}>${page.levelName(before)}</option>
        ${choices.filter(([id]) => id !== (before === null ? 'none' : before)).map(([id, name]) => html`<option value=${id} ?selected=${id === now}>${name}</option>`)}</select></label>
      ${after ? html`<label>${page.t('changedWhy')}<textarea aria-invalid=${after.rationale?.trim() ? nothing : 'true'} .value=${after.rationale ?? ''} @input=${(event: Event) => edit((draft) => { draft.rationale = (event.target as HTMLTextAreaElement).value })}></textarea></label>` : nothing}</div></details>`
}

export function emptyResolution(one: Case): Resolution {
  const { holder, digest } = one.assessment.seen
  return structuredClone(one.resolution) ?? { maatstaf_resolution: 1, holder, digest, records: [] }
}

/** What the panel settles about a category: a level and why. The opinions stay as they are, next to it. */
function settle(page: Judge, one: Case, category: string): TemplateResult {
  const record = one.resolution?.records.find((other) => other.category === category)
  const edit = (level: string | undefined, why: string) => {
    const resolution = emptyResolution(one)
    resolution.records = resolution.records.filter((other) => other.category !== category)
    if (level) resolution.records.push({ by: [one.assessment.assessor], on: today(), why, category, level: level === 'none' ? null : level })
    one.keepResolution(resolution)
  }
  const now = record && (record.level ?? 'none')
  return html`<div class="two"><label>${page.t('settle')}<select @change=${(event: Event) => edit((event.target as HTMLSelectElement).value, record?.why ?? '')}>
      <option value="">${page.t('notSettled')}</option><option value="none" ?selected=${now === 'none'}>${page.t('notYet')}</option>
      ${page.framework!.levels.map((level) => html`<option value=${level.id} ?selected=${now === level.id}>${level.name}</option>`)}</select></label>
    ${record ? html`<label>${page.t('settleWhy')}<textarea .value=${record.why} @input=${(event: Event) => edit(now, (event.target as HTMLTextAreaElement).value)}></textarea></label>` : nothing}</div>`
}

function reports(page: Judge, one: Case): TemplateResult {
  const show = (kind: 'comparison' | 'feedback', name: string) => page.run(async () => { page.shown = { name, html: await one.report(kind) } })
  const button = (kind: 'comparison' | 'feedback', name: string) => html`<button ?disabled=${page.busy} @click=${() => show(kind, name)}>${name}</button>`
  return html`<h2>${page.t('reports')}</h2>
    <p class="acts">${button('comparison', page.t('reportComparison'))}${button('feedback', page.t('reportFeedback'))}</p>
    ${shownReport(page, page.shown)}`
}
