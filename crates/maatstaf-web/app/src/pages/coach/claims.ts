// What a piece of evidence is said to show: each claim with its strength, its reason and what it counts for.
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Policy } from './answers'
import { named, select } from './choice'
import type { CoachPart } from './coach-part'
import { statusOf, verifications, type Claim, type Evidence } from './portfolio'

interface Edits {
  set: (claim: Claim, edit: (claim: Claim) => void) => void
  drop: (claim: Claim) => void
  add: (claim: Claim) => void
}

const STRENGTHS = [1, 2, 3, 4]

export function claimsOf(page: CoachPart, piece: Evidence, edits: Edits) {
  return html`${piece.claims?.length ? rubric(page) : nothing}
    ${(piece.claims ?? []).map((claim, at) => claimBlock(page, piece, claim, at, edits))}
    ${equivalence(page, piece, edits)}`
}

function claimBlock(page: CoachPart, piece: Evidence, claim: Claim, at: number, { set, drop }: Edits) {
  const cell = page.cellOf(claim)
  const status = statusOf(page.doc, piece.id, claim, page.estimate.answer?.policy.quorum)
  return html`<section class="claim" aria-labelledby="claim-${at}">
    <div class="row between"><h2 id="claim-${at}">${page.claimName(claim)} ${status === 'open' ? nothing : html`<small class="chip ${status}">${page.w(`status.${status}`)}</small>`}</h2>
      <button type="button" class="plain danger" @click=${() => drop(claim)}>${page.t('unclaim')}<span class="unseen"> ${page.claimName(claim)}</span></button></div>
    ${claim.indicator ? html`<p>${page.indicator(claim.indicator)?.summary} <small class="quiet">${page.category(cell.category)} · ${page.level(cell.level)}</small></p>` : nothing}
    <fieldset class="strength"><legend>${page.t('strength')}</legend>
      ${STRENGTHS.map(strength => html`<label class="choice"><input type="radio" name="strength-${at}" .checked=${live(claim.strength === strength)} @change=${() => set(claim, one => (one.strength = strength))} />
        <span>${strength} ${page.w(`s${strength}`)}</span></label>`)}
      <p class="quiet">${page.w(`s${claim.strength}.help`)} ${worth(page, piece, claim)}</p>
    </fieldset>
    <label>${page.t(claim.indicator ? 'rationale' : 'rationale-needed')}
      <textarea rows="2" .value=${live(claim.rationale ?? '')} ?required=${!claim.indicator} @input=${(event: Event) => reason(claim, (event.target as HTMLTextAreaElement).value, set)}></textarea></label>
  </section>`
}

/** An equivalent practice without a reason is not sound: its last reason stays until there is another. */
function reason(claim: Claim, value: string, set: Edits['set']) {
  if (!value.trim() && !claim.indicator) return
  set(claim, one => { if (value) one.rationale = value; else delete one.rationale })
}

/** What the claim counts for, and what holds it back. */
function worth(page: CoachPart, piece: Evidence, claim: Claim): string {
  const policy = page.estimate.answer?.policy as Policy | undefined
  if (!policy) return ''
  const cap = policy.credit.by_verification[verifications.indexOf(piece.verification ?? 'self-declared')] ?? 0
  const n = Math.min(cap, claim.strength)
  const rank = page.rank(page.cellOf(claim).level)
  const least = policy.credit.least[Math.min(rank, policy.credit.least.length) - 1] ?? 0
  return [page.t('counts-for', { n }), n < least ? page.t('too-little', { least, level: page.level(page.cellOf(claim).level) }) : '', cap < claim.strength ? page.t('held-back') : ''].filter(Boolean).join(' ')
}

/** How strong a text is, by one example told four times. */
function rubric(page: CoachPart) {
  return html`<details class="rubric"><summary>${page.t('rubric')}</summary>
    <dl>${STRENGTHS.map(one => html`<dt>${one} ${page.w(`s${one}`)}</dt><dd>${page.w(`s${one}.help`)}<br /><q>${page.w(`s${one}.example`)}</q></dd>`)}</dl></details>`
}

/** A claim on a whole cell: practice of the kind that a level asks for, though no indicator says it. */
function equivalence(page: CoachPart, piece: Evidence, { add }: Edits) {
  const { query } = page.route
  const submit = (event: Event) => {
    const box = (event.target as HTMLElement).closest('details')!
    const value = (name: string) => box.querySelector<HTMLInputElement>(`[name=${name}]`)!.value.trim()
    const [category, level, theme, rationale] = ['category', 'level', 'theme', 'rationale'].map(value) as [string, string, string, string]
    const clash = piece.claims?.some(one => one.category === category && one.level === level && (one.theme ?? '') === theme)
    const error = !rationale ? 'rationale' : clash ? 'theme' : undefined
    box.querySelectorAll('.error').forEach(one => ((one as HTMLElement).hidden = one.id !== `equivalent-${error}`))
    if (error) return box.querySelector<HTMLElement>(`[name=${error}]`)!.focus()
    add({ category, level, ...(theme ? { theme } : {}), rationale, strength: 2 })
    for (const name of ['theme', 'rationale']) box.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = ''
    box.open = false
  }
  return html`<details class="equivalence" ?open=${query.has('category') && !piece.claims?.length}><summary>${page.t('equivalence')}</summary>
    <p class="quiet">${page.framework?.equivalence}</p>
    <div class="grid">
      ${select(page.t('category'), named(page.framework?.categories), query.get('category'), undefined, { name: 'category' })}
      ${select(page.t('level'), named(page.framework?.levels), query.get('level') ?? page.doc.target, undefined, { name: 'level' })}
      <label>${page.t('theme')} <input name="theme" aria-describedby="equivalent-theme" /></label>
    </div>
    <p class="error" id="equivalent-theme" hidden>${page.t('theme-taken')}</p>
    <label>${page.t('rationale-needed')} <textarea name="rationale" rows="2" aria-describedby="equivalent-rationale"></textarea></label>
    <p class="error" id="equivalent-rationale" hidden>${page.t('say-why')}</p>
    <p><button type="button" class="act" @click=${submit}>${page.t('equivalence-add')}</button></p></details>`
}
