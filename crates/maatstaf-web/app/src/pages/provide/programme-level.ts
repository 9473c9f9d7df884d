// Which level a programme supports, what it covers, what it takes, and how its hours are spread.
import { html, nothing, type TemplateResult } from 'lit'
import type { ProgrammePage } from './programme'

export function level(page: ProgrammePage, answer: any): TemplateResult {
  const { overall, gap, hours } = answer
  return html`
    <p>${page.t('certain', { level: page.levelName(overall.floor) })}. ${page.t('possible', { level: page.levelName(overall.ceiling) })}.</p>
    ${basics(page)}
    <h2>${page.t('coverage')}</h2><p class="quiet">${page.t('noChecklist')}</p>${matrix(page, answer)}
    <h2>${page.t('steps', { level: page.levelName(gap.target) })}</h2>${steps(page, gap)}
    ${lists(page, answer)}
    <h2>${page.t('hours')}</h2><p class="quiet">${page.t('hoursOf', { n: number(page, hours.total / 60) })}</p>${spread(page, hours)}
    <p class="quiet">${answer.statement[page.language]}</p>`
}

const number = (page: ProgrammePage, value: number): string => value.toLocaleString(page.language, { maximumFractionDigits: 1 })

/** What a programme says of itself. */
function basics(page: ProgrammePage): TemplateResult {
  const { programme } = page
  const value = (event: Event) => (event.target as HTMLInputElement).value
  const set = (label: string, field: string, needed = false) => (event: Event) => page.edit(label, (draft) => {
    if (value(event) || needed) draft[field] = value(event)
    else delete draft[field]
  })
  const text = (word: 'title' | 'institute', field: string) => html`<label>${page.t(word)}<input .value=${programme[field] ?? ''} @change=${set(page.t(word), field, true)}></label>`
  const option = (id: string, name: string, now: unknown) => html`<option value=${id} ?selected=${id === now}>${name}</option>`
  const languages = (event: Event) => page.edit(page.t('languages'), (draft) => { draft.exam_languages = value(event).split(',').map((tag) => tag.trim()).filter(Boolean) })
  return html`<details><summary>${page.programme.title}, ${programme.provider}</summary><div class="part">
    ${text('title', 'title')}${text('institute', 'provider')}
    <label>${page.t('aim')}<select @change=${set(page.t('aim'), 'target')}>${option('', page.t('unsaid'), programme.target ?? '')}${page.framework!.levels.map((level) => option(level.id, level.name, programme.target))}</select></label>
    <label>${page.t('asOf')}<input type="date" required .value=${programme.as_of} @change=${set(page.t('asOf'), 'as_of', true)}></label>
    <label>${page.t('entry')}<select @change=${set(page.t('entry'), 'entry')}>${option('', page.t('unsaid'), programme.entry ?? '')}${(['mbo', 'hbo', 'other'] as const).map((one) => option(one, page.t(`entry-${one}`), programme.entry))}</select></label>
    <label>${page.t('languages')}<input .value=${(programme.exam_languages ?? []).join(', ')} @change=${languages}></label>
  </div></details>`
}

function matrix(page: ProgrammePage, answer: any): TemplateResult {
  const { levels, categories } = page.framework!
  const cell = (category: string, level: string) => {
    const one = answer.cells.find((cell: any) => cell.category === category && cell.level === level)
    if (!one) return html`<td></td>`
    const words = page.t('coverageCell', { taught: one.taught, practised: one.practised, assessed: one.assessed, all: one.indicators })
    return html`<td class="number"><span aria-hidden="true">${one.taught} · ${one.practised} · ${one.assessed} <span class="quiet">/ ${one.indicators}</span></span><span class="unseen">${words}</span></td>`
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${page.t('coverage')}><table>
    <thead><tr><th scope="col">${page.t('category')}</th>${levels.map((level) => html`<th scope="col">${level.name}</th>`)}<th scope="col">${page.t('estimate')}</th></tr></thead>
    <tbody>${categories.map((category) => html`<tr><th scope="row">${category.name}</th>${levels.map((level) => cell(category.id, level.id))}
      <td>${page.levelName(answer.categories.find((one: any) => one.category === category.id)?.estimate)}</td></tr>`)}</tbody></table></div>`
}

const STEP_WORDS = { assess: 'stepAssess', map: 'stepMap', add: 'stepAdd' } as const

function steps(page: ProgrammePage, gap: any): TemplateResult {
  if (gap.reached) return html`<p>${page.t('stepsNone')}</p>`
  const aspects = (step: any) => step.aspects.map((one: any) => `${one.indicator ?? page.t('equivalent')} (${page.categoryName(one.category)}, ${page.levelName(one.level)})`).join('; ')
  return html`<ol class="lines">${gap.steps.map((step: any) => html`<li><span>${page.t(STEP_WORDS[step.step as 'add'] ?? 'stepAdd', { part: page.partName(step.at), what: aspects(step) })}</span></li>`)}</ol>`
}

function lists(page: ProgrammePage, answer: any): TemplateResult {
  const summary = (number: number) => page.framework!.indicators.find((one) => one.number === number)?.summary ?? ''
  const list = (word: 'taughtOnly' | 'practisedOnly', found: any[]) => html`<details><summary>${page.t(word)}: ${found.length || page.t('none')}</summary>
    <ul>${found.map((one) => html`<li>${one.indicator ? `${one.indicator}. ${summary(one.indicator)}` : page.t('equivalent')} <span class="quiet">${page.categoryName(one.category)}, ${page.levelName(one.level)}</span></li>`)}</ul></details>`
  return html`${list('taughtOnly', answer.taught_not_assessed)}${list('practisedOnly', answer.practised_not_assessed)}`
}

function spread(page: ProgrammePage, hours: any): TemplateResult {
  const most = Math.max(1, ...hours.categories.map((one: any) => one.minutes))
  return html`<table><tbody>${hours.categories.map((one: any) => html`<tr><th scope="row">${page.categoryName(one.category)}</th><td class="number">${number(page, one.minutes / 60)}</td>
      <td aria-hidden="true"><progress max=${most} value=${one.minutes}></progress></td></tr>`)}</tbody></table>
    ${hours.unmapped ? html`<p class="note">${page.t('unmapped', { n: number(page, hours.unmapped / 60) })}</p>` : nothing}`
}
