// The pages that everybody has.
import type { Place } from '../../shell/places'

export const places: Place[] = [
  { pattern: '', tag: 'maatstaf-start', area: 'shell', load: () => import('./start') },
  { pattern: 'missing', tag: 'maatstaf-missing', area: 'shell', load: () => import('./missing') },
]
