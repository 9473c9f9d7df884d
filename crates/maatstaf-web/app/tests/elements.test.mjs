// The embeddable elements on a page that does its worst: they look the same as on a page that lets be, and tell what happens.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { join } from 'node:path'
import { figure } from './figures.mjs'
import { COMMAND, REPOSITORY, hasEngine, newPage, openTown, sample, startBrowser, startSite } from './town.mjs'

const TAGS = ['maatstaf-matrix', 'maatstaf-gap', 'maatstaf-log', 'maatstaf-evidence', 'maatstaf-crosscheck']
const skip = hasEngine() ? false : 'the engine is not built for the browser'
let site, browser

before(async () => {
  // The whole repository as a provider's site: the page takes the built files from where they stand.
  site = await startSite({ built: REPOSITORY })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

/** The page of examples/embed; a calm one does not get the hostile sheet. */
async function open({ calm = false, ...options } = {}) {
  const one = await newPage(browser, site.origin, options)
  if (calm) await one.page.route('**/hostile.css', (route) => route.abort())
  await one.page.goto(`${site.url}examples/embed/index.html`)
  for (const tag of TAGS) await one.page.waitForFunction((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('table, ol, ul, form'), tag)
  return one
}

/** Everything computed of everything inside an element, but where it lies on the page. */
function looks(page, tag) {
  return page.evaluate((tag) => {
    const host = document.querySelector(tag)
    const [left, top] = [host.getBoundingClientRect().left, host.getBoundingClientRect().top]
    return [host, ...host.shadowRoot.querySelectorAll('*')].map((node) => {
      const style = getComputedStyle(node)
      const box = node.getBoundingClientRect()
      const said = {}
      // Private variables are what the rest is made of; an origin is half a size, which the box has already.
      for (const name of style) if (!name.startsWith('--')) said[name] = style.getPropertyValue(name)
      return { node: node.localName + (node.className ? `.${node.className}` : ''), box: (box.width || box.height ? [box.left - left, box.top - top, box.width, box.height] : []).map((n) => Math.round(n * 10) / 10), said }
    })
  }, tag)
}

/** A picture of an element with nothing above it, so that it begins on a whole pixel. */
async function alone(page, tag) {
  await page.evaluate((tag) => {
    window.elements ??= Object.fromEntries([...document.querySelectorAll('main > *')].map((one) => [one.localName, one]))
    document.title = ''
    document.querySelector('main').replaceChildren(window.elements[tag])
    scrollTo(0, 0)
  }, tag)
  return page.locator(tag).screenshot({ caret: 'hide', animations: 'disabled' })
}

/** How many pixels of two pictures differ by more than what drawing the same corner twice may differ. -1: in size. */
function apart(page, ...pictures) {
  return page.evaluate(async (pictures) => {
    const pixels = await Promise.all(pictures.map(async (picture) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0))], { type: 'image/png' }))
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      context.drawImage(bitmap, 0, 0)
      return context.getImageData(0, 0, bitmap.width, bitmap.height)
    }))
    const [a, b] = pixels
    if (a.width !== b.width || a.height !== b.height) return -1
    return a.data.reduce((count, value, at) => count + (Math.abs(value - b.data[at]) > 4 ? 1 : 0), 0)
  }, pictures.map((picture) => picture.toString('base64')))
}

for (const [name, options] of Object.entries({
  'wide and light': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'narrow and dark': { viewport: { width: 320, height: 900 }, colorScheme: 'dark' },
})) {
  test(`hostile sheets change nothing inside the elements: ${name}`, { skip }, async () => {
    const [calm, hostile] = [await open({ calm: true, ...options }), await open(options)]
    // The sheet does its work: what is not inside an element is undone.
    assert.notEqual(await hostile.page.evaluate(() => getComputedStyle(document.querySelector('h1')).fontWeight), await calm.page.evaluate(() => getComputedStyle(document.querySelector('h1')).fontWeight))
    let compared = 0
    for (const tag of TAGS) {
      const [before, now] = [await looks(calm.page, tag), await looks(hostile.page, tag)]
      assert.equal(now.length, before.length, tag)
      for (const [at, one] of before.entries()) {
        assert.deepEqual(now[at], one, `${tag} ${one.node}`)
        compared += Object.keys(one.said).length
      }
    }
    for (const tag of TAGS) {
      const [a, b] = [await alone(calm.page, tag), await alone(hostile.page, tag)]
      assert.equal(await apart(calm.page, a, b), 0, `the pictures of ${tag} differ`)
    }
    figure(`elements ${name}`, `${compared} computed values and ${TAGS.length} pictures equal on a calm and a hostile page`)
    assert.deepEqual([calm.wrong, hostile.wrong], [[], []])
    await calm.context.close()
    await hostile.context.close()
  })
}

test('a cell opens with the keyboard and tells which evidence bears on it', { skip }, async () => {
  const { page, context } = await open()
  const heard = page.evaluate(() => new Promise((resolve) => document.addEventListener('maatstaf-open', (event) => resolve(event.detail), { once: true })))
  const first = page.locator('maatstaf-matrix button.cell').first()
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const detail = await heard
  assert.deepEqual([detail.category, detail.level], ['commitment-to-self-development', 'practitioner'])
  assert.ok(detail.evidence.length > 0)
  // The page led it on: the list shows what bears on that cell.
  await page.waitForFunction((count) => document.querySelector('maatstaf-evidence').shadowRoot.querySelectorAll('li').length === count, detail.evidence.length)
  await context.close()
})

