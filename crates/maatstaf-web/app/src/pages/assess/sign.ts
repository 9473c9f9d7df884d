// The decision, and standing for it: exactly for the version that was judged.
import { html, nothing, type TemplateResult } from 'lit'
import { fileName, giveFile, jsonFile } from '../../keeping/files'
import type { Case, Decision } from './case'
import { emptyResolution } from './compare'
import { OUTCOMES } from './hand-in'
import type { Judge } from './judge'

export function sign(page: Judge, one: Case): TemplateResult {
  const { signatures, digest } = page.revealed!
  const mine = signatures.some((signature) => signature.by === (page.revealed!.names[one.assessment.assessor] ?? one.assessment.assessor))
  const put = () => page.run(async () => {
    await one.sign(emptyResolution(one))
    await page.load()
  })
  return html`<h2>${page.t('decision')}</h2>${decision(page, one)}
    <h2>${page.t('signing')}</h2>
    <p class="quiet">${page.t('digest')}</p><p class="digest">${digest}</p>
    <p>${page.t('noAccreditation')}</p>
    <p class="acts"><button class="act" ?disabled=${page.busy || (mine && !one.takesOthers)} @click=${put}>${page.t('sign')}</button></p>
    ${signatures.map((signature) => html`<p class="note">${page.t('signed', { who: signature.by, day: page.day(signature.at) })}
      <button class="plain" @click=${() => giveFile(fileName(`sign-off ${one.shown.holder} ${signature.by}`, 'json'), jsonFile(signature))}>${page.t('saveSigned')}</button></p>`)}`
}

function decision(page: Judge, one: Case): TemplateResult {
  const now = one.resolution?.decision
  const edit = (change: (draft: Decision) => void) => {
    const resolution = emptyResolution(one)
    const draft: Decision = resolution.decision ?? { outcome: '', by: [one.assessment.assessor], on: new Date().toLocaleDateString('sv'), why: '' }
    change(draft)
    // What goes with another outcome goes.
    if (draft.outcome !== 'award-lower') delete draft.level
    if (draft.outcome !== 'ask-more') delete draft.asks
    if (draft.outcome) resolution.decision = draft
    else delete resolution.decision
    one.keepResolution(resolution)
  }
  const text = (event: Event) => (event.target as HTMLInputElement).value
  const list = (value: string, sign: string) => value.split(sign).map((part) => part.trim()).filter(Boolean)
  const below = page.framework!.levels.slice(0, page.framework!.levels.findIndex((level) => level.id === one.shown.target))
  return html`<form class="sheet" @submit=${(event: Event) => event.preventDefault()}>
    <label>${page.t('decision')}<select @change=${(event: Event) => edit((draft) => { draft.outcome = text(event) })}>
      <option value="">${page.t('noDecision')}</option>
      ${OUTCOMES.map((outcome) => html`<option value=${outcome} ?selected=${now?.outcome === outcome}>${page.t(`outcome-${outcome}`)}</option>`)}</select></label>
    ${now?.outcome === 'award-lower' ? html`<label>${page.t('awardLevel')}<select @change=${(event: Event) => edit((draft) => { draft.level = text(event) })}><option value=""></option>
      ${below.map((level) => html`<option value=${level.id} ?selected=${now.level === level.id}>${level.name}</option>`)}</select></label>` : nothing}
    ${now ? html`<label>${page.t('decisionWhy')}<textarea .value=${now.why} @change=${(event: Event) => edit((draft) => { draft.why = text(event) })}></textarea></label>` : nothing}
    ${now?.outcome === 'ask-more' ? html`<label>${page.t('asks')}<textarea .value=${(now.asks ?? []).join('\n')} @change=${(event: Event) => edit((draft) => { draft.asks = list(text(event), '\n') })}></textarea></label>` : nothing}
    ${now ? html`<label>${page.t('decidedBy')}<input .value=${now.by.join(', ')} @change=${(event: Event) => edit((draft) => { draft.by = list(text(event), ',') })}></label>` : nothing}
  </form>`
}
