// What a coach does, from the first visit to the finished report, with the mouse and with the keyboard alone.
import assert from 'node:assert/strict'
import { test as tried } from 'node:test'
import { figure } from './figures.mjs'
import { keep, openTown, PLACES, sample, saved } from './town.mjs'

const SAMPLE = sample()

/** A test in every place where documents can be kept. */
function test(name, work) {
  if (!PLACES.length) tried(name, { skip: 'nothing to try it on' }, () => {})
  for (const place of PLACES) {
    tried(`${name} (${place})`, { timeout: 120_000 }, async () => {
      const town = await openTown(place)
      try {
        await work({ ...town, place })
        assert.deepEqual(town.wrong, [])
      } finally {
        await town.close()
      }
    })
  }
}

/** Keeps a document by the page's own store, and opens it. */
async function open({ page, site }, document, where, kind = 'portfolio') {
  const id = await keep(page, kind, 'Test', document)
  await page.goto(`${site.url}#/${kind}/${id}${where}`)
  await page.locator('main h1').waitFor()
  return id
}

/** What the engine answers, by the back end of the page. */
const call = (page, name, request) => page.evaluate(([name, request]) => document.querySelector('maatstaf-app').app.backend.engine.call(name, request), [name, request])

/** The newest version that is kept. */
const kept = (page, id) => page.evaluate(async (id) => (await document.querySelector('maatstaf-app').app.backend.store.read(id)).document, id)

/** Goes elsewhere, so that what was typed becomes a version, and reads that. */
async function settled(page, id) {
  await saved(page)
  const pages = page.getByRole('navigation', { name: 'This portfolio' })
  await pages.getByRole('link', { name: 'History' }).click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await pages.getByRole('link', { name: 'Overview' }).click()
  await page.locator('.ladder').waitFor()
  return kept(page, id)
}

/** Has what was typed become a version, without going anywhere, and reads that. */
async function written(page, id) {
  await page.evaluate(() => document.querySelector('maatstaf-app').app.desk.settle())
  await saved(page)
  assert.deepEqual(await page.evaluate(() => document.querySelector('maatstaf-app').app.desk.problems), [])
  return kept(page, id)
}

