// Shares, panels, judging, providers and cohorts: what only a server has.
import type { Http } from './http'

export class Team {
  constructor(readonly http: Http) {}
}
