// The pages of the training provider.
import type { Place } from '../../shell/places'
import { pages } from '../load'

export const places: Place[] = [
  { pattern: 'provide', tag: 'maatstaf-provide', area: 'provide', load: pages },
  { pattern: 'provide/cohort', tag: 'maatstaf-cohort', area: 'provide', load: pages },
  { pattern: 'provide/raters', tag: 'maatstaf-raters', area: 'provide', load: pages },
  { pattern: 'provide/wording', tag: 'maatstaf-wording', area: 'provide', load: pages },
  { pattern: 'provide/of/:', tag: 'maatstaf-provider', area: 'provide', load: pages },
  { pattern: 'programme/:/*', tag: 'maatstaf-programme', area: 'provide', load: pages, desk: true },
]
