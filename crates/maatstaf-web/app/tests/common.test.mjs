// The pages that everybody has, from the first visit on: sample, report, files, history, privacy, account.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keep, openTown, PLACES, sample } from './town.mjs'

const report = (page) => page.frameLocator('maatstaf-report iframe')

/** Clicks, and answers the text of the file that is given. */
async function given(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

/** A file to choose. */
function file(name, text) {
  const path = join(mkdtempSync(join(tmpdir(), 'maatstaf-file-')), name)
  writeFileSync(path, text)
  return path
}

for (const place of PLACES) {
  const town = (work) => async () => {
    const town = await openTown(place)
    try {
      await work(town)
      assert.deepEqual(town.wrong, [])
    } finally {
      await town.close()
    }
  }

  test(`from the first visit to a report, with nothing in it that was not ticked (${place})`, { timeout: 60_000 }, town(async ({ page }) => {
    await page.getByRole('button', { name: /sample/ }).click()
    await page.waitForURL(/portfolio/)
    await page.getByRole('link', { name: 'Reports' }).click()
    await report(page).locator('h1').waitFor()
    const title = sample().evidence[0].title
    const shown = () => report(page).locator('body').innerText()
    assert.ok(!(await shown()).includes(title))
    await page.getByRole('checkbox', { name: /^titles/ }).check()
    await report(page).getByText(title).first().waitFor()
    const html = await given(page, page.getByRole('button', { name: 'Save as HTML' }))
    assert.ok(html.name.endsWith('.html') && html.text.includes(title))
    const markdown = await given(page, page.getByRole('button', { name: 'Save as Markdown' }))
    assert.ok(markdown.text.startsWith('# ') && markdown.text.includes(title))
    for (const kind of ['Plan towards a level', 'Application in the shape of a scheme', 'Renewal']) {
      await page.getByLabel('Which report').selectOption({ label: kind })
      await page.waitForFunction((before) => !document.querySelector('.alert') && document.querySelector('maatstaf-report iframe')?.contentDocument.title !== before, 'Self-assessment · coach-maren')
    }
  }))

  test(`what is saved as a file comes back as it was (${place})`, { timeout: 60_000 }, town(async ({ page, site }) => {
    await keep(page, 'portfolio', 'Mine', sample())
    await page.goto(`${site.url}#/files`)
    const saved = await given(page, page.getByRole('button', { name: /Save as a file.*Mine/ }))
    assert.deepEqual(JSON.parse(saved.text), sample())
    await page.getByLabel('Choose a file').setInputFiles(file('again.json', saved.text))
    await page.getByText('Brought in: one document').waitFor()
    await page.getByText('again').first().waitFor()
    const all = await given(page, page.getByRole('button', { name: 'Take everything out' }))
    assert.ok(all.text.length > 1000)
  }))

  test(`a document is renamed, and erased for good when that is confirmed (${place})`, { timeout: 60_000 }, town(async ({ page, site }) => {
    await keep(page, 'portfolio', 'Mine', sample())
    await page.goto(`${site.url}#/files`)
    const dialog = page.getByRole('dialog')
    const opener = (name) => page.getByRole('button', { name })
    await opener(/^Rename/).click()
    assert.match(await dialog.ariaSnapshot(), /dialog "Rename":[^]*textbox "What to call it": Mine[^]*button "Save"[^]*button "Cancel"/)
    await page.keyboard.type('Renamed')
    await page.keyboard.press('Enter')
    await page.getByText('Renamed', { exact: false }).first().waitFor()
    await page.waitForFunction(() => document.activeElement.textContent === 'Rename: Renamed')
    // Escape goes back to where one was, and does nothing.
    await opener(/^Erase/).click()
    await dialog.waitFor()
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Cancel')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^Erase/)
    assert.equal(await page.locator('.lines li').count(), 1)
    // Nothing goes before somebody says that they know what it does.
    await opener(/^Erase/).click()
    const erase = dialog.getByRole('button', { name: 'Erase' })
    assert.ok(await erase.isDisabled())
    await dialog.getByRole('checkbox', { name: 'I know that this cannot be undone' }).check()
    await erase.click()
    await page.getByText('Erased: Renamed').waitFor()
    assert.equal(await page.locator('.lines li').count(), 0)
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'h2')
  }))

  test(`a file that cannot be read is refused with the reason, and nothing is lost (${place})`, { timeout: 60_000 }, town(async ({ page, site }) => {
    await keep(page, 'portfolio', 'Mine', sample())
    await page.goto(`${site.url}#/files`)
    await page.locator('.lines li').waitFor()
    const secret = 'a client named Sanne'
    const broken = { ...sample(), evidence: [{ id: 'a', title: secret, kind: 'no-such-kind', claims: [{ indicator: 999, strength: 9 }] }] }
    for (const [name, text] of [['broken.json', '{'], ['other.json', '{"hello": 1}'], ['bad.json', JSON.stringify(broken)]]) {
      await page.getByLabel('Choose a file').setInputFiles(file(name, text))
      const alert = page.getByRole('alert').locator('.notice').last()
      await alert.waitFor()
      const said = await alert.innerText()
      assert.ok(said.length > 20 && !said.includes(secret), said)
      if (name === 'bad.json') assert.match(said, /evidence|claims/)
      await alert.getByRole('button', { name: 'Dismiss' }).click()
    }
    assert.equal(await page.locator('.lines li').count(), 1)
  }))

  test(`an earlier version is compared, taken back, and that is undone (${place})`, { timeout: 60_000 }, town(async ({ page, site }) => {
    const id = await keep(page, 'portfolio', 'Mine', sample())
    await page.goto(`${site.url}#/portfolio/${id}/history`)
    await page.locator('[data-state=saved]').waitFor()
    await page.evaluate(async () => {
      const { desk } = document.querySelector('maatstaf-app').app
      desk.change('text', (draft) => (draft.evidence[0].text = 'something new'))
      await desk.settle()
    })
    const compare = page.getByRole('button', { name: /What changed since: Version 1/ })
    await compare.click()
    await page.getByText('something new').waitFor()
    // Places and values in words, in the language that is read.
    await page.evaluate(async () => {
      const { app } = document.querySelector('maatstaf-app')
      app.desk.change('more', (draft) => {
        draft.evidence[0].verification = 'corroborated'
        draft.evidence[0].claims = [{ category: 'self', level: 'foundation', strength: 2, theme: 'x' }]
        draft.self_rating = [{ category: draft.self_rating?.[0]?.category ?? 'managing-the-contract', level: 'foundation', reason: 'r' }]
      })
      await app.setLanguage('nl')
    })
    const said = page.locator('.changes')
    await said.getByText(`Bewijs › ${sample().evidence[0].title} › Wie erachter staat`, { exact: true }).waitFor()
    assert.match(await said.innerText(), /bevestigd door/)
    assert.doesNotMatch(await said.innerText(), /[{}[\]"]|corroborated|managing-the-contract|verification/)
    await page.evaluate(async () => {
      const { app } = document.querySelector('maatstaf-app')
      app.desk.undo()
      await app.setLanguage('en')
    })
    const text = () => page.evaluate(() => document.querySelector('maatstaf-app').app.desk.document.evidence[0].text)
    await page.getByRole('button', { name: /Go back to this: Version 1/ }).click()
    await page.getByText('This is version 1 again').waitFor()
    assert.equal(await text(), sample().evidence[0].text)
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    assert.equal(await text(), 'something new')
    await page.locator('[data-state=saved]').waitFor()
  }))

  test(`an empty portfolio is begun with a level, and there is an estimate of it (${place})`, { timeout: 60_000 }, town(async ({ page }) => {
    await page.getByText('Begin your own').click()
    await page.getByLabel('What to call it').fill('Towards foundation')
    await page.getByLabel('Level to aim for').selectOption({ label: 'Practitioner' })
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await page.waitForURL(/portfolio/)
    await page.waitForFunction(() => document.querySelector('maatstaf-app').app.estimate.answer)
    assert.equal(await page.evaluate(() => document.querySelector('maatstaf-app').app.desk.document.target), 'practitioner')
    await page.getByText('Towards foundation').first().waitFor()
  }))

  test(`everything can be erased, and nothing of it stays (${place})`, { timeout: 60_000 }, town(async ({ page, site }) => {
    await keep(page, 'portfolio', 'Mine', sample())
    await page.getByRole('button', { name: /^Colours/ }).click()
    await page.goto(`${site.url}#/privacy`)
    if (place === 'device') await page.waitForFunction(() => navigator.serviceWorker.controller)
    await page.getByText('In use now: one document').waitFor()
    const before = await page.evaluate(beside)
    assert.ok(before.includes('maatstaf-theme') && (place === 'server' || before.some((one) => one.startsWith('cache'))), before.join())
    await page.getByRole('button', { name: 'Erase everything', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Erase everything for good' }).click()
    await page.getByText('Everything is erased.').waitFor()
    assert.deepEqual(await page.evaluate(() => document.querySelector('maatstaf-app').app.backend.store.list()), [])
    assert.deepEqual(await page.evaluate(leftovers), [])
    assert.deepEqual(await page.evaluate(beside), [])
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'auto')
  }))

  if (place === 'server') {
    test('the name of the account is changed, and who did what is shown', { timeout: 60_000 }, town(async ({ page, site }) => {
      await page.goto(`${site.url}#/account`)
      await page.getByLabel('Your name, as assessors see it').fill('Coach Linde')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved.').waitFor()
      await page.goto(`${site.url}#/privacy`)
      await page.getByRole('cell', { name: 'changed the account' }).first().waitFor()
      await page.evaluate(() => document.querySelector('maatstaf-app').app.setLanguage('nl'))
      await page.getByRole('cell', { name: 'wijzigde het account' }).first().waitFor()
      // Every deed has words: no name of one is shown.
      const said = await page.locator('td:last-child').allInnerTexts()
      assert.deepEqual(said.filter((one) => /^[a-z]+-[a-z-]+/.test(one)), [])
    }))
  } else {
    test('after a week somebody is reminded to save a file, and is left alone when that is done', { timeout: 60_000 }, town(async ({ page }) => {
      const id = await keep(page, 'portfolio', 'Mine', sample())
      const weekAgo = Date.now() - 8 * 86_400_000
      await page.evaluate(([id, when]) => localStorage.setItem('maatstaf-files', JSON.stringify({ [`seen ${id}`]: when })), [id, weekAgo])
      await page.reload()
      const reminder = page.getByRole('complementary', { name: 'A file of your own' })
      const saved = await given(page, reminder.getByRole('button', { name: 'Save everything as a file' }))
      assert.ok(JSON.parse(saved.text).documents.length === 1)
      await reminder.waitFor({ state: 'detached' })
      await page.reload()
      await page.locator('h1').waitFor()
      assert.equal(await reminder.count(), 0)
    }))

    test('everything of a device comes back on another, with its versions', { timeout: 60_000 }, town(async ({ page, site, browser }) => {
      const id = await keep(page, 'portfolio', 'Mine', sample())
      await page.evaluate(async (id) => {
        const { store } = document.querySelector('maatstaf-app').app.backend
        const kept = await store.read(id)
        await store.save({ ...kept, document: { ...kept.document, holder: 'coach-9' } })
      }, id)
      await page.goto(`${site.url}#/files`)
      const all = await given(page, page.getByRole('button', { name: 'Take everything out' }))
      const elsewhere = await browser.newContext({ locale: 'en-GB' })
      const other = await elsewhere.newPage()
      await other.goto(`${site.url}#/files`)
      await other.getByLabel('Choose a file').setInputFiles(file('maatstaf.json', all.text))
      await other.getByText('Brought in: one document').waitFor()
      const versions = await other.evaluate(async () => {
        const { store } = document.querySelector('maatstaf-app').app.backend
        const [line] = await store.list()
        return [(await store.read(line.id)).document.holder, (await store.versions(line.id)).length]
      })
      assert.deepEqual(versions, ['coach-9', 2])
    }))
  }
}

/** What the browser holds beside the database: settings, cached files, a worker. Runs in the page. */
async function beside() {
  const cached = await Promise.all((await caches.keys()).map(async (name) => `cache of ${(await (await caches.open(name)).keys()).length}`))
  const worker = (await navigator.serviceWorker.getRegistration()) ? ['worker'] : []
  return [...Object.keys(localStorage), ...cached, ...worker]
}

/** What the database of the browser still holds. Runs in the page. */
async function leftovers() {
  const [found] = await indexedDB.databases()
  if (!found) return []
  const database = await new Promise((resolve) => (indexedDB.open(found.name).onsuccess = (event) => resolve(event.target.result)))
  const counts = []
  for (const name of database.objectStoreNames) {
    const count = await new Promise((resolve) => (database.transaction(name).objectStore(name).count().onsuccess = (event) => resolve(event.target.result)))
    if (count) counts.push(`${name}: ${count}`)
  }
  database.close()
  return counts
}
