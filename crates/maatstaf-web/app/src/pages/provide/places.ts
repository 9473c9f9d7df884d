// The pages of the training provider.
import type { Place } from '../../shell/places'

export const places: Place[] = [
  { pattern: 'provide', tag: 'maatstaf-provide', area: 'provide', load: () => import('./provide') },
  { pattern: 'provide/cohort', tag: 'maatstaf-cohort', area: 'provide', load: () => import('./cohort') },
  { pattern: 'provide/raters', tag: 'maatstaf-raters', area: 'provide', load: () => import('./raters') },
  { pattern: 'provide/wording', tag: 'maatstaf-wording', area: 'provide', load: () => import('./wording') },
  { pattern: 'provide/of/:', tag: 'maatstaf-provider', area: 'provide', load: () => import('./provider') },
  { pattern: 'programme/:/*', tag: 'maatstaf-programme', area: 'provide', load: () => import('./programme'), desk: true },
]
