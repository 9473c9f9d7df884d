// The assessor: blind, then side by side, then a signature; with a share on a server and with a file on a device.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { figure } from './figures.mjs'
import { example, EXAMPLES, openTeam } from './team.mjs'
import { COMMAND, hasEngine, newPage, openTown } from './town.mjs'

const MASTER = 'portfolios/master-contested-verdicts/portfolio.json'
const SECRET = 'WORDS-OF-THE-SELF-RATING'

/** A portfolio whose self-rating can be told from everything else. */
function marked() {
  const portfolio = example(MASTER)
  portfolio.self_rating = portfolio.self_rating.map((one) => ({ ...one, reason: SECRET }))
  return portfolio
}

/** Judges every category with the keyboard alone: a digit for the level, Enter for the next. */
async function judge(page, digit) {
  for (let at = 0; at < 8; at += 1) {
    await page.locator('.judge .index a[aria-current]').waitFor()
    await page.waitForFunction((at) => [...document.querySelectorAll('.judge .index a')].findIndex((link) => link.ariaCurrent === 'true') === at, at)
    await page.locator('.levels input').first().focus()
    await page.keyboard.press(String(digit(at)))
    await page.locator(`.levels input >> nth=${digit(at)}`).and(page.locator(':checked')).waitFor()
    const next = page.locator('section .acts a').last()
    await next.focus()
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: 'Hand in' }).waitFor()
}

/** How much the journal of the device holds. */
const journal = (page) => page.evaluate(() => new Promise((resolve) => {
  const opening = indexedDB.open('maatstaf')
  opening.onsuccess = () => {
    const counting = opening.result.transaction('journal').objectStore('journal').count()
    counting.onsuccess = () => resolve(counting.result)
  }
}))
const rulingOf = (page, at) => page.locator('.claim').nth(at)
const stored = (page) => page.locator('.case-state', { hasText: /^Saved/ }).waitFor()

