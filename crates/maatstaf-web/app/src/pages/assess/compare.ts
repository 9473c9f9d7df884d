// Everybody side by side after the reveal: what is contested first, what changed one's mind, and what the panel settles.
import { html, nothing, type TemplateResult } from 'lit'
import '../../elements/crosscheck-element'
import { shownReport } from '../../parts/shown-report'
import type { Case, Judgement, Resolution, Settled, Verdict } from './case'
import { choice, levelChoice, why } from './fields'
import { others } from './hand-in'
import type { Judge } from './judge'
import { cellOf, isOf, type Claim } from './rate'

const WEIGHT = { overall: 'pivotalOverall', category: 'pivotalCategory', nothing: 'pivotalNothing' } as const
/** What is settled: a category, or a claim. */
type About = Pick<Settled, 'evidence' | 'indicator' | 'category' | 'level' | 'theme'>
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
    ${first ? settleCategory(page, one, cell.category) : nothing}
  </section>`
}

function claimName(page: Judge, one: Case, claim: any): string {
  const item = one.shown.evidence?.find((other: any) => other.id === claim.evidence)
  return `${item?.title || claim.evidence} (${claim.indicator ?? claim.theme ?? page.levelName(claim.level)})`
}

function argued(page: Judge, one: Case, claim: any): TemplateResult {
  const side = (word: 'accepted' | 'rejected', list: any[]) => list.map((opinion) => html`<li>${page.t(word, { who: called(page, opinion.assessor) })}. <span class="quiet">${opinion.reason}</span></li>`)
  return html`<p>${claimName(page, one, claim)}</p><ul>${side('accepted', claim.accepted_by ?? [])}${side('rejected', claim.rejected_by ?? [])}</ul>${settleClaim(page, one, claim)}`
}

/** What the reader judges otherwise now, with what changed their mind. It stands beside what they handed in. */
function mind(page: Judge, one: Case, category: string): TemplateResult {
  const before = page.judgementOf(category)?.level
  const is = (other: Judgement) => other.category === category
  const after = one.assessment.after_reveal?.judgements?.find(is)
  const put = (now?: Partial<Judgement>) => revise(page, one, 'judgements', is, now && { category, rationale: '', ...after, ...now })
  const claims = (one.shown.evidence ?? []).flatMap((item: any) => (item.claims ?? [])
    .filter((claim: Claim) => cellOf(page, claim).category === category).map((claim: Claim) => reruled(page, one, item.id, claim)))
  return html`<details ?open=${!!after}><summary>${page.categoryName(category)} <span class="quiet">${page.levelName(before)}</span></summary>
    <div class="two">${levelChoice(page, page.t('yourLevel'), page.levelName(before), after?.level, (level) => put(level === undefined ? undefined : { level }), before)}
      ${after ? why(page.t('changedWhy'), after.rationale, (rationale) => put({ rationale }), false, true) : nothing}</div>${claims}</details>`
}

/** A claim that the reader rules on otherwise now. Whoever ruled can rule the other way, and not leave it open again. */
function reruled(page: Judge, one: Case, evidence: string, claim: Claim): TemplateResult {
  const { indicator, category, level, theme } = claim
  const is = (verdict: Verdict) => isOf(verdict, evidence, claim)
  const { verdicts, after_reveal } = one.assessment
  const before = verdicts?.find(is)?.ruling
  const after = after_reveal?.verdicts?.find(is)
  const put = (now?: Partial<Verdict>) => revise(page, one, 'verdicts', is, now && { evidence, indicator, category, level, theme, reason: '', ...after, ...now })
  const word = (ruling?: string | null) => page.t(ruling === 'accept' ? 'acceptClaim' : ruling ? 'rejectClaim' : 'leaveOpen')
  const rulings = ['accept', 'reject'].filter((ruling) => ruling !== before).map((ruling) => [ruling, word(ruling)] as const)
  return html`<div class="two">${choice(claimName(page, one, { evidence, ...claim }), word(before), rulings, after?.ruling ?? '', (said) => put(said ? { ruling: said as 'accept' } : undefined))}
    ${after ? why(page.t('changedWhy'), after.reason, (reason) => put({ reason }), false, true) : nothing}</div>`
}

/** Puts one thing in the place of what was said of it after the reveal, or takes that back. */
function revise(page: Judge, one: Case, kind: 'judgements' | 'verdicts', is: (other: any) => boolean, now?: object): void {
  one.edit(page.t('changed'), (draft) => {
    const after: any = (draft.after_reveal ??= { on: today() })
    after[kind] = [...(after[kind] ?? []).filter((other: object) => !is(other)), ...(now ? [now] : [])]
    if (!after.judgements?.length && !after.verdicts?.length) delete draft.after_reveal
  })
}

export function emptyResolution(one: Case): Resolution {
  const { holder, digest } = one.assessment.seen
  return structuredClone(one.resolution) ?? { maatstaf_resolution: 1, holder, digest, records: [] }
}

/** What the panel settles: a category by a level, or a claim by a ruling, and why. The opinions stay as they are, next to it. */
function settle(page: Judge, one: Case, about: About, field: (now: Settled | undefined, put: (change: Partial<Settled> | undefined) => void) => TemplateResult): TemplateResult {
  const is = (record: Settled) => (['evidence', 'indicator', 'category', 'theme'] as const).every((name) => (record[name] ?? null) === (about[name] ?? null))
  const now = one.resolution?.records.find(is)
  const put = (change: Partial<Settled> | undefined) => {
    const resolution = emptyResolution(one)
    resolution.records = resolution.records.filter((record) => !is(record))
    if (change) resolution.records.push({ by: [one.assessment.assessor], on: today(), why: '', ...about, ...now, ...change })
    one.keepResolution(resolution)
  }
  return html`<div class="two">${field(now, put)}${now ? why(page.t('settleWhy'), now.why, (text) => put({ why: text }), false, true) : nothing}</div>`
}

const settleCategory = (page: Judge, one: Case, category: string): TemplateResult => settle(page, one, { category }, (now, put) =>
  levelChoice(page, page.t('settle'), page.t('notSettled'), now?.level, (level) => put(level === undefined ? undefined : { level })))

function settleClaim(page: Judge, one: Case, claim: any): TemplateResult {
  const { evidence, indicator, category, level, theme } = claim
  const about = indicator ? { evidence, indicator } : { evidence, category, level, theme }
  const rulings = [['accept', page.t('acceptClaim')], ['reject', page.t('rejectClaim')]] as const
  return settle(page, one, about, (now, put) => choice(page.t('settle'), page.t('notSettled'), rulings, now?.ruling, (said) => put(said ? { ruling: said as 'accept' } : undefined)))
}

function reports(page: Judge, one: Case): TemplateResult {
  const show = (kind: 'comparison' | 'feedback', name: string) => page.run(async () => { page.shown = { name, html: await one.report(kind) } })
  const button = (kind: 'comparison' | 'feedback', name: string) => html`<button ?disabled=${page.busy} @click=${() => show(kind, name)}>${name}</button>`
  return html`<h2>${page.t('reports')}</h2>
    <p class="acts">${button('comparison', page.t('reportComparison'))}${button('feedback', page.t('reportFeedback'))}</p>
    ${shownReport(page, page.shown)}`
}
