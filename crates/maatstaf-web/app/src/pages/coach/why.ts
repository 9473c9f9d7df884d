// Why a category has the level that it has, what carries it and what the next level still asks.
import { html, nothing } from 'lit'
import type { CategoryEstimate, CategoryWhy, Counted } from './answers'
import { named, select } from './choice'
import type { CoachPart } from './coach-part'
import { missing } from './matrix'
import type { Aspect, Portfolio } from './portfolio'

/** How many pieces of evidence are named in a row. */
const NAMED = 8

export function why(page: CoachPart, one: CategoryWhy, estimate: CategoryEstimate) {
  const reached = one.cells.find(cell => cell.level === one.level)
  const carries = merged([...(reached?.breadth.counted ?? []), ...(reached?.depth.counted ?? [])])
  return html`
    ${one.level
      ? html`<p>${page.t('carried', { level: page.level(one.level) })} ${namedIn(page, carries)}.</p>`
      : html`<p>${page.t('carried-none')}</p>`}
    ${missing(page, estimate) ? html`<p>${missing(page, estimate)}.</p>` : nothing}
    <table class="counts"><thead><tr><th scope="col">${page.t('level')}</th><th scope="col">${page.t('breadth')}</th><th scope="col">${page.t('depth')}</th></tr></thead>
      <tbody>${one.cells.map(cell => html`<tr><th scope="row">${page.level(cell.level)}</th>
        <td>${have(page, cell.breadth)}</td><td>${have(page, cell.depth)}</td></tr>`)}</tbody></table>
    <p class="quiet">${page.t('breadth-depth')}</p>
    ${one.not_certain.length ? html`<p>${page.t('not-certain')} ${namedIn(page, merged(one.not_certain))}.</p>` : nothing}
    ${one.could_rise.length ? html`<p>${page.t('could-rise')} ${namedIn(page, merged(one.could_rise))}.</p>` : nothing}
    <p>${page.t('sure', { how: page.w(`conf.${estimate.confidence}`) })} ${estimate.reasons.map((reason, at) => html`${at ? '; ' : ''}${page.ground(reason)}`)}.</p>
    ${ownRating(page, one.category)}`
}

/** How the holder rates the category: assessors see it only after they have judged. */
function ownRating(page: CoachPart, category: string) {
  const now = page.doc.self_rating?.find(one => one.category === category)
  const set = (level: string) => page.desk.change(`${page.t('own-rating')}: ${page.category(category)}`, (draft: Portfolio) => {
    const others = (draft.self_rating ?? []).filter(one => one.category !== category)
    draft.self_rating = level ? [...others, { ...now, category, level }] : others
  })
  return select(page.t('own-rating'), named(page.framework?.levels), now?.level, set, { none: '', help: page.t('own-rating-help') })
}

const have = (page: CoachPart, { have, need }: { have: number; need: number }) => html`${have >= need ? '✓' : '✗'} ${page.t('of', { have, need })}`

/** Claims by the evidence that makes them, each claim once. */
function merged(claims: (Aspect & { evidence: string })[] | Counted[]): Map<string, Aspect[]> {
  const byEvidence = new Map<string, Aspect[]>()
  for (const claim of claims) {
    const already = byEvidence.get(claim.evidence) ?? []
    if (!already.some(one => one.indicator === claim.indicator && one.level === claim.level && one.theme === claim.theme)) already.push(claim)
    byEvidence.set(claim.evidence, already)
  }
  return byEvidence
}

function namedIn(page: CoachPart, claims: Map<string, Aspect[]>) {
  const items = [...claims].slice(0, NAMED).map(([id, aspects]) => html`${page.evidenceLink(id)} (${aspects.map(one => (one.indicator ? page.claimName(one) : page.t('equivalent-short'))).join(', ')})`)
  return page.series(claims.size > NAMED ? [...items, page.t('more', { n: claims.size - NAMED })] : items)
}