test('from the first visit to a finished report', async (town) => {
  const { page } = town
  await page.goto(town.site.url)
  await page.locator('summary', { hasText: 'Begin your own' }).click()
  await page.getByLabel('What to call it').fill('Towards Foundation')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('heading', { name: /supports no level yet|steps? away/ }).waitFor()

  await page.getByRole('link', { name: 'or log a session in half a minute' }).click()
  await page.getByLabel('Minutes').fill('60')
  await page.getByLabel('Client (pseudonym)').fill('A01')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('row', { name: /A01/ }).waitFor()

  await page.getByRole('link', { name: /write evidence/ }).click()
  await page.getByLabel('Title', { exact: true }).fill('A silence')
  await page.getByLabel('Text', { exact: true }).fill('A01 fell silent after my question. I waited a minute; then she named what she had avoided.')
  await page.getByRole('button', { name: 'Choose indicators' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Level').selectOption('foundation')
  await dialog.getByLabel('Category').selectOption('understanding-self')
  await dialog.getByRole('button', { name: /CI 1 / }).click()
  await dialog.getByRole('button', { name: /CI 2 / }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.getByLabel('4 reflects').first().check()
  await page.getByLabel('confirmed by somebody else').check()
  await page.locator('.live', { hasText: 'Since you opened this piece' }).getByText(/Understanding Self/).first().waitFor()
  const id = /portfolio\/([^/]+)/.exec(page.url())[1]
  const document = await settled(page, id)
  assert.equal(document.evidence.length, 1)
  const [piece] = document.evidence
  assert.equal(piece.occasion, document.ledger.sessions[0].id)
  assert.equal(piece.happened, document.ledger.sessions[0].day)
  assert.equal(piece.client, 'A01')
  assert.deepEqual(piece.claims, [{ indicator: 1, strength: 4 }, { indicator: 2, strength: 2 }])
  assert.equal(piece.verification, 'corroborated')
  assert.equal(await page.locator('.matrix tbody td .cell').count(), 32)

  await page.getByRole('link', { name: 'Reports' }).click()
  const frame = page.frameLocator('main iframe').first()
  await frame.locator('h1, h2').first().waitFor()
  assert.match(await frame.locator('body').innerText(), /not a decision by EMCC/)
})

test('an entry of the log takes less than 30 seconds and few keys', async (town) => {
  const { page } = town
  const id = await open(town, SAMPLE, '/log')
  const before = SAMPLE.ledger.sessions.length
  // Somebody who has the log open types: who, one line, Enter. Day and minutes stand there already.
  await page.getByLabel('Client (pseudonym)').focus()
  const began = Date.now()
  let keys = 0
  const type = async (text) => {
    for (const one of text) {
      // As fast as a slow typist: five keys a second.
      await page.keyboard.type(one, { delay: 0 })
      await page.waitForTimeout(200)
      keys += 1
    }
  }
  const press = async (key) => {
    await page.keyboard.press(key)
    keys += 1
  }
  await type('M09')
  await press('Tab')
  await type('She asked her own question first.')
  await press('Enter')
  await page.locator('.notice', { hasText: 'Kept.' }).waitFor()
  await saved(page)
  const seconds = (Date.now() - began) / 1000
  figure(`an entry of the log (${town.place})`, `${keys} keys, ${seconds.toFixed(1)} s at five keys a second until it is saved`)
  assert.ok(seconds < 30, `${seconds} s`)
  assert.ok(keys < 45, `${keys} keys`)
  // The next one can be typed at once.
  assert.equal(await page.evaluate(() => document.activeElement.name), 'client')
  const { sessions } = (await settled(page, id)).ledger
  assert.equal(sessions.length, before + 1)
  const made = sessions.at(-1)
  const last = SAMPLE.ledger.sessions.filter((one) => one.client === 'M09').sort((one, other) => one.day.localeCompare(other.day)).at(-1)
  assert.equal(made.comment, 'She asked her own question first.')
  assert.equal(made.consent, last.consent)
  assert.equal(made.relation, last.relation)
})

test('evidence by the keyboard alone', async (town) => {
  const { page } = town
  const id = await open(town, { ...SAMPLE, evidence: [], verdicts: [], ledger: undefined }, '/evidence')
  const reach = async (name, most = 60) => {
    for (let n = 0; n < most; n++) {
      const here = await page.evaluate(() => {
        const one = document.activeElement
        return one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent?.trim() ?? one.textContent?.trim() ?? ''
      })
      if (here.startsWith(name)) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`Tab does not reach ${name}`)
  }
  await page.locator('body').focus()
  await reach('Add evidence')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'New evidence' }).waitFor()
  await reach('Title')
  await page.keyboard.type('Or perhaps')
  await reach('Text')
  await page.keyboard.type('I played my tape to the group and counted fourteen softened questions.')
  await reach('Choose indicators')
  await page.keyboard.press('Enter')
  await page.keyboard.type('silence')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('dialog [aria-pressed=true]').waitFor()
  await page.keyboard.press('Escape')
  // Closing gives the focus back to what opened it.
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Choose indicators/)
  await reach('Claim equivalent practice')
  await page.keyboard.press('Enter')
  await reach('Why it equals')
  await page.keyboard.type('It asks for the same care.')
  await reach('Add this claim')
  await page.keyboard.press('Enter')
  await page.locator('.claim').nth(1).waitFor()
  const { evidence } = await settled(page, id)
  assert.equal(evidence[0].title, 'Or perhaps')
  assert.equal(evidence[0].claims.length, 2)
  assert.equal(evidence[0].claims[1].rationale, 'It asks for the same care.')
})

test('taking away evidence or a claim takes its verdicts along, and undo brings all of it back', async (town) => {
  const { page } = town
  const judged = SAMPLE.verdicts[0].evidence
  const id = await open(town, SAMPLE, `/evidence/${judged}`)
  await page.getByRole('button', { name: /^Take back/ }).first().click()
  await page.getByRole('button', { name: 'Remove this evidence' }).click()
  await page.locator('.pieces').waitFor()
  let now = await settled(page, id)
  assert.ok(!now.evidence.some((one) => one.id === judged))
  assert.ok(!now.verdicts.some((one) => one.evidence === judged))
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  now = await settled(page, id)
  assert.deepEqual(now.evidence.find((one) => one.id === judged), SAMPLE.evidence.find((one) => one.id === judged))
  assert.deepEqual(now.verdicts, SAMPLE.verdicts)
})

