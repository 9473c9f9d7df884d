// A picture of the open portfolio, as the engine draws it.
import { html } from 'lit'
import '../../parts/picture'
import type { CoachPart } from './coach-part'

export const picture = (page: CoachPart, name: string, more: object = {}) => html`<maatstaf-picture .svg=${page.ask<string>(name, more)}></maatstaf-picture>`