test('two assessors judge blind, compare, change their mind and sign; the holder sees who looked and takes back', { timeout: 240_000, skip: !COMMAND && 'the command is not built' }, async () => {
  const team = await openTeam()
  try {
    const [anna, dora, egon] = [team.first, await team.invite('Dora'), await team.invite('Egon')]
    const kept = await anna.ask('POST', '/v1/documents', { kind: 'portfolio', title: 'Mine', document: marked() })

    // The holder makes two links, the second on the same panel.
    await anna.page.goto(`${team.site.url}#/portfolio/${kept.id}/share`)
    const links = []
    for (const name of ['Dora', 'Egon']) {
      await anna.page.getByLabel('For whom').fill(name)
      for (const part of ['Titles', 'Texts of the evidence']) await anna.page.getByLabel(part, { exact: true }).check()
      if (links.length) await anna.page.getByLabel('On which panel').selectOption({ index: 1 })
      await anna.page.getByRole('button', { name: 'Make a link' }).click()
      await anna.page.locator('.lines li', { hasText: name }).first().waitFor()
      await anna.page.waitForFunction((before) => ![undefined, '', before].includes(document.querySelector('maatstaf-share input[readonly]')?.value), links.at(-1))
      links.push(await anna.page.getByLabel('The link', { exact: true }).inputValue())
    }

    // Nothing that comes to an assessor before the reveal holds the self-rating.
    const heard = []
    for (const one of [dora, egon]) one.page.on('response', async (answer) => answer.url().includes('/v1/') && heard.push(await answer.text().catch(() => '')))
    for (const [at, one] of [dora, egon].entries()) {
      // One opens the link, the other pastes it.
      if (at === 0) await one.page.goto(links[at])
      else {
        await one.page.goto(`${team.site.url}#/assess`)
        await one.page.getByLabel('The link that you were sent').fill(links[at])
        await one.page.getByRole('button', { name: 'See what it is for' }).click()
      }
      await one.page.getByText(/^(Dora|Egon), until/).waitFor()
      await one.page.getByRole('button', { name: 'Accept' }).click()
      await one.page.locator('.piece').first().waitFor()
    }

    // A ruling without a reason stays here, is said, and is not lost.
    await rulingOf(dora.page, 0).locator('input').first().focus()
    await dora.page.keyboard.press('a')
    await dora.page.getByText('One ruling has no reason yet').waitFor()
    await stored(dora.page)
    await dora.page.reload()
    await dora.page.getByText('One ruling has no reason yet').waitFor()
    assert.ok(await rulingOf(dora.page, 0).locator('input').first().isChecked())
    const given = (await dora.ask('GET', '/v1/shared')).items[0]
    await assert.rejects(dora.ask('GET', `/v1/shared/${kept.id}/assessment?share=${given.id}`), /404/, 'a ruling without a reason left the device')
    await rulingOf(dora.page, 0).getByLabel('Reason').fill('It shows in the second paragraph.')
    await stored(dora.page)
    await dora.page.reload()
    await rulingOf(dora.page, 0).locator('input:checked').first().waitFor()
    assert.equal(await rulingOf(dora.page, 0).getByLabel('Reason').inputValue(), 'It shows in the second paragraph.')

    // In another tab she judges otherwise: she chooses, and neither is lost before.
    const tab = await dora.context.newPage()
    await tab.goto(dora.page.url())
    await tab.locator('.levels input').first().waitFor()
    await dora.page.locator('.levels input').nth(1).check()
    await stored(dora.page)
    await tab.locator('.levels input').nth(2).check()
    await tab.getByLabel('Why (they will read this)').fill('Written in the other tab.')
    await tab.locator('form.conflict').getByText('Foundation').waitFor()
    await tab.locator('form.conflict').getByText('Practitioner').waitFor()
    await tab.getByLabel('What was saved elsewhere').check()
    await tab.locator('form.conflict button').click()
    await stored(tab)
    await dora.page.reload()
    await dora.page.locator('.levels input >> nth=1').and(dora.page.locator(':checked')).waitFor()
    assert.equal(await dora.page.getByLabel('Why (they will read this)').inputValue(), 'Written in the other tab.')
    await tab.close()

    const began = Date.now()
    await judge(dora.page, () => 3)
    figure('judging eight categories with the keyboard', `${((Date.now() - began) / 1000).toFixed(1)} s, three keys each`)
    await dora.page.getByRole('button', { name: 'Hand in' }).click()
    await dora.page.getByText(/Handed in on/).waitFor()

    // Not before everybody handed in.
    await dora.page.getByRole('button', { name: 'Reveal' }).click()
    await dora.page.locator('.notice.is-alert').waitFor()
    assert.ok(!heard.join('').includes(SECRET), 'the self-rating was sent before the reveal')
    assert.ok(!(await dora.page.content()).includes(SECRET))

    await judge(egon.page, (at) => (at === 7 ? 1 : 4))
    await egon.page.getByRole('button', { name: 'Hand in' }).click()
    await egon.page.getByText(/Handed in on/).waitFor()
    await egon.page.getByRole('button', { name: 'Reveal' }).click()
    await egon.page.locator('maatstaf-crosscheck tbody tr').nth(7).waitFor()
    const heads = await egon.page.locator('maatstaf-crosscheck thead th').allInnerTexts()
    assert.deepEqual([...heads.slice(0, 2), ...heads.slice(2, 4).sort()], ['Category', 'Self', 'Dora', 'Egon'])

    // What is contested comes first; who changes their mind says why, and what was handed in stays.
    await egon.page.locator('.contest h3', { hasText: 'Evaluation' }).first().waitFor()
    const mind = egon.page.locator('details', { hasText: 'Evaluation' }).last()
    await mind.locator('summary').click()
    await mind.locator('select').first().selectOption('practitioner')
    await mind.getByLabel('What changed my mind').fill('Dora is right about the second form.')
    const claim = mind.locator('select').nth(1)
    await claim.selectOption('reject')
    await egon.page.getByText('One ruling has no reason yet').waitFor()
    await mind.getByLabel('What changed my mind').last().fill('It tells of a form and shows none.')
    await stored(egon.page)
    await egon.page.reload()
    await claim.and(egon.page.locator(':has(option[value=reject]:checked)')).waitFor()
    const shares = await egon.ask('GET', '/v1/shared')
    const mine = await egon.ask('GET', `/v1/shared/${kept.id}/assessment?share=${shares.items[0].id}`)
    assert.equal(mine.assessment.judgements.find((one) => one.category === 'evaluation').level, 'foundation')
    assert.deepEqual(mine.assessment.after_reveal.judgements, [{ category: 'evaluation', level: 'practitioner', rationale: 'Dora is right about the second form.' }])
    assert.deepEqual(mine.assessment.after_reveal.verdicts.map((one) => [one.ruling, one.reason]), [['reject', 'It tells of a form and shows none.']])
    assert.ok(!mine.assessment.verdicts?.some((one) => one.ruling), 'what was handed in was changed')

    // What the panel settles is kept on the device until it is signed, and nowhere after.
    const settled = egon.page.locator('.contest').first()
    await settled.getByLabel('The panel settles on').last().selectOption('practitioner')
    await settled.getByLabel('Why the panel does').fill('Kept until it is signed.')
    await stored(egon.page)
    await egon.page.reload()
    assert.equal(await settled.getByLabel('Why the panel does').inputValue(), 'Kept until it is signed.')

    // A decision, and a signature under exactly what was judged.
    await egon.page.getByRole('link', { name: '4. Sign off' }).click()
    await egon.page.getByLabel('The decision').selectOption('decline')
    await egon.page.getByLabel('Why', { exact: true }).fill('Evaluation does not show yet.')
    await egon.page.getByLabel('Why', { exact: true }).blur()
    const digest = await egon.page.locator('.digest').innerText()
    await egon.page.getByRole('button', { name: 'Sign off' }).click()
    await egon.page.getByText('Egon signed on').waitFor()
    assert.equal(await journal(egon.page), 0)
    const [signature] = (await egon.ask('GET', `/v1/shared/${kept.id}/sign-offs?share=${shares.items[0].id}`)).items
    assert.deepEqual(signature.resolution.records.map((one) => [one.level, one.why]), [['practitioner', 'Kept until it is signed.']])

    await anna.page.reload()
    await anna.page.getByText('Egon signed on').waitFor()
    assert.ok((await anna.page.locator('.note .digest').innerText()).includes(digest))
    const looked = await anna.page.locator('maatstaf-share tbody').innerText()
    for (const deed of ['read it', 'handed in a judgement', 'signed']) assert.ok(looked.includes(deed), deed)

    // Taken back holds at once.
    await anna.page.getByRole('button', { name: 'Take back from Dora' }).click()
    await anna.page.locator('.lines li', { hasText: 'taken back' }).waitFor()
    await dora.page.reload()
    await dora.page.locator('.notice.is-alert').waitFor()
    assert.equal(await dora.page.locator('.piece').count(), 0)
    assert.deepEqual(team.wrong(), [])
  } finally {
    await team.close()
  }
})

