// How soon the first estimate is there after a page is opened, with the processor slowed down four times. On a machine that is
// busy with other things a clock says little: there only the processor time of the page is judged, which other work does not change.
import assert from 'node:assert/strict'
import { availableParallelism, loadavg } from 'node:os'
import { test } from 'node:test'
import { figure } from './figures.mjs'
import { hasEngine, keep, newPage, openTown, sample, startBrowser, startSite } from './town.mjs'

const MOST = 1_000
const TRIES = 5

test('the first estimate is there within a second of loading, with a slow processor', { timeout: 120_000, skip: !hasEngine() && 'the engine is not built' }, async () => {
  const town = await openTown('device')
  try {
    const id = await keep(town.page, 'portfolio', 'to be timed', sample())
    const times = []
    for (let at = 0; at < TRIES; at++) {
      const page = await town.context.newPage()
      const session = await town.context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await page.addInitScript(watch)
      await page.goto(`${town.site.url}#/portfolio/${id}/overview`)
      times.push(await page.waitForFunction(() => window.estimated).then((found) => found.jsonValue()))
      await page.close()
    }
    const after = times.map((one) => one.total - one.load)
    const whole = times.map((one) => one.total)
    figure('first estimate of 30 pieces of evidence after load, processor slowed 4 times', spread(after))
    figure('the same from the first byte', spread(whole))
    judged(after)
  } finally {
    await town.close()
  }
})

test('the page and the first estimate take a quarter of a second of processor time on the main thread at most', { timeout: 120_000, skip: !hasEngine() && 'the engine is not built' }, async () => {
  const town = await openTown('device')
  try {
    const id = await keep(town.page, 'portfolio', 'to be timed', sample())
    const times = []
    for (let at = 0; at < TRIES; at++) {
      const page = await town.context.newPage()
      const session = await town.context.newCDPSession(page)
      await session.send('Performance.enable', { timeDomain: 'threadTicks' })
      await page.goto(`${town.site.url}#/portfolio/${id}/overview`)
      await page.waitForFunction(() => document.querySelector('maatstaf-app')?.app?.estimate.answer, undefined, { polling: 20 })
      const { metrics } = await session.send('Performance.getMetrics')
      times.push(metrics.find((one) => one.name === 'TaskDuration').value * 1000)
      await page.close()
    }
    figure('processor time of the page until the first estimate, main thread, not slowed', spread(times))
    assert.ok(Math.min(...times) <= MOST / 4, spread(times))
  } finally {
    await town.close()
  }
})

test('on the first visit of all, the estimate of the sample is there within a second of asking for it, with a slow processor', { timeout: 120_000, skip: !hasEngine() && 'the engine is not built' }, async () => {
  const site = await startSite()
  const browser = await startBrowser()
  try {
    const times = []
    for (let at = 0; at < TRIES; at++) {
      // Somebody new each time: nothing is in a cache, the worker still fetches what it keeps.
      const { context, page } = await newPage(browser, site.origin)
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      await page.goto(site.url)
      const sample = page.getByRole('button', { name: /sample/ })
      await sample.waitFor()
      await page.evaluate(watch)
      const asked = await page.evaluate(() => performance.now())
      await sample.click()
      times.push((await page.waitForFunction(() => window.estimated).then((found) => found.jsonValue())).total - asked)
      await context.close()
    }
    figure('first visit of all: estimate of the sample after it is asked for, processor slowed 4 times', spread(times))
    judged(times)
  } finally {
    await browser.close()
    await site.stop()
  }
})

/** Whether the best of the tries is fast enough: what else the machine does makes the others slower. */
function judged(times) {
  const [load] = loadavg()
  // The browser itself keeps a core or two at work.
  const isBusy = load > availableParallelism() + 1
  if (isBusy) figure('not judged by the clock', `the machine is busy: a load of ${load.toFixed(1)} on ${availableParallelism()} cores`)
  else assert.ok(Math.min(...times) <= MOST, spread(times))
}

/** The best, the middle and the worst. */
function spread(times) {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round)
  return `${sorted[0]} ms at best, ${sorted[sorted.length >> 1]} in the middle, ${sorted.at(-1)} at worst of ${sorted.length}`
}

/** Notes when the first estimate is in the page. Runs in the page. */
function watch() {
  const look = () => {
    if (document.querySelector('maatstaf-app')?.app?.estimate.answer) {
      const [navigation] = performance.getEntriesByType('navigation')
      window.estimated = { total: performance.now() - navigation.responseStart, load: navigation.domContentLoadedEventEnd - navigation.responseStart }
    } else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
