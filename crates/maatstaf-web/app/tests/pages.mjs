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
  { name: 'coach: overview', path: (ids) => `#/portfolio/${ids.portfolio}/overview`, shown: 'maatstaf-picture', act: (page) => page.locator('.matrix button').first().click() },
  { name: 'coach: overview, empty', path: (ids) => `#/portfolio/${ids.empty}/overview`, shown: '.matrix' },
  { name: 'coach: evidence', path: (ids) => `#/portfolio/${ids.portfolio}/evidence`, shown: '.pieces li' },
  { name: 'coach: evidence, empty', path: (ids) => `#/portfolio/${ids.empty}/evidence`, shown: '.invite' },
  { name: 'coach: a piece', path: (ids) => `#/portfolio/${ids.portfolio}/evidence/${sample().evidence[0].id}`, shown: '.claim', act: (page) => page.locator('.rubric summary, .equivalence summary').evaluateAll((all) => all.forEach((one) => one.click())) },
  { name: 'coach: a new piece', path: (ids) => `#/portfolio/${ids.portfolio}/evidence/new?claims=37`, shown: '.invite' },
  { name: 'coach: indicators', path: (ids) => `#/portfolio/${ids.portfolio}/evidence/${sample().evidence[1].id}`, shown: '.claim', act: (page) => page.evaluate(() => document.querySelector('coach-picker').open()) },
  ...['sessions', 'supervision', 'cpd', 'reflections', 'awards'].map((list) => ({ name: `coach: log, ${list}`, path: (ids) => `#/portfolio/${ids.portfolio}/log/${list}`, shown: list === 'awards' ? '.invite' : '.entries', act: (page) => page.locator('.quick summary, .import summary').evaluateAll((all) => all.forEach((one) => one.click())) })),
  { name: 'coach: next steps', path: (ids) => `#/portfolio/${ids.portfolio}/gap?to=senior-practitioner&lane=estimate`, shown: '.pieces li' },
  { name: 'coach: what if', path: (ids) => `#/portfolio/${ids.portfolio}/what-if`, shown: '.pieces li', act: (page) => page.locator('.pieces input').first().click() },
  { name: 'coach: readiness', path: (ids) => `#/portfolio/${ids.portfolio}/readiness`, shown: '.requirements li', act: (page) => page.locator('.requirements summary').first().click() },
  { name: 'coach: guidance', path: () => '#/guidance', shown: '.questions', act: (page) => page.locator('.questions input').nth(7).click() },
  { name: 'coach: agreements', path: () => '#/agreement', shown: '.lines li' },
  { name: 'coach: an agreement', path: (ids) => `#/agreement/${ids.agreement}`, shown: '.paper h3' },
  { name: 'coach: audits', path: () => '#/audit', shown: '.lines li' },
  { name: 'coach: an audit', path: (ids) => `#/audit/${ids.audit}`, shown: '.result', act: (page) => page.locator('main details summary').first().click() },
]
