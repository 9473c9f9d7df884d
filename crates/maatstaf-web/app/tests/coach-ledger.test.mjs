// What the log and the editor reckon with: ids, the usual manner of a session, what was ruled. Without a browser.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { REPOSITORY } from './town.mjs'

let vite, ledger, portfolio

before(async () => {
  vite = await createServer({ root: fileURLToPath(new URL('..', import.meta.url)), configFile: false, logLevel: 'error', server: { middlewareMode: true, ws: false, watch: null }, appType: 'custom', optimizeDeps: { noDiscovery: true } })
  ledger = await vite.ssrLoadModule('/src/pages/coach/ledger.ts')
  portfolio = await vite.ssrLoadModule('/src/pages/coach/portfolio.ts')
})
after(() => vite.close())

const log = {
  maatstaf_ledger: 1,
  sessions: [
    { id: 's-007', day: '2026-03-01', minutes: 60, client: 'A', consent: 'given', relation: 'internal', organisation: 'O1' },
    { id: 's-009', day: '2026-03-08', minutes: 45, client: 'B', consent: 'refused', relation: 'external' },
    { id: 'session-0001', day: '2026-02-01', minutes: 90, client: 'C' },
  ],
  cpd: [{ id: 's-010', day: '2026-01-01', minutes: 60, kind: 'formal', title: 'x' }],
}

test('an id is never one that anything in the ledger has, in whichever list', () => {
  assert.equal(ledger.nextId(log, 'sessions'), 's-011')
  assert.equal(ledger.nextId(log, 'cpd'), 'c-001')
  assert.equal(ledger.nextId(undefined, 'awards'), 'a-001')
})

test('consent and organisation are never taken over from somebody else', () => {
  assert.deepEqual(ledger.usual(log, 'sessions'), { minutes: 45, relation: 'external' })
  assert.deepEqual(ledger.usual(log, 'sessions', 'A'), { minutes: 60, relation: 'internal', consent: 'given', organisation: 'O1' })
  assert.deepEqual(ledger.usual(log, 'sessions', 'nobody'), { minutes: 45, relation: 'external' })
})

test('what is empty stays out of an entry, and nought and no are not empty', () => {
  assert.deepEqual(ledger.filled({ id: 'e-001', clients: 0, isNo: false, comment: '', until: null, categories: [], start: undefined }), { id: 'e-001', clients: 0, isNo: false })
})

test('every list of a ledger has a letter of its own and the fields that an entry must have', () => {
  const must = { sessions: ['day', 'minutes', 'client'], earlier: ['from', 'until', 'minutes', 'clients'], supervision: ['day', 'minutes', 'kind'], cpd: ['day', 'minutes', 'kind', 'title'],
    feedback: ['day', 'client'], reflections: ['day', 'title'], training: ['day', 'minutes', 'kind', 'title'], memberships: ['body', 'since'], declarations: ['kind', 'day'],
    contributions: ['day', 'kind', 'title'], awards: ['scheme', 'level', 'day'] }
  assert.deepEqual(ledger.listNames.sort(), Object.keys(must).sort())
  assert.equal(new Set(ledger.listNames.map((name) => ledger.lists[name].letter)).size, ledger.listNames.length)
  for (const [name, fields] of Object.entries(must)) {
    const needed = ledger.lists[name].short.filter((one) => one.needed).map((one) => one.name)
    assert.deepEqual(needed.sort(), fields.sort(), name)
  }
})

test('a ruling is on one aspect: an indicator, or a cell with its theme', () => {
  const verdicts = [
    { assessor: 'a', evidence: 'e', indicator: 4, ruling: 'accept', reason: '' },
    { assessor: 'b', evidence: 'e', indicator: 4, ruling: 'reject', reason: '' },
    { assessor: 'a', evidence: 'e', category: 'c', level: 'l', theme: 't ', ruling: 'accept', reason: '' },
    { assessor: 'a', evidence: 'e', indicator: 5, ruling: 'reject', reason: '' },
  ]
  const status = (claim, quorum) => portfolio.statusOf({ verdicts }, 'e', claim, quorum)
  assert.equal(status({ indicator: 4 }), 'contested')
  assert.equal(status({ indicator: 5 }), 'rejected')
  assert.equal(status({ indicator: 6 }), 'open')
  assert.equal(status({ category: 'c', level: 'l', theme: 't' }), 'accepted')
  assert.equal(status({ category: 'c', level: 'l', theme: 't' }, 2), 'open')
  assert.equal(status({ category: 'c', level: 'l' }), 'open')
})