test('a text that gives somebody away is warned about and kept all the same', async (town) => {
  const { page } = town
  const id = await open(town, SAMPLE, '/evidence/room-214')
  await page.getByLabel('Text', { exact: true }).fill('Ik belde Sanne de Vries op 06-12345678.')
  const warning = page.locator('.warning', { hasText: 'This may give somebody away' })
  await warning.waitFor()
  assert.match(await warning.innerText(), /a name.*a telephone number/s)
  await warning.getByRole('button', { name: 'a name' }).click()
  const marked = await page.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd))
  assert.equal(marked, 'Sanne de Vries')
  assert.equal((await settled(page, id)).evidence.find((one) => one.id === 'room-214').text, 'Ik belde Sanne de Vries op 06-12345678.')
})

test('rows of a spreadsheet come in whole or not at all, and names become pseudonyms', async (town) => {
  const { page } = town
  const id = await open(town, { ...SAMPLE, ledger: undefined, evidence: [], verdicts: [] }, '/log')
  await page.locator('summary', { hasText: 'Bring in a spreadsheet' }).click()
  await page.getByLabel('or its text').fill('datum;coachee;duur;kleur\n2026-02-03;Jan Jansen;1:00;rood\n2026-02-30;Piet;1:15;blauw\n')
  await page.getByRole('button', { name: 'Bring in' }).click()
  await page.getByText(/nothing says what column 4 holds/).waitFor()
  await page.getByLabel('What column 4 holds').waitFor()
  await page.getByRole('button', { name: 'Bring in' }).click()
  await page.locator('.import .alert', { hasText: 'Line 3' }).waitFor()
  await page.getByLabel('or its text').fill('datum;coachee;duur;kleur\n2026-02-03;Jan Jansen;1:00;rood\n2026-02-28;Piet;1:15;blauw\n')
  await page.getByRole('button', { name: 'Bring in' }).click()
  await page.getByText('2 rows came in.').first().waitFor()
  await page.getByText(/2 names became pseudonyms/).waitFor()
  const { ledger } = await settled(page, id)
  assert.deepEqual(ledger.sessions.map((one) => one.client), ['client-01', 'client-02'])
  assert.doesNotMatch(JSON.stringify(ledger), /Jan|Piet/)
})

test('an entry that cannot be is refused with what is wrong, and nothing typed is lost', async (town) => {
  const { page } = town
  const session = SAMPLE.ledger.sessions[0]
  const ledger = { maatstaf_ledger: 1, sessions: [{ ...session, start: '09:00', minutes: 60 }] }
  await open(town, { ...SAMPLE, evidence: [], verdicts: [], ledger }, '/log')
  await page.getByLabel('Day').fill(session.day)
  await page.getByLabel('Minutes').fill('60')
  await page.getByLabel('Client (pseudonym)').fill('B09')
  await page.getByText('More fields').click()
  await page.getByLabel('Began at').fill('09:30')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('.quick .alert').waitFor()
  assert.equal(await page.getByLabel('Client (pseudonym)').inputValue(), 'B09')
  assert.equal(await page.locator('.entries tbody tr').count(), 1)
})

