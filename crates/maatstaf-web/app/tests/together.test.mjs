// Two tabs on one portfolio, undo, a server that goes away: nothing that was written is lost, and both texts are shown.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTeam } from './team.mjs'
import { COMMAND, keep, openTown, sample } from './town.mjs'

const desk = (page, work, argument) => page.evaluate(`((desk, argument) => (${work})(desk, argument))(document.querySelector('maatstaf-app').app.desk, ${JSON.stringify(argument)})`)
const text = (page, at = 0) => desk(page, '(desk, at) => desk.document.evidence[at].text', at)
const write = (page, words, at = 0) => desk(page, `(desk, [words, at]) => desk.change('text', (draft) => { draft.evidence[at].text = words })`, [words, at])
const settle = (page) => desk(page, '(desk) => desk.settle()')

async function open(page, url, id) {
  await page.goto(`${url}#/portfolio/${id}/history`)
  await page.locator('[data-state=saved]').waitFor()
}

for (const place of ['device', ...(COMMAND ? ['server'] : [])]) {
  test(`what two tabs change in different fields is put together (${place})`, { timeout: 60_000 }, () => within(place, async (town, id) => {
    const other = await town.context.newPage()
    await open(town.page, town.site.url, id)
    await open(other, town.site.url, id)
    // Both write before either hears of the other.
    await Promise.all([write(town.page, 'from the first', 0), write(other, 'from the second', 1)])
    await settle(town.page)
    await settle(other)
    for (const page of [town.page, other]) {
      await page.waitForFunction(() => {
        const [first, second] = document.querySelector('maatstaf-app').app.desk.document.evidence
        return first.text === 'from the first' && second.text === 'from the second'
      })
      await page.locator('[data-state=saved]').waitFor()
    }
  }))

  test(`the same field changed in two tabs shows both texts, and the chosen one stays (${place})`, { timeout: 60_000 }, () => within(place, async (town, id) => {
    const other = await town.context.newPage()
    await open(town.page, town.site.url, id)
    await open(other, town.site.url, id)
    await other.evaluate(() => {
      // What another device saves is not announced: this tab hears nothing.
      BroadcastChannel.prototype.postMessage = () => {}
    })
    await write(other, 'from elsewhere')
    await settle(other)
    await write(town.page, 'written here')
    await settle(town.page)
    const dialog = town.page.getByRole('dialog')
    await dialog.waitFor()
    const both = async () => {
      const shown = await dialog.innerText()
      assert.ok(shown.includes('from elsewhere') && shown.includes('written here'), shown)
      // The place in words, with the title of the evidence.
      await dialog.getByText(`Evidence › ${sample().evidence[0].title} › Text`, { exact: true }).waitFor()
    }
    await both()
    // Whoever goes away without choosing is asked again.
    await town.page.reload()
    await dialog.waitFor()
    await both()
    await dialog.getByText('What was saved elsewhere').click()
    await dialog.getByRole('button', { name: 'Keep what I chose' }).click()
    await dialog.waitFor({ state: 'detached' })
    await town.page.locator('[data-state=saved]').waitFor()
    assert.equal(await text(town.page), 'from elsewhere')
    await town.page.reload()
    await town.page.locator('[data-state=saved]').waitFor()
    assert.equal(await text(town.page), 'from elsewhere')
  }))

  test(`where two tabs clash is said in the reader's language, and a list as lines (${place})`, { timeout: 60_000 }, () => within(place, async (town, id) => {
    const other = await town.context.newPage()
    await open(town.page, town.site.url, id)
    await open(other, town.site.url, id)
    await other.evaluate(() => (BroadcastChannel.prototype.postMessage = () => {}))
    const claims = (page, strength) => desk(page, `(desk, strength) => desk.change('text', (draft) => {
      draft.verdicts = []
      draft.self_rating = [{ category: 'understanding-self', level: strength > 2 ? 'practitioner' : 'foundation', reason: 'because ' + strength }]
      draft.evidence.push({ id: 'new', title: 'A new one', kind: 'case-study', text: 'words', claims: [{ indicator: 1, strength, rationale: 'so' }], verification: 'artefact' })
      if (strength > 2) draft.evidence.splice(0, 1)
      else draft.evidence[0].claims = [{ indicator: 3, strength, rationale: 'so' }, { category: 'understanding-self', level: 'foundation', theme: 'one of my own', strength: 2, rationale: 'so' }]
    })`, strength)
    await claims(other, 2)
    await settle(other)
    await other.waitForFunction(() => document.querySelector('maatstaf-app').app.desk.kept.version === '2')
    await claims(town.page, 3)
    await settle(town.page)
    await town.page.getByRole('dialog').waitFor()
    await town.page.evaluate(() => document.querySelector('maatstaf-app').app.setLanguage('nl'))
    await town.page.reload()
    const dialog = town.page.getByRole('dialog')
    await dialog.getByText('Eigen oordeel › Zelfinzicht › Niveau').waitFor()
    const shown = await dialog.innerText()
    assert.match(shown, /Wat het laat zien:\n *– Indicator: 3/)
    assert.match(shown, /Categorie: Zelfinzicht/)
    assert.match(shown, /\(weggehaald\)/)
    assert.doesNotMatch(shown, /[{}[\]"]|understanding-self|case-study|self_rating/)
  }))

  test(`undo and redo work by the keyboard outside of fields, and are saved (${place})`, { timeout: 60_000 }, () => within(place, async (town, id) => {
    const { page } = town
    await open(page, town.site.url, id)
    const before = await text(page)
    await write(page, 'a slip')
    await page.locator('#main').focus()
    await page.keyboard.press('Control+z')
    assert.equal(await text(page), before)
    await page.keyboard.press('Control+Shift+z')
    assert.equal(await text(page), 'a slip')
    await page.getByRole('button', { name: /^Undo/ }).click()
    await settle(page)
    await page.reload()
    await page.locator('[data-state=saved]').waitFor()
    assert.equal(await text(page), before)
  }))
}

if (COMMAND) {
  test('what is written while the server is away is there when it is back, also after the tab was closed', { timeout: 90_000 }, () => within('server', async (town, id) => {
    const { page } = town
    await open(page, town.site.url, id)
    await town.context.setOffline(true)
    await write(page, 'written without a server')
    await page.locator('[data-state=failed]').waitFor()
    await page.close()
    await town.context.setOffline(false)
    const again = await town.context.newPage()
    await open(again, town.site.url, id)
    assert.equal(await text(again), 'written without a server')
    await settle(again)
    assert.deepEqual(await again.evaluate(async (id) => (await document.querySelector('maatstaf-app').app.backend.store.read(id)).document.evidence[0].text, id), 'written without a server')
  }))

  test('typing makes drafts, a pause or going on makes one version', { timeout: 60_000 }, () => within('server', async (town, id) => {
    const { page } = town
    await open(page, town.site.url, id)
    const versions = () => page.evaluate(async (id) => (await document.querySelector('maatstaf-app').app.backend.store.versions(id)).length, id)
    assert.equal(await versions(), 1)
    for (let at = 0; at < 5; at++) {
      await write(page, `sentence ${at}`)
      await page.locator('[data-state=saved]').waitFor()
    }
    assert.equal(await versions(), 1)
    await page.goto(`${town.site.url}#/portfolio/${id}/reports`)
    await page.waitForFunction(() => document.querySelector('maatstaf-app').app.desk.kept.version === '2')
    assert.equal(await versions(), 2)
  }))

  test('what is not sound yet is kept as a draft, and said to be one', { timeout: 60_000 }, () => within('server', async (town, id) => {
    const { page } = town
    await open(page, town.site.url, id)
    await desk(page, `(desk) => desk.change('claim', (draft) => { draft.evidence[0].claims = [{ indicator: 999, strength: 2 }] })`)
    await settle(page)
    await page.getByText(/Saved as a draft/).waitFor()
    await page.reload()
    await page.locator('[data-state]').waitFor()
    assert.equal(await desk(page, '(desk) => desk.document.evidence[0].claims[0].indicator'), 999)
  }))
}

test('two devices on one account: what differs is put together, what clashes is shown, and nothing is lost', { timeout: 120_000, skip: !COMMAND && 'the command is not built' }, async () => {
  const team = await openTeam()
  try {
    const laptop = team.first
    const phone = await team.device(laptop)
    const { id } = await laptop.ask('POST', '/v1/documents', { kind: 'portfolio', title: 'together', document: sample() })
    for (const one of [laptop, phone]) await open(one.page, team.site.url, id)
    // Each writes before it knows of the other; the phone was without a network meanwhile.
    await phone.context.setOffline(true)
    await write(phone.page, 'on the phone', 0)
    await write(phone.page, 'only on the phone', 1)
    await phone.page.locator('[data-state=failed]').waitFor()
    await write(laptop.page, 'on the laptop', 0)
    await write(laptop.page, 'only on the laptop', 2)
    await settle(laptop.page)
    await phone.context.setOffline(false)
    await settle(phone.page)
    const dialog = phone.page.getByRole('dialog')
    await dialog.waitFor()
    const shown = await dialog.innerText()
    assert.ok(shown.includes('on the phone') && shown.includes('on the laptop'), shown)
    assert.ok(!shown.includes('only on'), 'what does not clash is asked for')
    await dialog.getByRole('button', { name: 'Keep what I chose' }).click()
    await dialog.waitFor({ state: 'detached' })
    await phone.page.locator('[data-state=saved]').waitFor()
    await laptop.page.reload()
    await laptop.page.locator('[data-state=saved]').waitFor()
    for (const one of [laptop, phone]) assert.deepEqual(await Promise.all([0, 1, 2].map((at) => text(one.page, at))), ['on the phone', 'only on the phone', 'only on the laptop'])
    // The text that was not chosen is in the history.
    const versions = (await laptop.ask('GET', `/v1/documents/${id}/versions`)).items
    const texts = await Promise.all(versions.map(async ({ number }) => (await laptop.ask('GET', `/v1/documents/${id}/versions/${number}`)).document.evidence[0].text))
    assert.ok(texts.includes('on the laptop'), texts.join())
    assert.deepEqual(team.wrong(), [])
  } finally {
    await team.close()
  }
})

async function within(place, work) {
  const town = await openTown(place)
  try {
    const id = await keep(town.page, 'portfolio', 'together', sample())
    await work(town, id)
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
}
