// Judging blind, a category at a time: the evidence, what it claims, and the level that the assessor sees.
import { html, nothing, type TemplateResult } from 'lit'
import { OPEN, type Case, type CellJudgement, type Level, type Verdict } from './case'
import { why } from './fields'
import type { Judge } from './judge'

export interface Claim { indicator?: number; category?: string; level?: string; theme?: string; strength: number; rationale?: string }

export function rate(page: Judge, one: Case): TemplateResult {
  const category = page.category
  const all = page.framework!.categories
  const at = all.findIndex((other) => other.id === category)
  const definition = all[at]?.definition
  const sealed = !!one.submitted
  const done = all.filter((other) => page.isJudged(other.id)).length
  return html`<div class="judge">
    <nav class="index" aria-label=${page.t('categories')}>
      <p class="quiet">${page.t('judgedOf', { n: done, all: all.length })}</p>
      <ol>${all.map((other, number) => html`<li><a href=${page.to(other.id)} aria-current=${other.id === category ? 'true' : nothing}>
        <span aria-hidden="true">${page.isJudged(other.id) ? '●' : '○'}</span> <span class="at" aria-hidden="true">${number + 1}</span><span class="name">${other.name}</span><span class="unseen">, ${page.t(page.isJudged(other.id) ? 'judged' : 'open')}</span></a></li>`)}</ol>
    </nav>
    <section aria-labelledby="category">
      <h2 id="category" tabindex="-1">${page.categoryName(category)}</h2>
      ${definition ? html`<p class="quiet">${definition}</p>` : nothing}
      ${evidence(page, one, category, sealed)}
      <p class="acts">${neighbour(page, 'previous', all[at - 1]?.id)} ${at === all.length - 1 ? html`<a href=${page.to('hand-in')}>${page.t('next0')}</a>` : neighbour(page, 'next', all[at + 1]?.id)}</p>
    </section>
    <aside class="opinion" aria-labelledby="opinion">${opinion(page, one, category, sealed)}</aside>
  </div>`
}

const neighbour = (page: Judge, word: 'previous' | 'next', id?: string) => (id ? html`<a href=${page.to(id)}>${page.t(word, { what: page.categoryName(id) })}</a>` : nothing)

/** Where a claim belongs. */
export function cellOf(page: Judge, claim: { indicator?: number | null; category?: string | null; level?: string | null }) {
  return page.framework!.indicators.find((one) => one.number === claim.indicator) ?? claim
}

function evidence(page: Judge, one: Case, category: string, sealed: boolean): TemplateResult {
  const bears = (item: any) => (item.claims ?? []).some((claim: Claim) => cellOf(page, claim).category === category)
  const items: any[] = (one.shown.evidence ?? []).filter(bears)
  if (!items.length) return html`<p class="note">${page.t('noEvidence')}</p>`
  return html`<h3 class="unseen">${page.t('evidenceHere')}</h3>${items.map((item) => html`<article class="piece">
    <h3>${item.title || item.id}</h3>
    <p class="hint">${item.happened ? page.day(item.happened) : nothing}</p>
    ${item.text ? html`<p class="text">${item.text}</p>` : nothing}
    ${item.claims.map((claim: Claim, at: number) => (cellOf(page, claim).category === category ? ruling(page, one, item.id, claim, at, sealed) : nothing))}
  </article>`)}`
}

export const isOf = (verdict: Verdict, evidence: string, claim: Claim): boolean =>
  verdict.evidence === evidence && (verdict.indicator ?? undefined) === claim.indicator &&
  (claim.indicator !== undefined || ((verdict.category ?? undefined) === claim.category && (verdict.level ?? undefined) === claim.level && (verdict.theme ?? undefined) === claim.theme))

