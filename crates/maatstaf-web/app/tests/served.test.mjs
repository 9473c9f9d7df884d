// The page where `maatstaf serve` itself gives it, under the server's own policy: by the link of one use, on the server and on the device.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMMAND, newPage, sample, saved, startBrowser, startServer } from './town.mjs'

const options = { timeout: 60_000, skip: !COMMAND && 'the command is not built' }

/** Sample, a new title, saved, after a reload still there, and in the report when that is ticked. */
async function journey(page, place, title) {
  await page.getByRole('button', { name: /sample/ }).click()
  await page.waitForURL(/portfolio/)
  assert.equal(await page.evaluate(() => document.querySelector('maatstaf-app').app.backend.name), place)
  const portfolio = page.url().replace(/overview.*/, '')
  await page.goto(`${portfolio}evidence/${sample().evidence[0].id}`)
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.waitForFunction((title) => document.querySelector('maatstaf-app').app.desk.document.evidence[0].title === title, title)
  await saved(page)
  await page.reload()
  await page.goto(`${portfolio}reports`)
  await page.getByRole('checkbox', { name: /^titles/ }).check()
  await page.frameLocator('maatstaf-report iframe').getByText(title).first().waitFor()
}

test('where the server gives the page, it works on the server, and on the device when that is asked', options, async () => {
  const server = await startServer()
  const browser = await startBrowser()
  try {
    const origin = `http://${server.address}`
    const { page, wrong } = await newPage(browser, origin)
    await page.goto(server.link)
    const given = await page.goto(`${origin}/app/`)
    const policy = given.headers()['content-security-policy']
    assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/)
    await journey(page, 'server', 'Told to the server')
    const held = () => page.evaluate(async () => (await (await fetch('../v1/documents?kind=portfolio')).json()).items.length)
    assert.equal(await held(), 1)

    await page.goto(`${origin}/app/#/?place=device`)
    await page.reload()
    await page.locator('h1').waitFor()
    await journey(page, 'device', 'Told to nobody')
    assert.equal(await held(), 1)
    assert.deepEqual(wrong, [])
  } finally {
    await browser.close()
    await server.stop()
  }
})
