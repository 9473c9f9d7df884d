// The coach's pages: an address, an element and its script each.
import type { Place } from '../../shell/places'
import { pages } from '../load'

export const places: Place[] = [
  { pattern: 'portfolio/:', tag: 'coach-overview', area: 'coach', load: pages, desk: true },
  { pattern: 'portfolio/:/overview', tag: 'coach-overview', area: 'coach', load: pages, desk: true },
  { pattern: 'portfolio/:/evidence/*', tag: 'coach-evidence', area: 'coach', load: pages, desk: true },
  { pattern: 'portfolio/:/log/*', tag: 'coach-log', area: 'coach', load: pages, desk: true },
  { pattern: 'portfolio/:/gap', tag: 'coach-gap', area: 'coach', load: pages, desk: true },
  { pattern: 'portfolio/:/what-if', tag: 'coach-what-if', area: 'coach', load: pages, desk: true },
  { pattern: 'portfolio/:/readiness', tag: 'coach-readiness', area: 'coach', load: pages, desk: true },
  { pattern: 'guidance', tag: 'coach-guidance', area: 'coach', load: pages },
  { pattern: 'agreement', tag: 'coach-mentoring', area: 'coach', load: pages },
  { pattern: 'audit', tag: 'coach-mentoring', area: 'coach', load: pages },
  { pattern: 'agreement/:', tag: 'coach-agreement', area: 'coach', load: pages, desk: true },
  { pattern: 'audit/:', tag: 'coach-audit', area: 'coach', load: pages, desk: true },
]
