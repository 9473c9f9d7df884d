// What is kept: changes put together, undo, what changed, when to remind. Without a browser.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createServer } from 'vite'

let vite, merge, same, History, changes, isDue, noteFile, later, keepDayInStep, fits
const stored = new Map()

before(async () => {
  globalThis.localStorage = { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) }
  vite = await createServer({ configFile: false, logLevel: 'error', server: { middlewareMode: true, ws: false, watch: null }, appType: 'custom', optimizeDeps: { noDiscovery: true } })
  ;({ merge, same } = await vite.ssrLoadModule('/src/keeping/merge.ts'))
  ;({ History } = await vite.ssrLoadModule('/src/keeping/history.ts'))
  ;({ changes } = await vite.ssrLoadModule('/src/keeping/changes.ts'))
  ;({ isDue, noteFile, later } = await vite.ssrLoadModule('/src/keeping/reminder.ts'))
  ;({ keepDayInStep } = await vite.ssrLoadModule('/src/keeping/day.ts'))
  ;({ fits } = await vite.ssrLoadModule('/src/shell/route.ts'))
})
after(() => vite.close())

const base = { holder: 'c-1', evidence: [{ id: 'a', title: 'A', text: 'one' }, { id: 'b', title: 'B', text: 'two' }] }
const edit = (change) => {
  const copy = structuredClone(base)
  change(copy)
  return copy
}

test('changes to different fields are put together', () => {
  const mine = edit((one) => (one.evidence[0].text = 'mine'))
  const theirs = edit((one) => (one.evidence[1].text = 'theirs'))
  const { document, clashes } = merge(base, mine, theirs)
  assert.deepEqual(clashes, [])
  assert.deepEqual(document, { holder: 'c-1', evidence: [{ id: 'a', title: 'A', text: 'mine' }, { id: 'b', title: 'B', text: 'theirs' }] })
})

test('new items of both sides stay, and what one side took away goes', () => {
  const mine = edit((one) => one.evidence.push({ id: 'mine' }))
  const theirs = edit((one) => one.evidence.splice(0, 1, { id: 'theirs' }))
  const { document, clashes } = merge(base, mine, theirs)
  assert.deepEqual(clashes, [])
  assert.deepEqual(document.evidence.map((one) => one.id).sort(), ['b', 'mine', 'theirs'])
})

test('the same field changed twice is a clash with its place, and the choice holds', () => {
  const mine = edit((one) => (one.evidence[0].text = 'mine'))
  const theirs = edit((one) => (one.evidence[0].text = 'theirs'))
  const first = merge(base, mine, theirs)
  assert.deepEqual(first.clashes, [{ path: ['evidence', 'a', 'text'], mine: 'mine', theirs: 'theirs' }])
  assert.equal(merge(base, mine, theirs, () => 'theirs').document.evidence[0].text, 'theirs')
  assert.equal(merge(base, mine, theirs, () => 'mine').document.evidence[0].text, 'mine')
})

test('two levels for one category are a clash, and no category is judged twice', () => {
  const judged = (level) => ({ judgements: [{ category: 'evaluation', level, rationale: '' }], verdicts: [{ evidence: 'a', indicator: 1, ruling: null }, { evidence: 'b', indicator: 1, ruling: null }] })
  const [before, mine, theirs] = [judged('not-judged'), judged('foundation'), judged('practitioner')]
  mine.verdicts[0].ruling = 'accept'
  theirs.verdicts[1].ruling = 'reject'
  const { document, clashes } = merge(before, mine, theirs)
  assert.deepEqual(clashes, [{ path: ['judgements', 'evaluation', 'level'], mine: 'foundation', theirs: 'practitioner' }])
  assert.equal(document.judgements.length, 1)
  assert.deepEqual(document.verdicts.map((one) => one.ruling), ['accept', 'reject'])
})

test('what one side took away and the other changed is a clash, not a loss', () => {
  const mine = edit((one) => one.evidence.splice(0, 1))
  const theirs = edit((one) => (one.evidence[0].text = 'theirs'))
  const { clashes } = merge(base, mine, theirs)
  assert.equal(clashes.length, 1)
  assert.deepEqual(clashes[0].path, ['evidence', 'a'])
  assert.equal(clashes[0].mine, undefined)
})

test('two people who each added a list of claims to the same item get both', () => {
  const claims = (...numbers) => numbers.map((indicator) => ({ indicator, strength: 2 }))
  const mine = edit((one) => (one.evidence[0].claims = claims(1, 2)))
  const theirs = edit((one) => (one.evidence[0].claims = claims(2, 3)))
  const { document, clashes } = merge(base, mine, theirs)
  assert.deepEqual(clashes, [])
  assert.deepEqual(document.evidence[0].claims.map((one) => one.indicator).sort(), [1, 2, 3])
})

