// A picture of the engine, drawn in the page.
import { nothing } from 'lit'
import type { CoachPart } from './coach-part'

export const picture = (_page: CoachPart, _name: string, _label: string) => nothing
