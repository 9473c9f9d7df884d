// One field of an entry of the log, by what it holds.
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { moment } from '../../backend/moment'
import type { Text } from './answers'
import { named, select, tick } from './choice'
import type { CoachPart } from './coach-part'
import { allEntries, dayOf, familyOf, listNames, type Entry, type FieldSpec, type ListName } from './ledger'
import './text'

interface Scheme { id: string; name: Text; levels: { id: string; name: Text }[] }
type Set = (value: unknown) => void

const BODIES = ['emcc', 'nobco', 'icf', 'ac']

export function field(page: CoachPart, list: ListName, spec: FieldSpec, entry: Partial<Entry>, set: Set) {
  const label = page.w(`f.${spec.name}`)
  const value = entry[spec.name]
  const typed = (event: Event) => set((event.target as HTMLInputElement).value)
  const number = (event: Event) => set((event.target as HTMLInputElement).valueAsNumber || ((event.target as HTMLInputElement).value === '0' ? 0 : undefined))
  const input = (type: string, more: { max?: string | number; min?: number; list?: string; input?: (event: Event) => void } = {}) => html`<label>${label}
    <input name=${spec.name} type=${type} .value=${live(String(value ?? ''))} ?required=${spec.needed} max=${more.max ?? nothing} min=${more.min ?? nothing} list=${more.list ?? nothing} autocomplete="off" @input=${more.input ?? typed} /></label>`
  const choose = (choices: [string, string][]) => select(label, choices, value, set, { name: spec.name, needed: spec.needed, ...(spec.needed && value ? {} : { none: '' }) })
  switch (spec.kind) {
    case 'day': return input('date', { max: spec.name === 'until' && !spec.needed ? undefined : moment().today })
    case 'time': return input('time')
    case 'minutes': case 'number': return input('number', { min: spec.least, max: spec.most, input: number })
    case 'code': return html`${input('text', { list: `known-${spec.name}` })}${datalist(`known-${spec.name}`, allEntries(page.doc.ledger).map(one => one.entry[spec.name]))}`
    case 'body': return html`${input('text', { list: 'known-body' })}${datalist('known-body', [...BODIES, ...(page.doc.ledger?.memberships ?? []).map(one => one.body)])}`
    case 'pick': return choose(page.choices(familyOf(list, spec)))
    case 'scheme': return choose( schemes(page).map(one => [one.id, page.own(one.name)]))
    case 'level': return choose( levels(page, entry.scheme as string | undefined))
    case 'entry': return choose( others(page, spec.name === 'same_as' ? ['training', 'supervision'] : listNames, entry.id))
    case 'categories': return several(label, named(page.framework?.categories), value as string[], set)
    case 'traits': return several(label, page.choices('traits'), value as string[], set)
    default: return html`<coach-text .app=${page.app} .label=${label} .value=${String(value ?? '')} ?long=${spec.kind === 'long'} ?needed=${spec.needed} @text=${(event: CustomEvent<string>) => set(event.detail)}></coach-text>`
  }
}

const several = (label: string, choices: [string, string][], now: string[] = [], set: Set) =>
  html`<details><summary>${label} ${now.length || ''}</summary>${choices.map(([id, name]) => tick(name, now.includes(id), isOn => set(isOn ? [...now, id] : now.filter(one => one !== id))))}</details>`

const datalist = (id: string, values: unknown[]) => html`<datalist id=${id}>${[...new Set(values)].filter(Boolean).map(one => html`<option value=${String(one)}></option>`)}</datalist>`

const schemes = (page: CoachPart) => page.look<Scheme[]>('schemes') ?? []

/** The levels of a scheme; without one those of the framework. */
function levels(page: CoachPart, scheme: string | undefined): [string, string][] {
  const found = schemes(page).find(one => one.id === scheme)
  return found ? found.levels.map(one => [one.id, page.own(one.name)]) : (page.framework?.levels ?? []).map(one => [one.id, one.name])
}

function others(page: CoachPart, lists: ListName[], but: unknown): [string, string][] {
  return allEntries(page.doc.ledger).filter(({ list, entry }) => lists.includes(list) && entry.id !== but)
    .sort((one, other) => dayOf(other.entry).localeCompare(dayOf(one.entry)))
    .map(({ list, entry }) => [entry.id, `${page.day(dayOf(entry))} · ${page.w(`list.${list}`)} · ${String(entry.client ?? entry.title ?? entry.id)}`])
}
