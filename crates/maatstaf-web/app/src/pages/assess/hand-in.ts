// The whole, handing in, and the reveal.
import { html, nothing, type TemplateResult } from 'lit'
import { fileName, giveFile, jsonFile, readJson } from '../../keeping/files'
import { sound, type Assessment, type Case, type Level } from './case'
import type { Judge } from './judge'

/** What a panel can decide, as the rules of the engine have it, with the words for it. */
export const OUTCOMES = ['award', 'award-lower', 'ask-more', 'decline'] as const

export function handIn(page: Judge, one: Case): TemplateResult {
  const open = page.framework!.categories.filter((category) => !page.isJudged(category.id)).map((category) => category.name)
  const { assessment } = one
  // Said to be handed in when it is kept, and not a moment before.
  const submitted = page.busy ? undefined : one.submitted
  return html`
    <section><h2>${page.t('whole')}</h2><p class="quiet">${page.t('wholeHelp')}</p>${whole(page, one)}</section>
    <section><h2>${page.t('handIn')}</h2>
      ${submitted ? html`<p class="note">${page.t('sealed', { day: page.day(submitted) })}</p>` : html`<p>${page.t('handInHelp')}</p>
        ${open.length ? html`<p class="note">${page.t('stillOpen', { list: open.join(', ') })}</p>` : nothing}`}
      <p class="acts">
        ${one.submitted ? nothing : html`<button class="act" ?disabled=${page.busy || one.waiting > 0} @click=${() => page.run(() => one.submit())}>${page.t('handIn')}</button>`}
        <button @click=${() => giveFile(fileName(`${assessment.assessor} ${one.shown.holder}`, 'json'), jsonFile(sound(assessment)))}>${page.t('saveAssessment')}</button>
      </p>
    </section>
    ${submitted ? reveal(page, one) : nothing}`
}

function whole(page: Judge, one: Case): TemplateResult {
  const holistic = one.assessment.holistic
  const sealed = !!one.submitted
  const edit = (change: (draft: NonNullable<Assessment['holistic']>) => void) => one.edit(page.t('whole'), (draft) => {
    const whole = { rationale: '', ...draft.holistic }
    change(whole)
    if (whole.level === undefined && !whole.recommends && !whole.rationale.trim()) delete draft.holistic
    else draft.holistic = whole
  })
  const value = (event: Event) => (event.target as HTMLSelectElement).value
  const level = (event: Event) => edit((draft) => {
    const said = value(event)
    if (said === '') delete draft.level
    else draft.level = (said === 'none' ? null : said) as Level
  })
  const recommend = (event: Event) => edit((draft) => {
    if (value(event)) draft.recommends = value(event)
    else delete draft.recommends
  })
  return html`<form class="sheet" @submit=${(event: Event) => event.preventDefault()}>
    <label>${page.t('wholeLevel')}<select ?disabled=${sealed} @change=${level}>
      <option value="">${page.t('leave')}</option>
      <option value="none" ?selected=${holistic?.level === null}>${page.t('notYet')}</option>
      ${page.framework!.levels.map((one) => html`<option value=${one.id} ?selected=${holistic?.level === one.id}>${one.name}</option>`)}</select></label>
    <label>${page.t('recommend')}<select ?disabled=${sealed} @change=${recommend}>
      <option value="">${page.t('leave')}</option>
      ${OUTCOMES.map((outcome) => html`<option value=${outcome} ?selected=${holistic?.recommends === outcome}>${page.t(`outcome-${outcome}`)}</option>`)}</select></label>
    <label>${page.t('why')}<textarea ?readonly=${sealed} .value=${holistic?.rationale ?? ''} @input=${(event: Event) => edit((draft) => { draft.rationale = (event.target as HTMLTextAreaElement).value })}></textarea></label>
  </form>`
}

function reveal(page: Judge, one: Case): TemplateResult {
  const show = () => page.run(async () => {
    await one.reveal()
    await page.load()
    page.app.go(page.to('compare'))
  })
  return html`<section><h2>${page.t('reveal')}</h2>
    ${one.isRevealed ? html`<p><a href=${page.to('compare')}>${page.t('compare')}</a></p>` : html`<p>${page.t('revealHelp')}</p>
      ${one.takesOthers ? nothing : html`<p class="quiet">${page.t('revealWait')}</p>`}
      <p class="acts"><button class="act" ?disabled=${page.busy} @click=${show}>${page.t('reveal')}</button></p>`}
  </section>`
}

/** Files of other assessors, put beside one's own after the reveal. */
export function others(page: Judge, one: Case): TemplateResult | typeof nothing {
  if (!one.takesOthers) return nothing
  const take = (event: Event) => page.run(async () => {
    const input = event.target as HTMLInputElement
    const read = await Promise.all([...(input.files ?? [])].map(readJson))
    // A file for assessing, of this app, holds its assessment.
    one.addOthers!(read.map((file) => file.assessment ?? file))
    input.value = ''
    await page.load()
  })
  return html`<p><label>${page.t('addOthers')} <input type="file" multiple accept=".json,application/json" @change=${take}></label></p>`
}
