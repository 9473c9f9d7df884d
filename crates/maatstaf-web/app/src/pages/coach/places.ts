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
  { pattern: 'guidance', tag: 'coach-guidance', area: 'coach', load: () => import('./guidance') },
  { pattern: 'agreement', tag: 'coach-mentoring', area: 'coach', load: () => import('./mentoring') },
  { pattern: 'audit', tag: 'coach-mentoring', area: 'coach', load: () => import('./mentoring') },
  { pattern: 'agreement/:', tag: 'coach-agreement', area: 'coach', load: () => import('./agreement'), desk: true },
  { pattern: 'audit/:', tag: 'coach-audit', area: 'coach', load: () => import('./audit'), desk: true },
]
