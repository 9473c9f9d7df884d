// The whole, handing in, and the reveal.
import { html, nothing, type TemplateResult } from 'lit'
import { fileName, giveFile, jsonFile, readJson } from '../../keeping/files'
import { sound, type Assessment, type Case, type Level } from './case'
import { choice, levelChoice, why } from './fields'
import type { Judge } from './judge'

/** What a panel can decide, as the rules of the engine have it, with the words for it. */
const OUTCOMES = ['award', 'award-lower', 'ask-more', 'decline'] as const
export const outcomes = (page: Judge) => OUTCOMES.map((outcome) => [outcome, page.t(`outcome-${outcome}`)] as const)

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
  const level = (said: Level | undefined) => edit((draft) => {
    if (said === undefined) delete draft.level
    else draft.level = said
  })
  const recommend = (said: string) => edit((draft) => {
    if (said) draft.recommends = said
    else delete draft.recommends
  })
  return html`<form class="sheet" @submit=${(event: Event) => event.preventDefault()}>
    ${levelChoice(page, page.t('wholeLevel'), page.t('leave'), holistic?.level, level, undefined, sealed)}
    ${choice(page.t('recommend'), page.t('leave'), outcomes(page), holistic?.recommends ?? undefined, recommend, sealed)}
    ${why(page.t('why'), holistic?.rationale, (text) => edit((draft) => { draft.rationale = text }), sealed)}
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
