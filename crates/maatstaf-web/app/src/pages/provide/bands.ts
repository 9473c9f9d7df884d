// The counts of a group: bands of at least so many people each, and nothing about any one of them.
import { html, nothing, type TemplateResult } from 'lit'
import { nameIn, type FrameworkAnswer } from '../../parts/framework'
import type { Part } from '../../shell/part'

/** The states of a row, in the order in which they are put together. */
const OWN = ['lower', 'none', 'same', 'higher'] as const
const NEXT = ['breadth', 'both', 'depth', 'nothing'] as const

interface Band { from: string | null; to: string | null; people: number }

/** The counts as a table; the same for files on the device and for a cohort on a server. */
export function bands(part: Part<'provide'>, counts: any, framework: FrameworkAnswer): TemplateResult {
  if (counts.people === null || counts.people === undefined) return html`<p class="note">${part.t('tooFew', { n: counts.least })}</p>`
  const level = (id: string | null) => (id === null ? part.t('belowLowest') : nameIn(framework.levels, id))
  const levels = (band: Band) => (band.from === band.to ? level(band.from) : part.t('to', { from: level(band.from), to: level(band.to) }))
  const listed = (states: readonly string[], area: 'self' | 'next') => (band: Band) => states.slice(states.indexOf(band.from ?? ''), states.indexOf(band.to ?? '') + 1).map((state) => part.t(`${area}-${state}` as 'self-same')).join(' / ')
  const [own, next] = [listed(OWN, 'self'), listed(NEXT, 'next')]
  const row = (name: string, category: any) => html`<tr><th scope="row">${name}</th><td>${cut(part, category.estimate, levels, counts.people)}</td><td>${cut(part, category.self_rating, own, counts.people)}</td><td>${cut(part, category.next_level, next, counts.people)}</td></tr>`
  return html`<p class="lead">${part.t('people', { n: counts.people })}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${part.t('cohort')}><table>
      <thead><tr><th scope="col">${part.t('category')}</th><th scope="col">${part.t('estimate')}</th><th scope="col">${part.t('ownRating')}</th><th scope="col">${part.t('lacking')}</th></tr></thead>
      <tbody>${row(part.t('overall'), { estimate: counts.overall })}${counts.categories.map((category: any) => row(nameIn(framework.categories, category.category), category))}</tbody></table></div>
    ${claimed(part, counts, framework)}
    <details><summary>${part.t('limits')}</summary>${counts.limits.map((limit: any) => html`<p>${limit[part.language]}</p>`)}</details>`
}

function cut(part: Part<'provide'>, list: Band[] | undefined, name: (band: Band) => string, all: number): TemplateResult | typeof nothing {
  if (!list) return nothing
  if (!list.length) return html`<span class="quiet">${part.t('notShown')}</span>`
  // Everybody in one band says nothing about where they are.
  if (list.length === 1) return html`<span class="quiet">${part.t('all', { n: all })}</span>`
  return html`<span class="bands">${list.map((band) => html`<span>${part.t('band', { what: name(band), n: band.people })}</span>`)}</span>`
}

function claimed(part: Part<'provide'>, counts: any, framework: FrameworkAnswer): TemplateResult {
  const shown = counts.indicators.filter((one: any) => one.claimed?.shown !== undefined).sort((a: any, b: any) => b.claimed.shown - a.claimed.shown)
  const summary = (number: number) => framework.indicators.find((one) => one.number === number)?.summary
  return html`<details><summary>${part.t('indicators')}</summary>${shown.length ? html`<ol class="lines">${shown.map((one: any) => html`<li><span>${one.indicator}. ${summary(one.indicator)}</span><span class="number">${one.claimed.shown}</span></li>`)}</ol>` : html`<p>${part.t('notShown')}</p>`}</details>`
}