test('putting together never invents a value and loses none, whatever the changes (2,000 tries)', () => {
  let seed = 7
  const random = (most) => ((seed = (seed * 1103515245 + 12345) % 2 ** 31), Math.floor((seed / 2 ** 31) * most))
  const change = () => edit((one) => {
    for (let times = random(4); times > 0; times--) {
      const at = random(one.evidence.length + 1)
      if (at === one.evidence.length) one.evidence.push({ id: `new-${random(1000)}`, text: `${random(1000)}` })
      else if (random(3) === 0) one.evidence.splice(at, 1)
      else one.evidence[at].text = `${random(1000)}`
    }
  })
  for (let tries = 0; tries < 2000; tries++) {
    const [mine, theirs] = [change(), change()]
    const texts = (one) => one.evidence.map((item) => `${item.id} ${item.text}`)
    const [mineWins, theirsWin] = [merge(base, mine, theirs, () => 'mine'), merge(base, mine, theirs, () => 'theirs')]
    const known = new Set([...texts(base), ...texts(mine), ...texts(theirs)])
    for (const text of [...texts(mineWins.document), ...texts(theirsWin.document)]) assert.ok(known.has(text), text)
    // What is new on a side is in the result of the choice for that side.
    for (const text of texts(mine)) if (!texts(base).includes(text)) assert.ok(texts(mineWins.document).includes(text))
    for (const text of texts(theirs)) if (!texts(base).includes(text)) assert.ok(texts(theirsWin.document).includes(text))
  }
})

test('documents are the same whatever the order of their fields', () => {
  assert.ok(same({ a: 1, b: [{ c: 2 }], d: undefined }, { b: [{ c: 2 }], a: 1 }))
  assert.ok(!same([1, 2], [2, 1]))
  assert.ok(!same({ a: null }, {}))
})

test('typing in one field is one step back, another field another', () => {
  const history = new History()
  history.note('title', 'v0', 0)
  history.note('title', 'v1', 500)
  history.note('text', 'v2', 600)
  assert.equal(history.canUndo, 'text')
  assert.equal(history.undo('v3'), 'v2')
  assert.equal(history.undo('v2'), 'v0')
  assert.equal(history.undo('v0'), undefined)
  assert.equal(history.redo('v0'), 'v2')
  assert.equal(history.redo('v2'), 'v3')
})

test('what changed is said place by place, and a list of choices is one thing', () => {
  const now = edit((one) => {
    one.evidence[0].text = 'new'
    one.evidence.push({ id: 'c', title: 'C' })
    one.goals = ['talent']
  })
  const before = { ...base, goals: ['confidence', 'talent'] }
  assert.deepEqual(changes(before, now), [
    { path: ['evidence', 'a', 'text'], before: 'one', after: 'new' },
    { path: ['evidence', 'c'], before: undefined, after: { id: 'c', title: 'C' } },
    { path: ['goals'], before: ['confidence', 'talent'], after: ['talent'] },
  ])
  assert.deepEqual(changes(base, structuredClone(base)), [])
})

test('a week after the last file somebody is reminded, when something changed since', () => {
  const day = 86_400_000
  const start = Date.parse('2026-06-01T12:00:00Z')
  const line = { id: 'd', changed: new Date(start).toISOString() }
  assert.equal(isDue([line], start), false)
  assert.equal(isDue([line], start + 6 * day), false)
  assert.equal(isDue([line], start + 8 * day), true)
  noteFile('d', start + 8 * day)
  assert.equal(isDue([line], start + 30 * day), false)
  const changed = { ...line, changed: new Date(start + 9 * day).toISOString() }
  assert.equal(isDue([changed], start + 10 * day), false)
  assert.equal(isDue([changed], start + 16 * day), true)
  later(start + 16 * day)
  assert.equal(isDue([changed], start + 17 * day), false)
})

test('the day of a portfolio moves only for something later than it, and not for a day to come', () => {
  const before = { as_of: '2020-01-31', evidence: [] }
  const draft = (happened) => ({ as_of: '2020-01-31', evidence: [{ id: 'a', happened }] })
  const [earlier, later, future] = [draft('2020-01-01'), draft('2020-02-02'), draft('2999-01-01')]
  for (const one of [earlier, later, future]) keepDayInStep('portfolio', before, one)
  assert.equal(earlier.as_of, '2020-01-31')
  assert.ok(later.as_of > '2024-01-01')
  assert.equal(future.as_of, '2020-01-31')
})

test('an address fits one pattern', () => {
  assert.ok(fits('', []))
  assert.ok(!fits('', ['files']))
  assert.ok(fits('portfolio/:/evidence/*', ['portfolio', 'x', 'evidence']))
  assert.ok(fits('portfolio/:/evidence/*', ['portfolio', 'x', 'evidence', 'item']))
  assert.ok(!fits('portfolio/:/log', ['portfolio', 'x', 'evidence']))
})
