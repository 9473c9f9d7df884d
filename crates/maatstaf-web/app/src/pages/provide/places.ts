// The pages of the training provider.
import type { Place } from '../../shell/places'
import { others } from '../load'

export const places: Place[] = [
  { pattern: 'provide', tag: 'maatstaf-provide', area: 'provide', load: others },
  { pattern: 'provide/cohort', tag: 'maatstaf-cohort', area: 'provide', load: others },
  { pattern: 'provide/raters', tag: 'maatstaf-raters', area: 'provide', load: others },
  { pattern: 'provide/wording', tag: 'maatstaf-wording', area: 'provide', load: others },
  { pattern: 'provide/of/:', tag: 'maatstaf-provider', area: 'provide', load: others },
  { pattern: 'programme/:/*', tag: 'maatstaf-programme', area: 'provide', load: others, desk: true },
]
