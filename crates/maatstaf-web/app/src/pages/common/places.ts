// The pages that everybody has.
import type { Place } from '../../shell/places'
import { pages } from '../load'
import './start'

export const places: Place[] = [
  { pattern: '', tag: 'maatstaf-start', area: 'shell', load: async () => {} },
  { pattern: 'files', tag: 'maatstaf-files', area: 'common', load: pages },
  { pattern: 'privacy', tag: 'maatstaf-privacy', area: 'common', load: pages },
  { pattern: 'account', tag: 'maatstaf-account', area: 'common', load: pages },
  { pattern: 'portfolio/:/reports', tag: 'maatstaf-reports', area: 'common', load: pages, desk: true },
  { pattern: 'portfolio/:/history', tag: 'maatstaf-history', area: 'common', load: pages, desk: true },
  { pattern: 'missing', tag: 'maatstaf-missing', area: 'shell', load: pages },
]
