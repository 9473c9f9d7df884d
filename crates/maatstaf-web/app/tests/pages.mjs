// Every page that is looked at in both languages, light and dark, narrow and wide. A page more is a row more.
import { keep, sample } from './town.mjs'

/** What stands there before the pages are opened. */
export async function furnish(page) {
  const call = (name) => page.evaluate((name) => document.querySelector('maatstaf-app').app.backend.engine.call(name, {}), name)
  return {
    portfolio: await keep(page, 'portfolio', 'A sample', sample()),
    empty: await keep(page, 'portfolio', 'An empty one', { ...sample(), evidence: [], verdicts: undefined, not_applicable: undefined, ledger: undefined }),
    agreement: await keep(page, 'agreement', 'Agreement', await call('agreement-new')),
    audit: await keep(page, 'audit', 'Audit', await call('audit-new')),
    programme: await keep(page, 'programme', 'Programme', await call('programme-new')),
  }
}

/**
 * `path` is where it is; `shown` is what is there when all of it is. `act` opens what is closed at first.
 * `place` says where it can be seen, when not everywhere.
 */
export const PAGES = [
  { name: 'start', path: () => '#/', shown: '.lines' },
  { name: 'files', path: () => '#/files', shown: '.lines li' },
  { name: 'privacy', path: () => '#/privacy', shown: '.kept + .quiet' },
  { name: 'account', path: () => '#/account', shown: 'select' },
  { name: 'missing', path: () => '#/nowhere', shown: 'h1' },
  { name: 'reports', path: (ids) => `#/portfolio/${ids.portfolio}/reports`, shown: 'maatstaf-report .acts, maatstaf-report iframe' },
  { name: 'reports: application', path: (ids) => `#/portfolio/${ids.portfolio}/reports?kind=application`, shown: 'maatstaf-report iframe' },
  { name: 'reports: beside assessors', path: (ids) => `#/portfolio/${ids.portfolio}/reports?kind=comparison`, shown: 'input[type=file]', isHidden: true },
  { name: 'history', path: (ids) => `#/portfolio/${ids.portfolio}/history`, shown: '.lines li' },
]