function ruling(page: Judge, one: Case, evidence: string, claim: Claim, at: number, sealed: boolean): TemplateResult {
  const { assessment } = one
  const verdict = assessment.verdicts?.find((other) => isOf(other, evidence, claim))
  const indicator = page.framework!.indicators.find((other) => other.number === claim.indicator)
  const name = `${evidence}-${at}`
  const level = page.levelName(cellOf(page, claim).level)
  const edit = (change: (verdict: Verdict) => void) => one.edit(page.t('ruling'), (draft) => {
    const list = (draft.verdicts ??= [])
    let found = list.find((other) => isOf(other, evidence, claim))
    if (!found) list.push((found = { evidence, indicator: claim.indicator, category: claim.category, level: claim.level, theme: claim.theme }))
    change(found)
  })
  const rule = (ruling: Verdict['ruling']) => edit((draft) => {
    draft.ruling = ruling
    if (ruling !== 'accept') delete draft.strength
  })
  const keys = (event: KeyboardEvent) => {
    const said = ({ a: 'accept', r: 'reject', o: null } as const)[event.key as 'a']
    if (said === undefined || sealed || event.ctrlKey || event.metaKey || event.altKey || !(event.target as HTMLElement).matches('[type=radio]')) return
    event.preventDefault()
    rule(said)
    const radios = (event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>('[type=radio]')
    radios[said === 'accept' ? 0 : said === 'reject' ? 1 : 2]?.focus()
  }
  const choice = (value: Verdict['ruling'], word: 'acceptClaim' | 'rejectClaim' | 'leaveOpen', key: string) => html`<label><input type="radio" name=${name} .checked=${(verdict?.ruling ?? null) === value} ?disabled=${sealed} aria-keyshortcuts=${key}
    @change=${() => rule(value)}>${page.t(word)}</label>`
  return html`<fieldset class="claim ${verdict?.ruling ?? ''}" @keydown=${keys}>
    <legend>${indicator ? `${indicator.number}. ${indicator.summary}` : page.t('equivalent', { theme: claim.theme ?? '' })} <span class="quiet">${level}</span></legend>
    ${claim.rationale ? html`<p class="hint">${claim.rationale}</p>` : nothing}
    <div class="choices">${choice('accept', 'acceptClaim', 'a')}${choice('reject', 'rejectClaim', 'r')}${choice(null, 'leaveOpen', 'o')}</div>
    ${verdict?.ruling ? because(page, claim, verdict, name, edit, sealed) : nothing}
  </fieldset>`
}

function because(page: Judge, claim: Claim, verdict: Verdict, name: string, edit: (change: (verdict: Verdict) => void) => void, sealed: boolean): TemplateResult {
  const lacks = !verdict.reason?.trim()
  const strengthen = (event: Event) => edit((draft) => {
    const value = Number((event.target as HTMLSelectElement).value)
    if (value) draft.strength = value
    else delete draft.strength
  })
  const strengths = Array.from({ length: claim.strength - 1 }, (_, at) => at + 1)
  return html`<div class="because">
    ${verdict.ruling === 'accept' ? html`<label>${page.t('strength')}<select ?disabled=${sealed} @change=${strengthen}>
      <option value="" ?selected=${!verdict.strength}>${page.t('asClaimed', { n: claim.strength })}</option>
      ${strengths.map((n) => html`<option value=${n} ?selected=${verdict.strength === n}>${n}</option>`)}</select></label>` : nothing}
    <label>${page.t('reason')}<input .value=${verdict.reason ?? ''} ?readonly=${sealed} aria-describedby=${lacks ? `${name}-lacks` : nothing} aria-invalid=${lacks ? 'true' : nothing}
      @input=${(event: Event) => edit((draft) => { draft.reason = (event.target as HTMLInputElement).value })}></label>
    ${lacks ? html`<p class="hint" id="${name}-lacks">${page.t('reasonNeeded')}</p>` : nothing}
  </div>`
}

/** The level of a category, why, and a comment on each level. */
function opinion(page: Judge, one: Case, category: string, sealed: boolean): TemplateResult {
  const levels: Level[] = [null, ...page.framework!.levels.map((level) => level.id)]
  const judgement = page.judgementOf(category)
  const judged = page.isJudged(category)
  const choose = (level: Level) => one.edit(page.categoryName(category), (draft) => {
    let found = draft.judgements.find((other) => other.category === category)
    if (!found) draft.judgements.push((found = { category }))
    found.level = level
    // A cell follows from the level of its category: they never contradict each other.
    if (level === OPEN) draft.cells = draft.cells?.filter((cell) => cell.category !== category)
    for (const cell of draft.cells ?? []) if (cell.category === category) cell.shown = levels.indexOf(cell.level) <= levels.indexOf(level)
  })
  const keys = (event: KeyboardEvent) => {
    const level = levels[Number(event.key)]
    if (sealed || !/^\d$/.test(event.key) || level === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    choose(level)
    ;(event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>('input')[Number(event.key)]?.focus()
  }
  const rationale = (text: string) => one.edit(page.t('why'), (draft) => {
    let found = draft.judgements.find((other) => other.category === category)
    if (!found) draft.judgements.push((found = { category, level: OPEN }))
    found.rationale = text
  })
  return html`<h2 id="opinion">${page.t('yourLevel')}</h2>
    <fieldset class="levels" @keydown=${keys}><legend class="hint">${page.t('levelKeys', { n: levels.length - 1 })}</legend>
      ${levels.map((level, at) => html`<label><input type="radio" name="level" .checked=${judged && judgement?.level === level} ?disabled=${sealed} aria-keyshortcuts=${at} @change=${() => choose(level)}>${page.levelName(level)}<kbd aria-hidden="true">${at}</kbd></label>`)}
    </fieldset>
    ${judged && !sealed ? html`<button class="plain" @click=${() => choose(OPEN)}>${page.t('clear')}</button>` : nothing}
    <p>${why(page.t('why'), judgement?.rationale, rationale, sealed)}</p>
    ${judged ? comments(page, one, category, levels, judgement!.level!, sealed) : nothing}`
}

function comments(page: Judge, one: Case, category: string, levels: Level[], judged: Level, sealed: boolean): TemplateResult {
  const write = (level: string) => (event: Event) => one.edit(page.t('perLevel'), (draft) => {
    const rationale = (event.target as HTMLInputElement).value
    const others = (draft.cells ?? []).filter((cell) => cell.category !== category || cell.level !== level)
    const cell: CellJudgement = { category, level, shown: levels.indexOf(level) <= levels.indexOf(judged), rationale }
    draft.cells = rationale.trim() ? [...others, cell] : others
  })
  const of = (level: string) => one.assessment.cells?.find((cell) => cell.category === category && cell.level === level)?.rationale ?? ''
  return html`<details><summary>${page.t('perLevel')}</summary>${page.framework!.levels.map((level) => html`<p><label>${page.t('commentOn', { level: level.name })}
    <input .value=${of(level.id)} ?readonly=${sealed} @input=${write(level.id)}></label></p>`)}</details>`
}
