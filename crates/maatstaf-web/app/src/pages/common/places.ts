// The pages that everybody has.
import type { Place } from '../../shell/places'
import { own } from '../load'
import './start'

export const places: Place[] = [
  { pattern: '', tag: 'maatstaf-start', area: 'shell', load: async () => {} },
  { pattern: 'files', tag: 'maatstaf-files', area: 'common', load: own },
  { pattern: 'privacy', tag: 'maatstaf-privacy', area: 'common', load: own },
  { pattern: 'account', tag: 'maatstaf-account', area: 'common', load: own },
  { pattern: 'portfolio/:/reports', tag: 'maatstaf-reports', area: 'common', load: own, desk: true },
  { pattern: 'portfolio/:/history', tag: 'maatstaf-history', area: 'common', load: own, desk: true },
  { pattern: 'missing', tag: 'maatstaf-missing', area: 'shell', load: own },
]