test('next steps, what-if and readiness say the same as the engine, and a step becomes evidence to write', async (town) => {
  const { page } = town
  const id = await open(town, SAMPLE, '/gap?to=senior-practitioner&lane=estimate')
  await page.locator('main ol.pieces li').first().waitFor()
  const gap = await call(page, 'gap', { portfolio: SAMPLE, to: 'senior-practitioner', lane: 'estimate' })
  assert.equal(await page.locator('main ol.pieces > li').count(), gap.actions.length)
  await page.getByRole('heading', { name: `${gap.actions.length} steps to Senior Practitioner, ${gap.cost} points of effort` }).waitFor()
  await page.getByRole('button', { name: 'Put it on the list, to write later' }).first().click()
  const planned = (await settled(page, id)).evidence.at(-1)
  assert.match(planned.title, /^To write: CI \d+/)
  assert.deepEqual(planned.claims, [])

  await page.getByRole('link', { name: 'What if' }).click()
  const boxes = page.locator('main .pieces input[type=checkbox]')
  await boxes.first().waitFor()
  const n = await boxes.count()
  for (let at = 0; at < n; at++) await boxes.nth(at).uncheck()
  await page.getByText('The estimate goes from Practitioner to none yet.').waitFor()
  await page.getByRole('button', { name: 'Put everything back' }).click()
  await page.getByText('As it is now').waitFor()
  assert.equal((await kept(page, id)).evidence.length, SAMPLE.evidence.length + 1)

  // What is tried becomes the portfolio at once, but for what assessors have to say; and all of it is undone at once.
  const before = await written(page, id)
  const claimed = before.evidence.findIndex((one, at) => at > 0 && one.claims?.[0]?.indicator)
  await boxes.first().uncheck()
  const second = page.locator('main .pieces > li').nth(claimed)
  await second.locator('select').first().selectOption('observed')
  await second.getByLabel(/^How strongly/).first().selectOption('1')
  await second.getByLabel(/^Ruling/).first().selectOption('reject')
  await page.getByRole('button', { name: 'Suppose so' }).click()
  await page.getByText('Rulings are for assessors').waitFor()
  await page.getByRole('button', { name: 'Take this over' }).click()
  await page.getByText('What you tried is in your portfolio now.').waitFor()
  await page.getByText('As it is now').waitFor()
  const after = await written(page, id)
  assert.equal(after.evidence.length, before.evidence.length)
  assert.ok(!after.evidence.some((one) => one.id === before.evidence[0].id))
  const changed = after.evidence.find((one) => one.id === before.evidence[claimed].id)
  assert.equal(changed.verification, 'observed')
  assert.equal(changed.claims[0].strength, 1)
  assert.match(after.evidence.at(-1).title, /^To write: /)
  assert.deepEqual(after.evidence.at(-1).claims, [])
  assert.deepEqual(after.verdicts ?? [], (before.verdicts ?? []).filter((one) => one.evidence !== before.evidence[0].id))
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  assert.deepEqual(await written(page, id), before)

  await page.getByRole('link', { name: 'Readiness' }).click()
  await page.getByRole('row', { name: /Practitioner.*10 of 11.*certain/ }).first().waitFor()
  await page.locator('.requirements li', { hasText: 'Supervision in each quarter' }).getByText('3 of 4 quarters').first().waitFor()
  // A figure of one's own counts for the level that is shown, here and after a reload.
  const hours = page.locator('.requirements li', { hasText: 'Practice hours' }).or(page.locator('.requirements li').filter({ has: page.locator('b', { hasText: /hours/i }) })).first()
  await hours.locator('summary').click()
  const own = hours.getByLabel('If you know better what is asked here')
  await own.fill('7777')
  await own.press('Enter')
  await hours.getByText('your own figure').waitFor()
  assert.match(await hours.innerText(), /7[.,]?777/)
  await page.reload()
  await hours.getByText(/7[.,]?777/).first().waitFor()
  await hours.locator('summary').click()
  await own.fill('')
  await own.press('Enter')
  await hours.getByText('your own figure').waitFor({ state: 'detached' })
})

test('the cells of the matrix open the evidence of that cell, and a row says why', async (town) => {
  const { page } = town
  await open(town, SAMPLE, '/overview')
  const row = page.getByRole('button', { name: 'Managing the Contract' })
  await row.press('Enter')
  await page.locator('tr.why:not([hidden])').getByText(/carried by/).waitFor()
  assert.equal(await row.getAttribute('aria-expanded'), 'true')
  await page.getByLabel('gaps only').check()
  await page.getByText('No category lies below your target.').waitFor()
  await page.getByLabel('gaps only').uncheck()
  await page.locator('.matrix tbody tr', { hasText: 'Managing the Contract' }).first().locator('.cell').nth(1).press('Enter')
  await page.getByRole('heading', { name: 'Evidence', exact: true }).waitFor()
  const framework = await call(page, 'framework', { id: 'emcc-2015' })
  const inCell = new Set(framework.indicators.filter((one) => one.category === 'managing-the-contract' && one.level === 'practitioner').map((one) => one.number))
  const expected = SAMPLE.evidence.filter((one) => one.claims.some((claim) => inCell.has(claim.indicator) || (claim.category === 'managing-the-contract' && claim.level === 'practitioner')))
  assert.equal(await page.locator('.pieces > li').count(), expected.length)
  assert.ok(expected.length > 0)
})

