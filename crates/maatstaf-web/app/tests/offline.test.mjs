// After the first visit the page works without a network, and a newer version is offered.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeWorker } from '../precache.mjs'
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

/** Until the worker has everything. */
async function ready(page) {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller)
}