test('an entry in the log is told as a new document, and the page’s own stays as it was', { skip }, async () => {
  const { page, context } = await open()
  const log = page.locator('maatstaf-log')
  const before = await log.evaluate((element) => (window.own = element.portfolio).ledger.sessions.length)
  const heard = page.evaluate(() => new Promise((resolve) => document.addEventListener('maatstaf-change', (event) => resolve({ count: event.detail.portfolio.ledger.sessions.length, last: event.detail.portfolio.ledger.sessions.at(-1), own: window.own.ledger.sessions.length }), { once: true })))
  await log.locator('[name=minutes]').fill('75')
  await log.locator('[name=client]').fill('client-99')
  await page.keyboard.press('Enter')
  const { count, last, own } = await heard
  assert.deepEqual([count, own, last.minutes, last.client, last.consent], [before + 1, before, 75, 'client-99', 'not-asked'])
  await log.locator('[role=status]', { hasText: 'client-99' }).waitFor()
  await context.close()
})

test('evidence is written, linked to an indicator by words, and told', { skip }, async () => {
  const { page, context } = await open()
  const evidence = page.locator('maatstaf-evidence')
  await evidence.getByRole('button', { name: 'Add evidence' }).click()
  await evidence.locator('[name=title]').fill('A beginning')
  await evidence.locator('[name=text]').fill('We agreed on what to work on.')
  await evidence.locator('[name=indicator]').fill('32')
  await evidence.locator('.matches button').first().click()
  const item = await evidence.evaluate((element) => element.portfolio.evidence.at(-1))
  assert.deepEqual([item.title, item.text, item.claims], ['A beginning', 'We agreed on what to work on.', [{ indicator: 32, strength: 2 }]])
  await context.close()
})

test('the way to another level is worked out when it is chosen, in Dutch where the page is Dutch', { skip }, async () => {
  const { page, context } = await open()
  const gap = page.locator('maatstaf-gap')
  await gap.locator('li').first().waitFor()
  await gap.locator('select').selectOption('foundation')
  await gap.getByText('This level is reached.').waitFor()
  await gap.evaluate((element) => (element.language = 'nl'))
  await gap.getByText('Dit niveau is gehaald.').waitFor()
  await context.close()
})

test('the panel puts what changes the overall level first, and keeps who said what in their column', { skip }, async () => {
  const { page, context } = await open()
  const rows = page.locator('maatstaf-crosscheck tbody tr')
  await rows.nth(7).waitFor()
  assert.match(await rows.first().innerText(), /changes the overall level/)
  // What is contested has a picture beside its colour and its words, with words of its own.
  const contested = page.locator('maatstaf-crosscheck tr.contested')
  assert.ok(await contested.count())
  assert.equal(await contested.getByRole('img', { name: 'Opinions differ' }).count(), await contested.count())
  const widths = await rows.evaluateAll((list) => list.map((row) => row.cells.length))
  assert.deepEqual(widths, Array(8).fill(7))
  await context.close()
})

test('what the engine refuses is said in place and told, without a text of the document', { skip }, async () => {
  const { page, context } = await open()
  const heard = page.evaluate(() => new Promise((resolve) => document.addEventListener('maatstaf-problem', (event) => resolve(event.detail), { once: true })))
  await page.locator('maatstaf-matrix').evaluate((element) => {
    element.portfolio = { ...element.portfolio, evidence: [{ id: 'x', title: 'SECRET-WORDS', text: 'SECRET-WORDS', claims: [{ indicator: 9999, strength: 2 }] }] }
  })
  const detail = await heard
  assert.ok(detail.problems.length > 0)
  assert.ok(!JSON.stringify(detail).includes('SECRET-WORDS'))
  await page.locator('maatstaf-matrix [role=alert]').waitFor()
  await context.close()
})

test('a server is an engine too, where its address ends in a slash', { skip: !COMMAND && 'the command is not built' }, async () => {
  const town = await openTown('server')
  try {
    await town.page.evaluate(async (portfolio) => {
      await import(new URL('elements.js', document.baseURI).href)
      const matrix = document.createElement('maatstaf-matrix')
      matrix.engine = '../v1/'
      matrix.portfolio = portfolio
      document.body.append(matrix)
    }, sample())
    await town.page.locator('maatstaf-matrix').getByText('The portfolio supports Practitioner.').waitFor()
    await town.page.locator('maatstaf-matrix').evaluate((element) => (element.portfolio = { ...element.portfolio, framework: 'no-such' }))
    await town.page.locator('maatstaf-matrix [role=alert]').waitFor()
    assert.deepEqual(town.wrong, [])
  } finally {
    await town.close()
  }
})

test('no violation by axe of the elements on a calm page, in both languages and colours', { skip }, async () => {
  const axe = join(REPOSITORY, 'crates/maatstaf-web/app/node_modules/axe-core/axe.min.js')
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      const { page, context } = await newPage(browser, site.origin, { bypassCSP: true, colorScheme, viewport: { width, height: 900 } })
      await page.route('**/hostile.css', (route) => route.abort())
      await page.goto(`${site.url}examples/embed/index.html`)
      for (const language of ['en', 'nl']) {
        await page.evaluate((language) => (document.documentElement.lang = language, document.querySelectorAll('maatstaf-matrix, maatstaf-gap, maatstaf-log, maatstaf-evidence, maatstaf-crosscheck').forEach((one) => (one.language = language))), language)
        await page.getByText(language === 'nl' ? 'Lage mediaan' : 'Lower median').first().waitFor({ state: 'attached' })
        await page.addScriptTag({ path: axe })
        const found = await page.evaluate(async (tags) => (await window.axe.run({ include: tags }, {})).violations.map((one) => `${one.id}: ${one.nodes[0].html}`), TAGS)
        assert.deepEqual(found, [], `${language} ${colorScheme} ${width}`)
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `scrolls sideways: ${language} ${width}`)
      }
      await context.close()
    }
  }
  figure('elements: axe', '0 violations, 5 elements x 2 languages x 2 colours x 2 widths')
})
