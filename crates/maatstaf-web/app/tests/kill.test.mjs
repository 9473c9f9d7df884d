// Kills the tab, and the browser as a whole, while somebody writes, at random moments: what was said to be saved is there afterwards.
//   KILLS=200 SEED=7 npm test kill
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { figure } from './figures.mjs'
import { COMMAND, keep, launch, openTown, sample, startServer, startSite } from './town.mjs'

const KILLS = Number(process.env.KILLS ?? 20)
const SEED = Number(process.env.SEED ?? Date.now() % 100_000)

// Keeping needs no engine.
for (const place of ['device', ...(COMMAND ? ['server'] : [])]) {
  test(`no acknowledged edit is lost when the tab is killed (${place})`, { timeout: 60_000 + KILLS * 10_000 }, async () => {
    const random = seeded(SEED)
    const town = await openTown(place)
    let lost = 0
    let acknowledged = 0
    try {
      const id = await keep(town.page, 'portfolio', 'to be killed', sample())
      let seen = 0
      for (let kill = 0; kill < KILLS; kill++) {
        const page = await town.context.newPage()
        let last = seen
        await page.exposeFunction('acknowledge', (number) => (last = Math.max(last, number)))
        const there = await openAndRead(page, town.site.url, id)
        if (there < seen) lost += 1
        await page.evaluate(write, [there, SEED + kill])
        await new Promise((resolve) => setTimeout(resolve, 200 + random() * 2_500))
        await crash(page)
        acknowledged += last - seen
        seen = last
      }
      const page = await town.context.newPage()
      const there = await openAndRead(page, town.site.url, id)
      if (there < seen) lost += 1
      figure(`kill (${place}), seed ${SEED}`, `${KILLS} kills, ${acknowledged} acknowledged edits, ${lost} lost`)
      assert.equal(lost, 0)
      assert.ok(acknowledged >= KILLS / 2, 'hardly anything was acknowledged: the test tries nothing')
      assert.deepEqual(town.wrong, [])
    } finally {
      await town.close()
    }
  })
}

// A browser with a profile of its own, killed as one kills a process; the next one begins with what is on the disk.
const BROWSERS = Math.max(3, Math.round(KILLS / 4))

for (const place of ['device', ...(COMMAND ? ['server'] : [])]) {
  test(`no acknowledged edit is lost when the whole browser is killed (${place})`, { timeout: 60_000 + BROWSERS * 20_000 }, async () => {
    const random = seeded(SEED + 1)
    const profile = mkdtempSync(join(tmpdir(), 'maatstaf-profile-'))
    const server = place === 'server' ? await startServer({ team: true }) : undefined
    const site = await startSite({ server })
    let [id, seen, lost, acknowledged] = [undefined, 0, 0, 0]
    let running
    try {
      for (let kill = 0; kill <= BROWSERS; kill++) {
        running = await launch(profile)
        const { context } = running
        const page = context.pages()[0] ?? (await context.newPage())
        // A session may die with the browser, which writes its cookies down when it likes: one signs in again.
        const account = { email: 'anna@example.org', password: 'a long sentence to sign in with' }
        const [path, data] = id ? ['session', account] : ['setup', { ...account, name: 'Anna', language: 'en', secret: server?.link.split('#')[1] }]
        if (server) assert.ok((await context.request.post(`${site.origin}/v1/${path}`, { data, headers: { origin: site.origin } })).ok(), `no ${path}`)
        if (!id) {
          await page.goto(site.url)
          await page.locator('h1').waitFor()
          id = await keep(page, 'portfolio', 'to be killed', sample())
        }
        let last = seen
        await page.exposeFunction('acknowledge', (number) => (last = Math.max(last, number)))
        const there = await openAndRead(page, site.url, id)
        if (there < seen) lost += 1
        if (kill < BROWSERS) {
          await page.evaluate(write, [there, SEED + kill])
          await new Promise((resolve) => setTimeout(resolve, 400 + random() * 2_500))
        }
        await running.kill()
        acknowledged += last - seen
        seen = last
      }
      figure(`kill of the whole browser (${place}), seed ${SEED}`, `${BROWSERS} kills, ${acknowledged} acknowledged edits, ${lost} lost`)
      assert.equal(lost, 0)
      assert.ok(acknowledged >= BROWSERS / 2, 'hardly anything was acknowledged: the test tries nothing')
    } finally {
      await running?.kill()
      await site.stop()
      await server?.stop()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    }
  })
}

/** Opens the portfolio and reads which edit is the newest in it. */
async function openAndRead(page, url, id) {
  await page.goto(`${url}#/portfolio/${id}/history`)
  await page.locator('[data-state]').waitFor()
  return page.evaluate(() => Number(/^edit (\d+)/.exec(document.querySelector('maatstaf-app').app.desk.document.evidence[0].text)?.[1] ?? 0))
}

/** Writes one edit after the other, with pauses of every length, and says which are acknowledged. Runs in the page. */
function write([from, seed]) {
  const { desk } = document.querySelector('maatstaf-app').app
  const numberOf = () => Number(/^edit (\d+)/.exec(desk.document.evidence[0].text)[1])
  desk.addEventListener('state', () => {
    if (desk.state === 'saved') window.acknowledge(numberOf())
  })
  let number = from
  let state = seed
  const next = () => {
    number += 1
    desk.change('text', (draft) => (draft.evidence[0].text = `edit ${number}`))
    state = (state * 1103515245 + 12345) % 2 ** 31
    // Of three edits one waits until it is saved, however slow the machine is; the others go on at once.
    const wait = () => (desk.state === 'saved' ? next() : setTimeout(wait, 20))
    setTimeout(state % 3 === 0 ? wait : next, 20 + (state % 120))
  }
  next()
}

async function crash(page) {
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}

function seeded(seed) {
  let state = seed + 1
  return () => ((state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31)
}