test('what an assessor had not sent is there again when the server moved on meanwhile, beside what it has now', { timeout: 120_000, skip: !COMMAND && 'the command is not built' }, async () => {
  const team = await openTeam()
  try {
    const [anna, dora] = [team.first, await team.invite('Dora')]
    const kept = await anna.ask('POST', '/v1/documents', { kind: 'portfolio', title: 'Mine', document: marked() })
    const share = await anna.ask('POST', `/v1/documents/${kept.id}/shares`, { kind: 'assessor', name: 'Dora', parts: ['titles', 'texts'] })
    await dora.ask('POST', '/v1/shared', { secret: share.link.split('#')[1] })
    const address = `${team.site.url}#/assess/shared/${kept.id}/${share.id}/rate`
    await dora.page.goto(address)
    const level = (page, at) => page.locator(`.levels input >> nth=${at}`)
    const why = (page) => page.getByLabel('Why (they will read this)')
    await level(dora.page, 1).check()
    await stored(dora.page)

    // Without a network she judges on, and the tab dies.
    await dora.context.setOffline(true)
    await level(dora.page, 3).check()
    await why(dora.page).fill('Written on the train.')
    await dora.page.waitForFunction(() => new Promise((resolve) => {
      const opening = indexedDB.open('maatstaf')
      opening.onsuccess = () => {
        const all = opening.result.transaction('journal').objectStore('journal').getAll()
        all.onsuccess = () => (opening.result.close(), resolve(JSON.stringify(all.result).includes('Written on the train.')))
      }
    }))
    await dora.page.close()
    // At home, on another device, she judges otherwise.
    const home = await team.device(dora)
    await home.page.goto(address)
    await level(home.page, 1).and(home.page.locator(':checked')).waitFor()
    await level(home.page, 2).check()
    await stored(home.page)

    await dora.context.setOffline(false)
    const again = await dora.context.newPage()
    await again.goto(address)
    const form = again.locator('form.conflict')
    await form.getByText('Practitioner', { exact: true }).or(form.getByText('Senior Practitioner')).first().waitFor()
    // What does not clash is there without a question.
    assert.equal(await why(again).inputValue(), 'Written on the train.')
    await form.getByLabel('What was saved elsewhere').first().check()
    await form.locator('button').click()
    await stored(again)
    await again.reload()
    await level(again, 2).and(again.locator(':checked')).waitFor()
    assert.equal(await why(again).inputValue(), 'Written on the train.')
    assert.deepEqual(team.wrong(), [])
  } finally {
    await team.close()
  }
})

