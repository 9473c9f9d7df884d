// The modules of a programme: what participants do, how they are assessed, and which indicators that covers.
import { html, nothing, type TemplateResult } from 'lit'
import { freeId } from '../../elements/ids'
import type { ProgrammePage } from './programme'

const ACTIVITIES = ['lecture', 'exercise', 'practice', 'supervision', 'peer-group', 'self-study', 'reflection', 'other'] as const
const METHODS = ['observed-session', 'recording', 'case-study', 'portfolio', 'reflection', 'paper', 'test', 'presentation', 'interview', 'other'] as const
type List = 'activities' | 'assessments'

const value = (event: Event): string => (event.target as HTMLInputElement).value
const whole = (event: Event): number | undefined => (value(event) === '' ? undefined : Math.max(0, Math.round(Number(value(event)))))

/** Sets a field, or takes it away when nothing is said. */
function put(one: any, field: string, said: unknown): void {
  if (said === undefined || said === '') delete one[field]
  else one[field] = said
}

export function modules(page: ProgrammePage): TemplateResult {
  const all: any[] = page.programme.modules ?? []
  const add = () => page.edit(page.t('addModule'), (draft) => {
    draft.modules = [...(draft.modules ?? []), { id: freeId('m', all.map((one) => one.id)), title: '', activities: [], assessments: [] }]
  })
  return html`<datalist id="indicators">${page.framework!.indicators.map((one) => html`<option value="${one.number}. ${one.summary}"></option>`)}</datalist>
    ${all.map((module, at) => one(page, module, at))}
    <p class="acts"><button @click=${add}>${page.t('addModule')}</button></p>`
}

function one(page: ProgrammePage, module: any, at: number): TemplateResult {
  const edit = (label: string, change: (draft: any) => void) => page.edit(label, (draft) => change(draft.modules[at]))
  const name = module.title || page.t('untitled')
  const parts = () => page.programme.modules.flatMap((other: any) => [...(other.activities ?? []), ...(other.assessments ?? [])]).map((part: any) => part.id)
  const add = (list: List) => edit(page.t(list === 'activities' ? 'addActivity' : 'addAssessment'), (draft) => {
    const part = list === 'activities' ? { id: freeId('a', parts()), title: '', kind: 'exercise', minutes: 60, covers: [] } : { id: freeId('t', parts()), title: '', method: 'portfolio', covers: [] }
    draft[list] = [...(draft[list] ?? []), part]
  })
  return html`<details class="module" ?open=${!module.title}><summary>${name}</summary>
    <div class="part"><label class="long">${page.t('title')}<input .value=${module.title} @change=${(event: Event) => edit(page.t('title'), (draft) => { draft.title = value(event) })}></label>
      <label>${page.t('moduleHours')}<input type="number" min="0" .value=${String(module.hours ?? '')} @change=${(event: Event) => edit(page.t('moduleHours'), (draft) => put(draft, 'hours', whole(event)))}></label>
      <button class="danger" aria-label=${page.t('remove', { what: name })} @click=${() => page.edit(page.t('remove', { what: name }), (draft) => { draft.modules.splice(at, 1) })}>×</button></div>
    ${(['activities', 'assessments'] as const).map((list) => (module[list] ?? []).map((part: any, index: number) => thing(page, list, part, (label, change) => edit(label, (draft) => change(draft[list], index)))))}
    <p class="acts"><button @click=${() => add('activities')}>${page.t('addActivity')}</button><button @click=${() => add('assessments')}>${page.t('addAssessment')}</button></p></details>`
}

type Edit = (label: string, change: (list: any[], at: number) => void) => void

/** An activity or an assessment. */
function thing(page: ProgrammePage, list: List, part: any, edit: Edit): TemplateResult {
  const isActivity = list === 'activities'
  const [field, kinds] = isActivity ? (['kind', ACTIVITIES] as const) : (['method', METHODS] as const)
  const name = part.title || page.t('untitled')
  const set = (label: string, change: (draft: any) => void) => edit(label, (all, at) => change(all[at]))
  const length = (event: Event) => set(page.t('minutes'), (draft) => {
    delete draft.hours
    put(draft, 'minutes', whole(event))
  })
  return html`<div class="part" role="group" aria-label="${page.t(isActivity ? 'activity' : 'assessment')}: ${name}">
    <label class="long">${page.t(isActivity ? 'activity' : 'assessment')}<input .value=${part.title} @change=${(event: Event) => set(page.t('title'), (draft) => { draft.title = value(event) })}></label>
    <label>${page.t('kind')}<select @change=${(event: Event) => set(page.t('kind'), (draft) => { draft[field] = value(event) })}>${kinds.map((kind) => html`<option value=${kind} ?selected=${(part[field] ?? 'other') === kind}>${page.t(`kind-${kind}`)}</option>`)}</select></label>
    ${isActivity ? html`<label>${page.t('minutes')}<input type="number" min="0" .value=${String(part.minutes ?? (part.hours ? part.hours * 60 : ''))} @change=${length}></label>`
      : html`<label class="tick"><input type="checkbox" .checked=${part.trained_assessors === true} @change=${(event: Event) => set(page.t('trained'), (draft) => { draft.trained_assessors = (event.target as HTMLInputElement).checked })}>${page.t('trained')}</label>`}
    <button class="danger" aria-label=${page.t('remove', { what: name })} @click=${() => edit(page.t('remove', { what: name }), (all, at) => void all.splice(at, 1))}>×</button>
    <div class="wide">${covers(page, isActivity, part, set)}</div>
  </div>`
}

function covers(page: ProgrammePage, isActivity: boolean, part: any, set: (label: string, change: (draft: any) => void) => void): TemplateResult {
  const add = (event: Event) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const given = new FormData(form)
    const number = Number.parseInt(String(given.get('indicator')), 10)
    const known = page.framework!.indicators.some((one) => one.number === number)
    const as = isActivity ? { as: String(given.get('as')) } : {}
    if (!known || part.covers?.some((one: any) => one.indicator === number && (one.as ?? '') === (as.as ?? ''))) return form.querySelector('input')!.select()
    set(page.t('covers'), (draft) => { draft.covers = [...(draft.covers ?? []), { indicator: number, ...as }] })
    form.querySelector('input')!.value = ''
  }
  const chip = (one: any, at: number) => {
    const summary = page.framework!.indicators.find((other) => other.number === one.indicator)?.summary
    const name = one.indicator ? String(one.indicator) : (one.theme ?? page.t('equivalent'))
    return html`<li title=${summary ?? nothing}>${name}${one.as ? html`&nbsp;<span class="quiet">${page.t(one.as as 'taught')}</span>` : nothing}
      <button aria-label=${page.t('remove', { what: `${name} ${one.as ? page.t(one.as as 'taught') : ''}` })} @click=${() => set(page.t('covers'), (draft) => void draft.covers.splice(at, 1))}>×</button></li>`
  }
  return html`${part.covers?.length ? html`<ul class="chips" aria-label=${page.t('covers')}>${part.covers.map(chip)}</ul>` : nothing}
    <form class="cover" @submit=${add}><label>${page.t('cover')}<input name="indicator" list="indicators" autocomplete="off" required></label>
      ${isActivity ? html`<label>${page.t('as')}<select name="as"><option value="taught">${page.t('taught')}</option><option value="practised">${page.t('practised')}</option></select></label>` : nothing}
      <button>${page.t('coverAdd')}</button></form>`
}
