// The coach's pages: an address, an element and its script each.
import type { Place } from '../../shell/places'

export const places: Place[] = [
  { pattern: 'portfolio/:', tag: 'coach-overview', area: 'coach', load: () => import('./overview'), desk: true },
  { pattern: 'portfolio/:/overview', tag: 'coach-overview', area: 'coach', load: () => import('./overview'), desk: true },
  { pattern: 'portfolio/:/evidence/*', tag: 'coach-evidence', area: 'coach', load: () => import('./evidence'), desk: true },
  { pattern: 'portfolio/:/log/*', tag: 'coach-log', area: 'coach', load: () => import('./log'), desk: true },
]
