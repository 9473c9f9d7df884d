// The pages that everybody has.
import type { Place } from '../../shell/places'

export const places: Place[] = [
  { pattern: '', tag: 'maatstaf-start', area: 'shell', load: () => import('./start') },
  { pattern: 'files', tag: 'maatstaf-files', area: 'common', load: () => import('./files') },
  { pattern: 'privacy', tag: 'maatstaf-privacy', area: 'common', load: () => import('./privacy') },
  { pattern: 'account', tag: 'maatstaf-account', area: 'common', load: () => import('./account') },
  { pattern: 'portfolio/:/reports', tag: 'maatstaf-reports', area: 'common', load: () => import('./reports'), desk: true },
  { pattern: 'portfolio/:/history', tag: 'maatstaf-history', area: 'common', load: () => import('./history'), desk: true },
  { pattern: 'missing', tag: 'maatstaf-missing', area: 'shell', load: () => import('./missing') },
]
