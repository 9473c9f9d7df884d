// Every page of the table by axe, in both languages, light and dark, at 320 and 1280 pixels; and by tests of our own for
// what axe does not look at: sideways scrolling, also with text of 200 %, the size of targets, focus that something covers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figure } from './figures.mjs'
import { covered, enlarged, violate } from './looks.mjs'
import { furnish, PAGES } from './pages.mjs'
import { openTown, PLACES } from './town.mjs'

const WIDTHS = [320, 1280]
const place = PLACES[0]

test('no page has a violation', { timeout: 900_000, skip: !place && 'nothing to try it on' }, async () => {
  const town = await openTown(place)
  const violations = new Set()
  let looks = 0
  try {
    const ids = await furnish(town.page)
    await town.page.reload()
    await town.page.locator('h1').waitFor()
    const rows = PAGES.filter((row) => !row.place || row.place === place).filter((row) => !process.env.PAGE || process.env.PAGE.split(",").some((part) => row.name.includes(part)))
    for (const language of ['en', 'nl']) {
      await town.page.evaluate((language) => document.querySelector('maatstaf-app').app.setLanguage(language), language)
      for (const row of rows) {
        await open(town, row, ids)
        for (const scheme of ['light', 'dark']) {
          for (const width of WIDTHS) {
            await town.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
            await town.page.setViewportSize({ width, height: 800 })
            for (const found of await violate(town.page, width)) violations.add(`${row.name}: ${found} (${language}, ${scheme}, ${width})`)
            looks += 1
          }
        }
        for (const found of await enlarged(town.page)) violations.add(`${row.name}: ${found} (${language})`)
        for (const found of await covered(town.page)) violations.add(`${row.name}: ${found} (${language})`)
      }
    }
    figure('axe and our own tests', `${rows.length} pages, ${looks} looks, ${violations.size} violations`)
    assert.deepEqual([...violations], [])
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
})

async function open(town, row, ids) {
  const { page } = town
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(town.site.url + row.path(ids))
  await page.locator(row.shown).first().waitFor({ state: row.isHidden ? 'attached' : 'visible', timeout: 20_000 }).catch((error) => assert.fail(`${row.name}: ${error.message}`))
  await row.act?.(page)
}
