// The pages of the assessor, and the page on which a coach shares.
import type { Place } from '../../shell/places'

export const places: Place[] = [
  { pattern: 'assess', tag: 'maatstaf-assess', area: 'assess', load: () => import('./assess') },
  { pattern: 'assess/shared/:/:/*', tag: 'maatstaf-judge-shared', area: 'assess', load: () => import('./judge') },
  { pattern: 'assess/:/*', tag: 'maatstaf-judge', area: 'assess', load: () => import('./judge'), desk: true },
  { pattern: 'portfolio/:/share', tag: 'maatstaf-share', area: 'assess', load: () => import('./share'), desk: true },
]
