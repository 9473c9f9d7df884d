// The training provider: a programme to its report, groups as counts, assessors together, one's own wording.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { figure } from './figures.mjs'
import { example, filesIn, openTeam } from './team.mjs'
import { COMMAND, openTown, PLACES, saved } from './town.mjs'

const place = PLACES[0]
const lead = (page) => page.locator('maatstaf-programme > .lead').innerText()

test('a programme is mapped, answered while it is edited, and reported', { timeout: 120_000, skip: !place && 'nothing to try it on' }, async () => {
  const town = await openTown(place)
  try {
    const { page } = town
    await page.goto(`${town.site.url}#/provide`)
    await page.getByRole('button', { name: 'New programme' }).click()
    await page.getByText('does not support the lowest level yet').waitFor()
    const cell = () => page.locator('tbody tr', { hasText: 'Use of Models and Techniques' }).first().locator('td').first().innerText()
    assert.match(await cell(), /^1 · 0 · 1/)
    await page.getByRole('link', { name: 'Modules', exact: true }).click()
    await page.locator('.module summary').first().click()
    const activity = page.getByRole('group', { name: /^Activity/ }).first()
    await activity.getByLabel('Indicator').fill('27')
    await activity.getByLabel('As').selectOption('practised')
    await activity.getByRole('button', { name: 'Add', exact: true }).click()
    await activity.locator('.chips li', { hasText: '27 practised' }).waitFor()
    // What is not an indicator is not taken.
    await activity.getByLabel('Indicator').fill('9999')
    await activity.getByRole('button', { name: 'Add', exact: true }).click()
    assert.equal(await activity.locator('.chips li', { hasText: '9999' }).count(), 0)
    await page.getByRole('link', { name: 'Level', exact: true }).click()
    await page.waitForFunction(() => [...document.querySelectorAll('tbody tr')].find((row) => row.innerText.includes('Use of Models'))?.cells[1].innerText.startsWith('1 · 1 · 1'))
    await saved(page)
    await page.reload()
    await page.getByText('does not support the lowest level yet').waitFor()
    await page.waitForFunction(() => [...document.querySelectorAll('tbody tr')].find((row) => row.innerText.includes('Use of Models'))?.cells[1].innerText.startsWith('1 · 1 · 1'))

    await page.getByRole('link', { name: 'Conditions', exact: true }).click()
    const condition = page.locator('.conditions li', { hasText: 'A written procedure for assessment' })
    await condition.getByLabel('Your answer').selectOption('yes')
    await condition.locator('.outcome', { hasText: /^met$/ }).waitFor()
    await page.getByRole('link', { name: 'Report', exact: true }).click()
    await page.getByRole('button', { name: 'Report' }).click()
    await page.frameLocator('maatstaf-report iframe').getByRole('heading', { level: 1 }).waitFor()
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
})

test('a sample programme supports a level, in Dutch too', { timeout: 60_000, skip: !place && 'nothing to try it on' }, async () => {
  const town = await openTown(place, { context: { locale: 'nl-NL' } })
  try {
    const { page } = town
    await page.goto(`${town.site.url}#/provide`)
    await page.getByRole('button', { name: 'Kijk rond met een voorbeeld' }).click()
    await page.getByText('ondersteunt Practitioner').waitFor()
    assert.equal(await lead(page), 'Wat getoetst en wat geoefend wordt, ondersteunt Practitioner.')
  } finally {
    await town.close()
  }
})

test('a group of files is shown as counts of at least five, of fewer nothing, and nothing is kept', { timeout: 120_000, skip: !place && 'nothing to try it on' }, async () => {
  const town = await openTown(place)
  try {
    const { page } = town
    const files = filesIn('panel/portfolios')
    const before = await page.evaluate(async () => (await document.querySelector('maatstaf-app').app.backend.store.usage()).documents)
    await page.goto(`${town.site.url}#/provide/cohort`)
    const drop = page.getByLabel('Portfolio files')

    await drop.setInputFiles(files.slice(0, 3))
    await page.getByText('Of a group smaller than 5 nothing is said').waitFor()
    assert.equal(await page.locator('table').count(), 0)

    await drop.setInputFiles(files.slice(0, 6))
    await page.getByText('6 people', { exact: true }).waitFor()
    // Six people cannot be put into two bands of five: each row says that all are somewhere, and not where.
    assert.deepEqual([...new Set(await page.locator('tbody td', { hasText: /\S/ }).allInnerTexts())], ['all 6'])

    const began = Date.now()
    await drop.setInputFiles([...files, filesIn('programmes')[0]])
    await page.getByText('24 people', { exact: true }).waitFor()
    await page.getByText('1 file is no portfolio').waitFor()
    figure('a group of 24 portfolios as counts', `${Date.now() - began} ms`)
    const counts = (await page.locator('.bands span').allInnerTexts()).map((words) => Number(/: (\d+)$/.exec(words)[1]))
    assert.ok(counts.length > 10 && counts.every((count) => count >= 5), `${counts}`)
    // Dropping them does the same.
    await page.evaluate((portfolio) => {
      const data = new DataTransfer()
      for (let at = 0; at < 7; at += 1) data.items.add(new File([JSON.stringify({ ...portfolio, holder: `c-${at}` })], `${at}.json`))
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, example('panel/portfolios/person-01.json'))
    await page.getByText('7 people', { exact: true }).waitFor()
    await drop.setInputFiles([])
    await drop.setInputFiles(files)
    await page.getByText('24 people', { exact: true }).waitFor()
    await page.locator('maatstaf-picture svg').waitFor()
    await page.getByRole('button', { name: 'Report' }).click()
    const report = page.frameLocator('maatstaf-report iframe')
    await report.getByRole('heading', { level: 1 }).waitFor()
    const words = (await report.locator('body').innerText()) + (await page.locator('main').innerText())
    for (const file of files) assert.ok(!words.includes(JSON.parse(readFileSync(file, 'utf8')).holder), 'a holder is named')
    assert.equal(await page.evaluate(async () => (await document.querySelector('maatstaf-app').app.backend.store.usage()).documents), before)
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
})

test('assessors are looked at together, with no coefficient for too few people', { timeout: 180_000, skip: !place && 'nothing to try it on' }, async () => {
  const town = await openTown(place)
  try {
    const { page } = town
    await page.goto(`${town.site.url}#/provide/raters`)
    const all = filesIn('panel/assessments')
    const few = all.filter((file) => /person-0[12]\./.test(file))
    await page.getByLabel('Assessment files').setInputFiles(few)
    await page.getByRole('button', { name: 'Work out' }).click()
    await page.getByText('No coefficient: that takes at least 30 cells and 5 people.').waitFor()
    await page.getByLabel('Assessment files').setInputFiles(all)
    await page.getByLabel('Portfolio files').setInputFiles(filesIn('panel/portfolios'))
    await page.getByRole('button', { name: 'Work out' }).click()
    await page.getByText('Krippendorff’s alpha').waitFor({ timeout: 120_000 })
    assert.match(await page.locator('tbody tr', { hasText: 'assessor-2' }).innerText(), /severe/)
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
})

test('sentences of one’s own stand where ours did, until they are taken out', { timeout: 60_000, skip: !place && 'nothing to try it on' }, async () => {
  const town = await openTown(place)
  try {
    const { page } = town
    await page.goto(`${town.site.url}#/provide/wording`)
    const overlay = (fields) => ({ name: 'overlay.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ maatstaf_overlay: 1, framework: 'emcc-2015', language: 'en', ...fields })) })
    const input = page.getByLabel('An overlay file')
    await input.setInputFiles(overlay({ indicators: { 9999: 'No such indicator.' } }))
    await page.locator('.notice.is-alert').waitFor()
    await page.getByText('No sentences of your own.').waitFor()
    await input.setInputFiles(overlay({ indicators: { 27: 'A sentence from my own copy.' } }))
    await page.getByText('1 sentence of your own in use').waitFor()
    const summary = () => page.evaluate(async () => (await document.querySelector('maatstaf-app').app.backend.engine.call('framework', { id: 'emcc-2015', language: 'en' })).indicators.find((one) => one.number === 27).summary)
    assert.equal(await summary(), 'A sentence from my own copy.')
    await page.reload()
    await page.getByRole('button', { name: 'Take out' }).click()
    await page.getByText('No sentences of your own.').waitFor()
    assert.notEqual(await summary(), 'A sentence from my own copy.')
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
})

test('what a provider keeps on the server is chosen by its members, on their own device, and seen by nobody else', { timeout: 120_000, skip: !COMMAND && 'the command is not built' }, async () => {
  const team = await openTeam()
  try {
    const [anna, dora, egon] = [team.first, await team.invite('Dora'), await team.invite('Egon')]
    const school = await anna.ask('POST', '/v1/providers', { name: 'School' })
    const document = { maatstaf_overlay: 1, framework: 'emcc-2015', language: 'en', indicators: { 27: 'As the school puts it.' } }
    await anna.ask('POST', '/v1/documents', { kind: 'wording', title: 'Our copy', provider: school.id, document })
    const { secret } = await anna.ask('POST', `/v1/providers/${school.id}/invitations`, { role: 'coach' })
    await dora.ask('POST', '/v1/invitations/accept', { secret, email: 'dora@example.org', name: 'Dora', language: 'en', password: 'a long sentence to sign in with' })
    for (const one of [dora, egon]) await one.page.goto(`${team.site.url}#/provide/wording`)
    const use = (one) => one.page.getByRole('button', { name: /^Use it on this device *: Our copy · School$/ })
    await use(dora).click()
    await dora.page.getByText('1 sentence of your own in use').waitFor()
    const summary = (one) => one.page.evaluate(async () => (await document.querySelector('maatstaf-app').app.backend.engine.call('framework', { id: 'emcc-2015', language: 'en' })).indicators.find((one) => one.number === 27).summary)
    assert.equal(await summary(dora), 'As the school puts it.')
    await egon.page.getByText('No sentences of your own.').waitFor()
    assert.equal(await use(egon).count(), 0)
    assert.notEqual(await summary(egon), 'As the school puts it.')
    assert.deepEqual(team.wrong(), [])
  } finally {
    await team.close()
  }
})

test('a provider on a server sees a cohort as counts when five have joined, and not before', { timeout: 180_000, skip: !COMMAND && 'the command is not built' }, async () => {
  const team = await openTeam()
  try {
    const anna = team.first
    await anna.ask('POST', '/v1/providers', { name: 'School' })
    await anna.page.goto(`${team.site.url}#/provide`)
    await anna.page.getByRole('link', { name: 'School' }).click()
    await anna.page.getByLabel('Name (those who join').fill('Spring')
    await anna.page.getByRole('button', { name: 'Make a cohort' }).click()
    const link = await anna.page.getByLabel('The link').inputValue()
    const portfolios = filesIn('panel/portfolios')
    for (let at = 0; at < 5; at += 1) {
      const coach = await team.invite(`Coach${at}`)
      const document = example(portfolios[at].slice(portfolios[at].indexOf('panel/')))
      const kept = await coach.ask('POST', '/v1/documents', { kind: 'portfolio', title: 'Mine', document })
      await coach.page.goto(`${team.site.url}#/portfolio/${kept.id}/share`)
      await coach.page.getByLabel('The link of the cohort').fill(link)
      await coach.page.getByRole('button', { name: 'Join a cohort' }).click()
      await coach.page.getByText('Spring of School').waitFor()
      if (at === 3) {
        await anna.page.reload()
        await anna.page.getByText('fewer than 5 people').waitFor()
        assert.ok(await anna.page.getByRole('button', { name: 'Count and publish' }).isDisabled())
      }
      await coach.context.close()
    }
    await anna.page.reload()
    await anna.page.getByText('5 people').waitFor()
    await anna.page.getByRole('button', { name: 'Count and publish' }).click()
    await anna.page.locator('tbody td', { hasText: 'all 5' }).first().waitFor()
    assert.deepEqual(team.wrong(), [])
  } finally {
    await team.close()
  }
})
