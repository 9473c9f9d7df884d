// The page as others perceive it: by a screen reader's tree of roles and names, in colours that the reader's system forces, and on paper.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figure } from './figures.mjs'
import { keep, openTown, PLACES, sample, saved } from './town.mjs'

const place = PLACES[0]
const options = { timeout: 120_000, skip: !place && 'nothing to try it on' }

async function within(work, context) {
  const town = await openTown(place, { context })
  try {
    await work(town)
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
}

/** The sample, opened at a page of the portfolio. */
async function opened({ page, site }, where, shown) {
  const id = await keep(page, 'portfolio', 'Mine', sample())
  await page.goto(`${site.url}#/portfolio/${id}/${where}`)
  await page.locator(shown).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('maatstaf-app').app.estimate.pending)
  return id
}

test('the main path is there for who hears it: roles, names and states, in both languages', options, () => within(async (town) => {
  const { page } = town
  const hear = (locator = page.locator('main')) => locator.ariaSnapshot()
  const start = await hear(page.locator('body'))
  for (const line of [/- link "To the content"/, /- banner:/, /- navigation/, /- main:/, /- heading "Where do you stand\?" \[level=1\]/, /- button "Look around with a sample/, /- contentinfo:/]) assert.ok(line.test(start), `${line} is not in: ${start}`)
  await page.getByRole('button', { name: /^Look around with a sample/ }).click()
  await page.locator('.matrix .cell').first().waitFor()
  // On arriving the heading has the focus: it is what is said first.
  await page.waitForFunction(() => document.activeElement.localName === 'h1')
  const overview = await hear()
  assert.match(overview, /- heading "[^"]+" \[level=1\]/)
  assert.match(overview, /- table "Categories and levels"/)
  assert.match(overview, /- columnheader "Practitioner"/)
  assert.match(overview, /- button "Understanding Self"/)
  assert.match(overview, /- link "(certain|estimated|possible)"/)
  assert.doesNotMatch(overview, /[›⚑]/, 'a sign that is only drawn is read')
  assert.equal((overview.match(/- columnheader /g) ?? []).length >= 5, true)

  const pages = page.getByRole('navigation', { name: 'This portfolio' })
  assert.match(await hear(pages), /- link "Evidence"/)
  await pages.getByRole('link', { name: 'Evidence' }).click()
  await page.locator('.pieces a').first().click()
  await page.getByLabel('Title', { exact: true }).waitFor()
  const piece = await hear()
  for (const line of [/- textbox "Title"/, /- textbox "Text"/, /- combobox "Kind"/, /- radio "your own word/, /- group "/]) assert.ok(line.test(piece), `${line} is not in: ${piece}`)
  await page.getByLabel('Title', { exact: true }).fill('Heard')
  await saved(page)
  assert.match(await hear(page.locator('header')), /Saved/)

  await pages.getByRole('link', { name: 'Log' }).click()
  await page.getByRole('heading', { name: 'New entry' }).waitFor()
  const log = await hear()
  for (const line of [/- navigation "Kinds of entries"/, /- textbox "Day"/, /- spinbutton "Minutes"/, /- (combobox|textbox) "Client \(pseudonym\)"/, /- button "Add"/, /- columnheader "Day"/]) assert.ok(line.test(log), `${line} is not in: ${log}`)

  await page.getByRole('button', { name: 'Nederlands' }).click()
  await page.getByRole('heading', { name: 'Nieuwe invoer' }).or(page.getByRole('button', { name: 'Toevoegen' })).first().waitFor()
  const dutch = await hear()
  for (const line of [/- textbox "Dag"/, /- spinbutton "Minuten"/, /- (combobox|textbox) "Cliënt \(pseudoniem\)"/]) assert.ok(line.test(dutch), `${line} is not in: ${dutch}`)
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'nl')
  // Nothing to press or fill in is without a name.
  const nameless = /- (button|link|textbox|combobox|checkbox|radio|spinbutton)( \[[^\]]*\])*:?$/m
  for (const heard of [start, overview, piece, log, dutch]) assert.equal(nameless.exec(heard)?.[0], undefined)
}))

