// The pages of the assessor, and the page on which a coach shares.
import type { Place } from '../../shell/places'
import { pages } from '../load'

export const places: Place[] = [
  { pattern: 'assess', tag: 'maatstaf-assess', area: 'assess', load: pages },
  { pattern: 'assess/shared/:/:/*', tag: 'maatstaf-judge-shared', area: 'assess', load: pages },
  { pattern: 'shared/:', tag: 'maatstaf-shared', area: 'assess', load: pages },
  { pattern: 'assess/:/*', tag: 'maatstaf-judge', area: 'assess', load: pages, desk: true },
  { pattern: 'portfolio/:/share', tag: 'maatstaf-share', area: 'assess', load: pages, desk: true },
]
