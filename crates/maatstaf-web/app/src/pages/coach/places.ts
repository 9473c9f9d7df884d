// The coach's pages: an address, an element and its script each.
import type { Place } from '../../shell/places'

export const places: Place[] = [
  { pattern: 'portfolio/:', tag: 'coach-overview', area: 'coach', load: () => import('./overview'), desk: true },
  { pattern: 'portfolio/:/overview', tag: 'coach-overview', area: 'coach', load: () => import('./overview'), desk: true },
  { pattern: 'portfolio/:/evidence/*', tag: 'coach-evidence', area: 'coach', load: () => import('./evidence'), desk: true },
  { pattern: 'portfolio/:/log/*', tag: 'coach-log', area: 'coach', load: () => import('./log'), desk: true },
  { pattern: 'portfolio/:/gap', tag: 'coach-gap', area: 'coach', load: () => import('./gap'), desk: true },
  { pattern: 'portfolio/:/what-if', tag: 'coach-what-if', area: 'coach', load: () => import('./what-if'), desk: true },
  { pattern: 'portfolio/:/readiness', tag: 'coach-readiness', area: 'coach', load: () => import('./readiness'), desk: true },
]