test('in forced colours the states of the matrix, the focus and the buttons can still be told apart', options, () => within(async (town) => {
  const { page } = town
  await opened(town, 'overview', '.matrix .cell')
  assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), 'the browser forces no colours')
  const cells = await page.locator('.matrix td > .cell').evaluateAll((all) => all.map((one) => {
    const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(one)
    const ground = getComputedStyle(document.body).backgroundColor
    return { state: one.className, said: one.innerText.replace(/\s+/g, ' ').trim(), edge: borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1 && borderTopColor !== ground }
  }))
  const words = new Map(cells.map((one) => [one.state, one.said]))
  assert.ok(words.size >= 3, [...words.keys()].join())
  // A sign and a word of its own for each state, and an edge around each.
  assert.equal(new Set(words.values()).size, words.size)
  for (const said of words.values()) assert.match(said, /^\S .+/)
  assert.deepEqual(cells.filter((one) => !one.edge), [])
  const look = (locator) => locator.evaluate((one) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
    return { border: `${borderTopStyle} ${parseFloat(borderTopWidth) >= 1} ${borderTopColor}`, outline: `${outlineStyle} ${parseFloat(outlineWidth) >= 2} ${outlineColor}`, ground: getComputedStyle(document.body).backgroundColor }
  })
  await page.locator('.matrix .cell').first().focus()
  await page.keyboard.press('Tab')
  const focused = await look(page.locator(':focus'))
  assert.match(focused.outline, /^solid true /)
  assert.ok(!focused.outline.endsWith(focused.ground))
  await page.goto(`${town.site.url}#/files`)
  for (const name of ['Take everything out', /^Erase/]) {
    const { border, ground } = await look(page.getByRole('button', { name }).first())
    assert.match(border, /^solid true /)
    assert.ok(!border.endsWith(ground), `${name}: ${border}`)
  }
}, { forcedColors: 'active' }))

/** How many pages a PDF has, and whether its text can be selected: letters that say which they are. */
function paper(pdf) {
  const text = pdf.toString('latin1')
  return { pages: (text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length, selectable: /\/ToUnicode/.test(text) && /\/Font/.test(text) }
}

test('on paper there is what one reads and nothing to press, and its text can be selected', options, () => within(async (town) => {
  const { page } = town
  const id = await opened(town, 'readiness', '.requirements li')
  const printed = {}
  for (const [name, where, shown] of [['readiness', 'readiness', '.requirements li'], ['overview', 'overview', '.matrix .cell']]) {
    await page.goto(`${town.site.url}#/portfolio/${id}/${where}`)
    await page.locator(shown).first().waitFor()
    await page.emulateMedia({ media: 'print' })
    for (const gone of ['nav.all', 'nav.pages', '.bottom', '.settings', '.acts', '.notices']) for (const one of await page.locator(gone).all()) assert.ok(!(await one.isVisible()), `${gone} is on paper`)
    assert.ok(await page.locator('h1').isVisible())
    assert.ok(await page.locator(shown).first().isVisible())
    printed[name] = paper(await page.pdf({ format: 'A4' }))
    await page.emulateMedia({ media: 'screen' })
  }
  // A report is a document of its own, which is printed by itself.
  const report = await page.evaluate(async () => {
    const { app } = document.querySelector('maatstaf-app')
    return (await app.backend.engine.raw('report-self-assessment', { portfolio: app.desk.document, include: [], format: 'html' })).text
  })
  const alone = await town.browser.newPage()
  await alone.setContent(report)
  printed.report = paper(await alone.pdf({ format: 'A4' }))
  await alone.close()
  figure('on A4 paper', Object.entries(printed).map(([name, { pages }]) => `${name} ${pages} pages`).join(', '))
  for (const [name, { pages, selectable }] of Object.entries(printed)) {
    // The report goes through 32 cells one by one; the command's own PDF of it is as long.
    assert.ok(pages >= 1 && pages <= (name === 'report' ? 40 : 6), `${name}: ${pages} pages`)
    assert.ok(selectable, `${name}: the text is a picture`)
  }
}))