test('a link opens what it is for: a report without an account, the same on the page of the server, and nothing once it is taken back', { timeout: 120_000, skip: !COMMAND && 'the command is not built' }, async () => {
  const team = await openTeam()
  try {
    const { first: anna, browser, site } = team
    const kept = await anna.ask('POST', '/v1/documents', { kind: 'portfolio', title: 'Mine', document: marked() })
    const made = {}
    await anna.page.goto(`${site.url}#/portfolio/${kept.id}/share`)
    for (const [kind, label] of [['reader', 'To read a report'], ['assessor', 'To judge it, blind']]) {
      await anna.page.getByLabel(label).check()
      await anna.page.getByLabel('For whom').fill(kind)
      await anna.page.getByLabel('Titles', { exact: true }).check()
      await anna.page.getByRole('button', { name: 'Make a link' }).click()
      await anna.page.locator('.lines li', { hasText: kind }).first().waitFor()
      made[kind] = await anna.page.getByLabel('The link', { exact: true }).inputValue()
      assert.match(made[kind], /\/app\/#maatstaf-share-[\w-]+$/)
    }
    assert.notEqual(made.reader, made.assessor)

    const guest = await newPage(browser, site.origin)
    team.people.push(guest)
    await guest.page.goto(made.reader)
    const report = guest.page.frameLocator('maatstaf-report iframe')
    await report.getByText(marked().evidence[0].title).first().waitFor()
    assert.ok(!(await report.locator('body').innerText()).includes(marked().evidence[0].text.slice(0, 60)), 'only titles were shown')
    // Who has no account reads what it takes to assess.
    await guest.page.goto(made.assessor)
    await guest.page.getByRole('link', { name: 'Sign in' }).waitFor()
    assert.equal(await guest.page.getByRole('button', { name: 'Accept' }).count(), 0)
    // The server's own page takes the same link.
    await guest.page.goto(`${site.origin}/shared`)
    await guest.page.locator('[name=link]').fill(made.reader)
    await guest.page.locator('main button, form button').first().click()
    await guest.page.getByRole('link', { name: 'Read it as a report' }).waitFor()

    await anna.page.getByRole('button', { name: /reader/ }).click()
    await anna.page.getByText(/reader.*(taken back|Taken back)/).first().waitFor()
    await guest.page.goto(made.reader)
    await guest.page.locator('.notice.is-alert').waitFor()
    assert.equal(await guest.page.locator('maatstaf-report').count(), 0)
    assert.deepEqual(team.wrong(), [])
  } finally {
    await team.close()
  }
})

test('a portfolio file is judged on the device, compared with files of others, and signed', { timeout: 180_000, skip: !hasEngine() && 'the engine is not built' }, async () => {
  const town = await openTown('device')
  try {
    const { page } = town
    await page.goto(`${town.site.url}#/assess`)
    await page.getByLabel('Open a portfolio file').setInputFiles({ name: 'portfolio.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(marked())) })
    await page.getByLabel('What you are called').fill('assessor-9')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.locator('.piece').first().waitFor()
    await rulingOf(page, 0).locator('input').first().focus()
    await page.keyboard.press('r')
    await rulingOf(page, 0).getByLabel('Reason').fill('It tells of it and does not show it.')
    await judge(page, (at) => (at === 0 ? 0 : 3))
    for (const step of ['rate', 'hand-in', 'compare', 'sign']) {
      await page.evaluate((step) => (location.hash = `${location.hash.split('/').slice(0, 3).join('/')}/${step}`), step)
      await page.locator('.judge-steps [aria-current]').waitFor()
      assert.ok(!(await page.content()).includes(SECRET), `the self-rating shows at ${step} before the reveal`)
    }
    await page.getByRole('link', { name: '2. Hand in' }).click()
    await page.getByRole('button', { name: 'Hand in' }).click()
    await page.getByText(/Handed in on/).waitFor()
    // What was handed in cannot be undone.
    await page.locator('h1').click()
    await page.keyboard.press('Control+z')
    assert.ok(await page.locator('maatstaf-saving button').first().isDisabled())
    await page.getByText(/Handed in on/).waitFor()
    await page.reload()
    await page.getByText(/Handed in on/).waitFor()

    // The file is one that the command understands.
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the assessment' }).click()])
    const file = join(mkdtempSync(join(tmpdir(), 'maatstaf-test-')), 'assessor-9.json')
    await download.saveAs(file)
    const assessment = JSON.parse(readFileSync(file, 'utf8'))
    assert.deepEqual([assessment.assessor, assessment.blind, assessment.judgements.filter((one) => one.level !== 'not-judged').length], ['assessor-9', true, 8])
    if (COMMAND) {
      const said = JSON.parse(execFileSync(COMMAND, ['crosscheck', join(EXAMPLES, MASTER), file, '--json'], { encoding: 'utf8' }))
      assert.equal(said.assessors[0].assessor, 'assessor-9')
    }

    await page.getByRole('button', { name: 'Reveal' }).click()
    await page.locator('maatstaf-crosscheck tbody tr').nth(7).waitFor()
    await page.getByLabel('Put other assessors').setInputFiles(['a', 'b', 'c'].map((name) => join(EXAMPLES, `assessments/master-contested-verdicts/assessor-${name}.json`)))
    await page.locator('maatstaf-crosscheck thead th', { hasText: 'assessor-c' }).waitFor()
    // The element is in the colours of the page around, also when the reader chose others than the system's.
    for (const theme of ['light', 'dark']) {
      const [inside, around] = await page.evaluate((theme) => {
        document.documentElement.dataset.theme = theme
        const root = document.querySelector('maatstaf-crosscheck').shadowRoot.querySelector('.root')
        const look = (one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]
        return [look(root), look(document.documentElement)]
      }, theme)
      assert.deepEqual(inside, around, theme)
    }
    const order = await page.locator('.contest').evaluateAll((list) => list.map((one) => ['overall', 'category', 'nothing'].findIndex((name) => one.classList.contains(name))))
    assert.ok(order.length > 3 && order.every((weight, at) => at === 0 || order[at - 1] <= weight), `the weightiest first: ${order}`)
    // The panel settles a claim and a category, each with a reason.
    const evaluation = page.locator('.contest', { hasText: 'Three clocks' }).first()
    await evaluation.getByLabel('The panel settles on').first().selectOption('reject')
    await evaluation.getByLabel('Why the panel does').fill('Nobody evaluates differently because of it.')
    const category = page.locator('.contest', { has: page.locator('option[value=none]') }).first()
    const named = await category.locator('h3').innerText()
    await category.getByLabel('The panel settles on').last().selectOption('senior-practitioner')
    await category.getByLabel('Why the panel does').last().fill('It shows twice.')
    await page.getByRole('button', { name: 'Comparison, for the panel' }).click()
    await page.frameLocator('maatstaf-report iframe').getByRole('heading', { level: 1 }).waitFor()

    await page.getByRole('link', { name: '4. Sign off' }).click()
    await page.getByLabel('The decision').selectOption('ask-more')
    await page.getByLabel('Why', { exact: true }).fill('One evaluation more.')
    await page.getByRole('button', { name: 'Sign off' }).click()
    // What is asked for is missing: nobody signs for half a decision.
    await page.locator('.notice.is-alert').waitFor()
    await page.getByLabel('What is asked for').fill('An evaluation that somebody else carried out')
    await page.getByLabel('What is asked for').blur()
    await page.getByRole('button', { name: 'Sign off' }).click()
    await page.getByText('assessor-9 signed on').waitFor()
    const [signed] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the sign-off' }).click()])
    await signed.saveAs(file)
    const signature = JSON.parse(readFileSync(file, 'utf8'))
    const { records } = signature.resolution
    assert.deepEqual(records.map((one) => [one.evidence, one.ruling, one.why]).slice(0, 1), [['article-three-clocks', 'reject', 'Nobody evaluates differently because of it.']])
    assert.deepEqual([records[1].level, records[1].why], ['senior-practitioner', 'It shows twice.'], named)
    assert.deepEqual([signature.digest, signature.resolution.digest, signature.by], [assessment.seen.digest, assessment.seen.digest, 'assessor-9'])
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
})
