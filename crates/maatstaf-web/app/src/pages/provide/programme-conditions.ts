// The conditions of EQA as they were found, one's own answers to them, the runs and the staff that they are read from.
import { html, nothing, type TemplateResult } from 'lit'
import { freeId } from '../../elements/ids'
import type { ProgrammePage } from './programme'

const value = (event: Event): string => (event.target as HTMLInputElement).value

export function conditions(page: ProgrammePage, answer: any): TemplateResult {
  const { conditions: found, self_audit: audit } = answer
  const say = (text: any) => text?.[page.language] ?? ''
  const source = (id: string) => found.sources.find((one: any) => one.id === id)
  return html`<h2>${page.t('conditions')}</h2><p class="quiet">${page.t('conditionsWhy', { certain: found.certain, possible: found.possible, all: found.conditions.length })}</p>
    <ul class="conditions">${found.conditions.map((one: any) => html`<li><strong>${say(one.name)}</strong> <span class="outcome ${one.outcome}">${page.t(`outcome-${one.outcome as 'met'}`)}</span>
      <p>${say(one.finding)}</p><p class="hint">${say(one.help)}</p>${sources(page, one, source)}${one.asked ? own(page, one.id) : nothing}</li>`)}</ul>
    <h2>${page.t('level')}</h2>
    <ul class="conditions">${audit.answers.map((one: any) => html`<li><p>${say(one.text)}</p>${own(page, one.id)}</li>`)}</ul>
    ${runs(page)}${staff(page)}`
}

function sources(page: ProgrammePage, one: any, source: (id: string) => any): TemplateResult | typeof nothing {
  const ids = [...new Set<string>((one.readings ?? []).flatMap((reading: any) => reading.sources ?? []))]
  return ids.length ? html`<details class="hint"><summary>${page.t('sources')}</summary><ul>${ids.map((id) => html`<li>${source(id)?.title ?? id}${source(id)?.address ? html`<br>${source(id).address}` : nothing}</li>`)}</ul></details>` : nothing
}

/** One's own answer to what only a provider can say. */
function own(page: ProgrammePage, id: string): TemplateResult {
  const said = page.programme.self_audit?.[id]
  const have = (event: Event) => page.edit(page.t('answer'), (draft) => {
    draft.self_audit ??= {}
    if (value(event)) draft.self_audit[id] = { ...draft.self_audit[id], have: value(event) }
    else delete draft.self_audit[id]
  })
  const shown = (event: Event) => page.edit(page.t('shownBy'), (draft) => { draft.self_audit[id].evidence = value(event) })
  return html`<div class="part"><label>${page.t('answer')}<select @change=${have}><option value="">${page.t('unsaid')}</option>
      ${(['yes', 'partly', 'no'] as const).map((one) => html`<option value=${one} ?selected=${said?.have === one}>${page.t(one)}</option>`)}</select></label>
    ${said ? html`<label class="long">${page.t('shownBy')}<input .value=${said.evidence ?? ''} @change=${shown}></label>` : nothing}</div>`
}

/** A row with fields of a list of the programme. */
function row(page: ProgrammePage, list: 'runs' | 'staff', at: number) {
  const edit = (label: string, change: (draft: any) => void) => page.edit(label, (draft) => change(draft[list][at]))
  const one = page.programme[list][at]
  return {
    text: (label: string, field: string, type = 'text') => html`<label>${label}<input type=${type} required .value=${one[field] ?? ''} @change=${(event: Event) => value(event) && edit(label, (draft) => { draft[field] = value(event) })}></label>`,
    count: (label: string, field: string) => html`<label>${label}<input type="number" min="0" .value=${String(one[field] ?? '')} @change=${(event: Event) => edit(label, (draft) => {
      if (value(event)) draft[field] = Number(value(event))
      else delete draft[field]
    })}></label>`,
    tick: (label: string, field: string) => html`<label class="tick"><input type="checkbox" .checked=${!!one[field]} @change=${(event: Event) => edit(label, (draft) => { draft[field] = (event.target as HTMLInputElement).checked })}>${label}</label>`,
    edit,
    remove: html`<button class="danger" aria-label=${page.t('remove', { what: one.id })} @click=${() => page.edit(page.t('remove', { what: one.id }), (draft) => void draft[list].splice(at, 1))}>×</button>`,
  }
}

function runs(page: ProgrammePage): TemplateResult {
  const all: any[] = page.programme.runs ?? []
  const today = new Date().toLocaleDateString('sv')
  const add = () => page.edit(page.t('addRun'), (draft) => { draft.runs = [...all, { id: freeId('run', all.map((one) => one.id)), started: today, ended: today }] })
  const one = (run: any, at: number) => {
    const fields = row(page, 'runs', at)
    return html`<div class="part" role="group" aria-label="${page.t('run')} ${run.id}">${fields.text(page.t('started'), 'started', 'date')}${fields.text(page.t('ended'), 'ended', 'date')}
      ${fields.count(page.t('participants'), 'participants')}${fields.count(page.t('graduates'), 'graduates')}${fields.tick(page.t('evaluated'), 'evaluated')}${fields.tick(page.t('verified'), 'external_verification')}${fields.remove}</div>`
  }
  return html`<h2>${page.t('runs')}</h2>${all.map(one)}<p class="acts"><button @click=${add}>${page.t('addRun')}</button></p>`
}

function staff(page: ProgrammePage): TemplateResult {
  const all: any[] = page.programme.staff ?? []
  const add = () => page.edit(page.t('addPerson'), (draft) => { draft.staff = [...all, { id: freeId('person', all.map((one) => one.id)), role: 'teacher', awards: [] }] })
  const one = (person: any, at: number) => {
    const fields = row(page, 'staff', at)
    return html`<div class="part" role="group" aria-label="${page.t('person')} ${person.id}">${fields.text(page.t('pseudonym'), 'id')}
      <label>${page.t('role')}<select @change=${(event: Event) => fields.edit(page.t('role'), (draft) => { draft.role = value(event) })}>${(['teacher', 'supervisor', 'assessor'] as const).map((role) => html`<option value=${role} ?selected=${person.role === role}>${page.t(`role-${role}`)}</option>`)}</select></label>
      <label class="long">${page.t('awards')}<input .value=${(person.awards ?? []).join(', ')} @change=${(event: Event) => fields.edit(page.t('awards'), (draft) => { draft.awards = value(event).split(',').map((award) => award.trim()).filter(Boolean) })}></label>${fields.remove}</div>`
  }
  return html`<h2>${page.t('staff')}</h2>${all.map(one)}<p class="acts"><button @click=${add}>${page.t('addPerson')}</button></p>`
}
