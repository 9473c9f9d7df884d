// The decision, and standing for it: exactly for the version that was judged.
import { html, nothing, type TemplateResult } from 'lit'
import { fileName, giveFile, jsonFile } from '../../keeping/files'
import type { Case, Decision, Resolution } from './case'
import { emptyResolution } from './compare'
import { choice, why } from './fields'
import { outcomes } from './hand-in'
import type { Judge } from './judge'

export function sign(page: Judge, one: Case): TemplateResult {
  const { signatures, digest } = page.revealed!
  const mine = signatures.some((signature) => signature.by === (page.revealed!.names[one.assessment.assessor] ?? one.assessment.assessor))
  const put = () => page.run(async () => {
    await one.sign(settled(one))
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

/** What was settled, as it is signed: without the blank lines of who was still writing. */
function settled(one: Case): Resolution {
  const resolution = emptyResolution(one)
  const { decision } = resolution
  if (decision?.asks) decision.asks = decision.asks.map((ask) => ask.trim()).filter(Boolean)
  return resolution
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
  const list = (text: string, sign: string) => text.split(sign).map((part) => part.trim()).filter(Boolean)
  const below = page.framework!.levels.slice(0, page.framework!.levels.findIndex((level) => level.id === one.shown.target))
  return html`<form class="sheet" @submit=${(event: Event) => event.preventDefault()}>
    ${choice(page.t('decision'), page.t('noDecision'), outcomes(page), now?.outcome, (said) => edit((draft) => { draft.outcome = said }))}
    ${now?.outcome === 'award-lower' ? choice(page.t('awardLevel'), '', below.map((level) => [level.id, level.name] as const), now.level, (said) => edit((draft) => { draft.level = said })) : nothing}
    ${now ? why(page.t('decisionWhy'), now.why, (text) => edit((draft) => { draft.why = text }), false, true) : nothing}
    ${now?.outcome === 'ask-more' ? why(page.t('asks'), now.asks?.join('\n'), (text) => edit((draft) => { draft.asks = text.split('\n') }), false, true) : nothing}
    ${now ? html`<label>${page.t('decidedBy')}<input .value=${now.by.join(', ')} @change=${(event: Event) => edit((draft) => { draft.by = list((event.target as HTMLInputElement).value, ',') })}></label>` : nothing}
  </form>`
}
