// After the first visit the page works without a network, and a newer version is offered.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { kept, writeWorker } from '../precache.mjs'
import { figure } from './figures.mjs'
import { BUILT, hasEngine, newPage, startBrowser, startSite } from './town.mjs'

const options = { timeout: 90_000, skip: !hasEngine() && 'the engine is not built' }

test('the first visit is enough to work without a network', options, async () => {
  const site = await startSite()
  const browser = await startBrowser()
  try {
    const { context, page, wrong } = await newPage(browser, site.origin)
    await page.goto(site.url)
    await ready(page)
    await whole(page)
    await site.stop()
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('button', { name: /sample/i }).click()
    await page.waitForURL(/portfolio/)
    await page.waitForFunction(() => document.querySelector('maatstaf-app').app.estimate.answer)
    // A page that was never opened while there was a network.
    await page.goto(page.url().replace('overview', 'reports'))
    await page.frameLocator('maatstaf-report iframe').locator('h1').waitFor()
    await page.getByRole('button', { name: 'Nederlands' }).click()
    await page.getByRole('heading', { level: 1, name: 'Verslagen' }).waitFor()
    assert.deepEqual(wrong, [])
    figure('without a network', 'sample, estimate, report and the other language work after one visit')
  } finally {
    await browser.close()
  }
})

test('who saves data gets what a page needs, and the rest as it is used', options, async () => {
  const log = []
  const site = await startSite({ log })
  const browser = await startBrowser()
  try {
    const { context, page, wrong } = await newPage(browser, site.origin)
    await context.addInitScript(saveData)
    await page.goto(site.url)
    await ready(page)
    await page.waitForTimeout(1500)
    const asked = () => log.filter((path) => path.endsWith('.wasm')).map((path) => path.split('/').pop())
    assert.deepEqual([...new Set(asked())], ['estimate.wasm'])
    await page.evaluate(() => document.querySelector('maatstaf-app').app.backend.engine.call('practice', {}).catch(() => {}))
    await page.waitForFunction(async () => caches.match('engine/practice.wasm'))
    assert.deepEqual((await cached(page)).filter((name) => name.endsWith('.wasm')), ['engine/estimate.wasm', 'engine/practice.wasm'])
    assert.deepEqual(wrong, [])
  } finally {
    await browser.close()
    await site.stop()
  }
})

test('what is fetched later is of the same version, or is not kept', options, async () => {
  const built = mkdtempSync(join(tmpdir(), 'maatstaf-built-'))
  cpSync(BUILT, built, { recursive: true })
  const site = await startSite({ built })
  const browser = await startBrowser()
  try {
    const { context, page } = await newPage(browser, site.origin)
    await context.addInitScript(saveData)
    await page.goto(site.url)
    await ready(page)
    appendFileSync(join(built, 'engine/lists.txt'), 'newer')
    const load = (file) => page.evaluate((file) => fetch(file).then((answer) => answer.ok, () => false), file)
    assert.equal(await load('engine/lists.txt'), false)
    assert.equal(await load('engine/practice.wasm'), true)
    assert.ok(!(await cached(page)).includes('engine/lists.txt'))
  } finally {
    await browser.close()
    await site.stop()
    rmSync(built, { recursive: true, force: true })
  }
})

test('a newer version is offered, and taken when the reader says so', options, async () => {
  const built = mkdtempSync(join(tmpdir(), 'maatstaf-built-'))
  cpSync(BUILT, built, { recursive: true })
  const site = await startSite({ built })
  const browser = await startBrowser()
  try {
    const { page, wrong } = await newPage(browser, site.origin)
    await page.goto(site.url)
    await ready(page)
    appendFileSync(join(built, 'icon.svg'), '<!-- newer -->')
    writeWorker(built)
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update())
    const take = page.getByRole('button', { name: 'Take it' })
    await take.waitFor()
    const reloaded = page.waitForEvent('load')
    await take.click()
    await reloaded
    await page.locator('h1').waitFor()
    const text = await page.evaluate(async () => (await fetch('icon.svg')).text())
    assert.ok(text.includes('newer'))
    assert.deepEqual(wrong, [])
  } finally {
    await browser.close()
    await site.stop()
    rmSync(built, { recursive: true, force: true })
  }
})

/** Until the worker has all of it: the last comes when the page is idle. */
async function whole(page) {
  for (let tries = 0; tries < 100 && (await cached(page)).length < kept(BUILT).length + 1; tries++) await page.waitForTimeout(200)
  assert.deepEqual(await cached(page), ['', ...kept(BUILT)].sort())
}

/** The files that the browser keeps. */
async function cached(page) {
  return page.evaluate(async () => {
    const [name] = await caches.keys()
    const files = await (await caches.open(name)).keys()
    return files.map((one) => one.url.slice(document.baseURI.split('#')[0].length)).sort()
  })
}

/** The page of somebody who asked their browser to save data. Runs in the page. */
function saveData() {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
}

/** Until the worker has what a first page needs. */
async function ready(page) {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller)
}