test('what is taken out takes the rulings on it along, and no other', () => {
  const draft = { evidence: [{ id: 'e' }, { id: 'f' }], verdicts: [{ evidence: 'e' }, { evidence: 'f' }] }
  portfolio.dropEvidence(draft, 'e')
  assert.deepEqual(draft, { evidence: [{ id: 'f' }], verdicts: [{ evidence: 'f' }] })
  assert.equal(portfolio.freeId('evidence', ['evidence-1', 'evidence-12', 'other']), 'evidence-13')
  assert.equal(portfolio.freeId('evidence', []), 'evidence-1')
})

test('every list and field has a word, and what there is to choose is what the formats know', async () => {
  const schema = (path) => JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8'))
  const { portfolio: pieces, ledger: entries, audit, agreement, agreed, mentoring, providers, forms } = {
    portfolio: schema('crates/maatstaf/schemas/portfolio.schema.json').$defs, ledger: schema('crates/maatstaf/schemas/ledger.schema.json').$defs,
    audit: schema('crates/maatstaf-mentoring/schemas/audit.schema.json').$defs, agreement: schema('crates/maatstaf-mentoring/schemas/agreement.schema.json').$defs, agreed: schema('frameworks/mentoring/agreement.json'),
    mentoring: ['organisation', 'relation'].map((name) => schema(`frameworks/mentoring/${name}.json`).lists), providers: schema('frameworks/mentoring/providers.json').providers, forms: schema('frameworks/guidance/forms.json'),
  }
  const of = (definition) => definition.oneOf.map((one) => one.const)
  const list = (name) => (mentoring.find((one) => one?.[name])?.[name] ?? []).map((one) => one.id)
  const known = {
    kind: of(pieces.Kind), ver: of(pieces.Verification), consent: of(entries.Consent), service: of(entries.Service), form: of(entries.Form), payment: of(entries.Payment), relation: of(entries.Relation),
    'supervision.kind': of(entries.SupervisionKind), 'cpd.kind': of(entries.CpdKind), 'training.kind': of(entries.TrainingKind), 'feedback.kind': of(entries.FeedbackKind),
    'reflections.kind': of(entries.ReflectionKind), 'contributions.kind': of(entries.ContributionKind), traits: forms.traits.map((one) => one.id),
    have: of(audit.Have), mentors: of(audit.Mentors), began: of(audit.Start), facts: Object.keys(audit.Facts.properties).filter((name) => !['mentors', 'start'].includes(name)),
    goals: list('goals'), stage: list('hourglass'), leadership_styles: list('leadership_styles'), launch_parties: list('launch_parties'), peer_roles: list('peer_roles'), peer_uses: list('peer_uses'), providers: providers.map((one) => one.id),
    'relation-to': ['none', ...agreed.other_relations.map((one) => one.id).filter((id) => id !== 'none')], outcome: agreed.follow_ups.map((one) => one.id), going: of(agreement.Going),
  }
  for (const language of ['en', 'nl']) {
    const { default: words } = await vite.ssrLoadModule(`/src/words/coach.${language}.ts`)
    const choices = (name) => Object.keys(words).filter((key) => key.startsWith(`${name}.`)).map((key) => key.slice(name.length + 1)).filter((id) => !id.includes('.'))
    for (const [name, ids] of Object.entries(known)) assert.deepEqual(choices(name).sort(), [...ids].sort(), `${name} (${language})`)
    for (const { id, text } of forms.traits) assert.equal(words[`traits.${id}`], text[language])
    const keys = [
      ...portfolio.verifications.flatMap((one) => [`ver.${one}`, `ver.${one}.help`]),
      ...ledger.listNames.flatMap((list) => [`list.${list}`, `list.${list}.help`, `list.${list}.empty`]),
      ...ledger.listNames.flatMap((list) => [...ledger.lists[list].short, ...ledger.lists[list].more].map(({ name }) => `f.${name}`)),
    ]
    assert.deepEqual(keys.filter((key) => !words[key]), [])
  }
})