test('a form of help is chosen, a mentor agreement is written and a programme is audited', async (town) => {
  const { page } = town
  await page.goto(`${town.site.url}#/guidance`)
  await page.getByLabel('events of the past').first().check()
  await page.locator('.ranking li').nth(7).waitFor()
  assert.match(await page.locator('.result .alert').innerText(), /Refer/)

  await page.getByRole('link', { name: 'Mentor agreements' }).click()
  await page.getByLabel('Mentor (pseudonym)').fill('mentor-rowan')
  await page.getByLabel('Mentee (pseudonym)').fill('mentee-ash')
  await page.getByRole('button', { name: 'Begin an agreement' }).click()
  await page.getByRole('heading', { name: /parts are missing/ }).waitFor()
  const count = async () => Number(/(\d+) parts/.exec(await page.locator('aside h2').first().innerText())[1])
  const lacking = await count()
  await page.getByRole('button', { name: /^Put in/ }).first().click()
  await page.getByLabel('Guide').check()
  await page.waitForFunction((n) => Number(/(\d+) parts/.exec(document.querySelector('aside h2').innerText)?.[1]) === n - 2, lacking)
  await page.locator('.paper', { hasText: 'mentor-rowan' }).getByText(/Guide/).first().waitFor()

  await page.goto(`${town.site.url}#/audit`)
  await page.getByLabel('Name of the programme').fill('bridge-2026')
  await page.getByRole('button', { name: 'Begin an audit' }).click()
  await page.getByText('0 of 64 answered.').waitFor()
  await page.locator('main details summary b').first().click()
  await page.getByLabel('partly').first().check()
  await page.getByText('1 of 64 answered.').waitFor()
  await page.getByRole('heading', { name: 'What comes first' }).waitFor()
  await page.getByText('About the programme').click()
  await page.getByLabel('Stage').selectOption('widening')
  for (const name of ['visionary', 'the pupil', 'peer buddy', 'citizenship', 'Sardes']) await page.getByLabel(name, { exact: true }).check()
  await page.getByLabel('Youngest mentors (age)').fill('19')
  await page.getByLabel('Youngest mentors (age)').press('Tab')
  const audit = await written(page, /audit\/([^/]+)/.exec(page.url())[1])
  assert.deepEqual([audit.stage, audit.leadership_styles, audit.launch_parties, audit.peer_roles, audit.peer_uses, audit.providers, audit.facts.mentor_age_from], ['widening', ['visionary'], ['pupil'], ['peer-buddy'], ['citizenship'], ['sardes'], 19])
  // The engine takes each of them.
  const result = await call(page, 'audit', { audit })
  assert.ok(result.remarks.some((one) => one.id === 'stage'))
})

test('what a session was like is ticked, and said when it looks like something else', async (town) => {
  const { page } = town
  const { day, client } = SAMPLE.ledger.sessions[0]
  await open(town, { ...SAMPLE, evidence: [], verdicts: [], ledger: { maatstaf_ledger: 1, sessions: [] } }, '/log')
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Minutes').fill('60')
  await page.getByLabel('Client (pseudonym)').fill(client)
  await page.getByText('More fields').click()
  await page.getByLabel('What you gave').selectOption('coaching')
  await page.getByText('What it was like').click()
  await page.getByLabel('shared own experience and knowledge').check()
  await page.getByLabel('worked through events of the past').check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const id = /portfolio\/([^/]+)/.exec(page.url())[1]
  await page.getByText(/looks more like therapy than like coaching/).waitFor()
  const portfolio = await written(page, id)
  assert.deepEqual(portfolio.ledger.sessions[0].traits, ['shares-own-experience', 'past-events'])
  const [found] = (await call(page, 'guidance-review', { portfolio })).sessions
  assert.deepEqual([found.fit, found.boundary.outcome], ['other-form', 'refer'])
})
