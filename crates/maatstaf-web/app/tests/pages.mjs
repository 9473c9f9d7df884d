// Every page that is looked at in both languages, light and dark, narrow and wide. A page more is a row more.
import { example, filesIn } from './team.mjs'
import { keep, sample } from './town.mjs'

/** What stands there before the pages are opened. */
export async function furnish(page) {
  const call = (name, request = {}) => page.evaluate(([name, request]) => document.querySelector('maatstaf-app').app.backend.engine.call(name, request), [name, request])
  return {
    portfolio: await keep(page, 'portfolio', 'A sample', sample()),
    empty: await keep(page, 'portfolio', 'An empty one', { ...sample(), evidence: [], verdicts: undefined, not_applicable: undefined, ledger: undefined }),
    agreement: await keep(page, 'agreement', 'Agreement', await call('agreement-new')),
    audit: await keep(page, 'audit', 'Audit', await call('audit-new')),
    programme: await keep(page, 'programme', 'Programme', await call('programme-new')),
    ...(await cases(page, call)),
  }
}

/** Two portfolios that somebody judges: one just begun, one revealed with others beside it and signed. */
async function cases(page, call) {
  const whole = example('portfolios/master-contested-verdicts/portfolio.json')
  const shown = await call('assess-view', { portfolio: whole })
  const assessment = await call('assess-new', { portfolio: shown, assessor: 'assessor-9', on: '2026-07-10' })
  Object.assign(assessment.verdicts[0], { ruling: 'accept', reason: 'It shows.' })
  Object.assign(assessment.judgements[0], { level: 'practitioner', rationale: 'Asks and waits.' })
  const begun = { maatstaf_case: 1, whole, shown, assessment, others: [], signatures: [] }
  const others = ['a', 'b', 'c'].map((name) => example(`assessments/master-contested-verdicts/assessor-${name}.json`))
  const { digest, holder } = assessment.seen
  const now = '2026-07-20T10:00:00Z'
  const decision = { outcome: 'ask-more', by: ['assessor-9'], on: '2026-07-20', why: 'One more.', asks: ['an evaluation'] }
  const resolution = { maatstaf_resolution: 1, holder, digest, records: [{ by: ['assessor-9'], on: '2026-07-20', why: 'It is there.', category: 'evaluation', level: 'practitioner' }], decision }
  const after_reveal = { on: '2026-07-20', judgements: [{ category: 'understanding-self', level: 'foundation', rationale: 'I read it again.' }] }
  const done = { ...begun, assessment: { ...assessment, after_reveal }, submitted: now, revealed: now, others, resolution, signatures: [{ by: 'assessor-9', digest, at: now, resolution }] }
  const store = (title, document) => keep(page, 'assessment', title, document).catch(() => undefined)
  return { begun: await store('Judging', begun), done: await store('Judged', done) }
}

/** Opens everything that is closed. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)))

/**
 * `path` is where it is; `shown` is what is there when all of it is. `act` opens what is closed at first.
 * `place` says where it can be seen, when not everywhere.
 */
export const PAGES = [
  { name: 'start', path: () => '#/', shown: '.lines' },
  { name: 'files', path: () => '#/files', shown: '.lines li' },
  { name: 'privacy', path: () => '#/privacy', shown: '.kept + .quiet' },
  { name: 'files: a new name', path: () => '#/files', shown: '.lines li', act: (page) => page.getByRole('button', { name: /^(Rename|Hernoemen)/ }).first().click() },
  { name: 'account', path: () => '#/account', shown: 'select' },
  { name: 'missing', path: () => '#/nowhere', shown: 'h1' },
  { name: 'reports', path: (ids) => `#/portfolio/${ids.portfolio}/reports`, shown: 'maatstaf-report iframe' },
  { name: 'reports: application', path: (ids) => `#/portfolio/${ids.portfolio}/reports?kind=application`, shown: 'maatstaf-report iframe' },
  { name: 'assess', path: () => '#/assess', shown: '.lines li', place: 'device' },
  { name: 'judging', path: (ids) => `#/assess/${ids.begun}/rate`, shown: '.piece', isHidden: true, act: unfold, place: 'device' },
  { name: 'handing in', path: (ids) => `#/assess/${ids.begun}/hand-in`, shown: '.sheet', place: 'device' },
  { name: 'judged', path: (ids) => `#/assess/${ids.done}/rate`, shown: '.piece', isHidden: true, act: unfold, place: 'device' },
  { name: 'comparing', path: (ids) => `#/assess/${ids.done}/compare`, shown: '.contest', act: unfold, place: 'device' },
  { name: 'signing', path: (ids) => `#/assess/${ids.done}/sign`, shown: '.note .plain', place: 'device' },
  { name: 'files: to erase', path: () => '#/files', shown: '.lines li', act: (page) => page.getByRole('button', { name: /^(Erase|Wissen)/ }).first().click() },
  { name: 'share', path: (ids) => `#/portfolio/${ids.portfolio}/share`, shown: '.lead', place: 'device' },
  { name: 'provide', path: () => '#/provide', shown: '.lines li' },
  {
    name: 'a group as counts', path: () => '#/provide/cohort', shown: '.drop',
    act: async (page) => {
      await page.locator('.drop input[type=file]').setInputFiles(filesIn('panel/portfolios'))
      await page.locator('.bands').first().waitFor()
      await unfold(page)
    },
  },
  {
    name: 'assessors together', path: () => '#/provide/raters', shown: 'form',
    act: async (page) => {
      await page.locator('input[name=assessments]').setInputFiles(filesIn('panel/assessments').filter((file) => /person-0\d\./.test(file)))
      await page.locator('form button').click()
      await page.locator('tbody tr').first().waitFor()
    },
  },
  { name: 'own wording', path: () => '#/provide/wording', shown: 'input[type=file]', isHidden: true },
  { name: 'programme: level', path: (ids) => `#/programme/${ids.programme}`, shown: 'progress', act: unfold },
  { name: 'programme: modules', path: (ids) => `#/programme/${ids.programme}/modules`, shown: '.module', act: unfold },
  { name: 'programme: conditions', path: (ids) => `#/programme/${ids.programme}/conditions`, shown: '.conditions', act: unfold },
  { name: 'programme: report', path: (ids) => `#/programme/${ids.programme}/report`, shown: '.acts', act: async (page) => {
    await page.locator('button.act').first().click()
    await page.locator('maatstaf-report iframe').waitFor()
  } },
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
