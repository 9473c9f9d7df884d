// What the log and the editor reckon with: ids, the usual manner of a session, what was ruled. Without a browser.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

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

test('every list, field, choice, kind and verification has a word', async () => {
  const { default: words } = await vite.ssrLoadModule('/src/words/coach.en.ts')
  const keys = [
    ...portfolio.kinds.map((kind) => `kind.${kind}`),
    ...portfolio.verifications.flatMap((one) => [`ver.${one}`, `ver.${one}.help`]),
    ...ledger.listNames.flatMap((list) => [`list.${list}`, `list.${list}.help`, `list.${list}.empty`]),
    ...ledger.listNames.flatMap((list) => [...ledger.lists[list].short, ...ledger.lists[list].more].flatMap(({ name, choices = [] }) => [
      `f.${name}`,
      ...choices.map((choice) => `${name === 'kind' ? `${list}.` : ''}${name}.${choice}`),
    ])),
  ]
  assert.deepEqual(keys.filter((key) => !words[key]), [])
  assert.ok(keys.length > 150)
})
