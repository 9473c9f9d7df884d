// Takes the pictures of docs/pictures/app-*.png, from the sample portfolio on the device.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { hasEngine, keep, openTown, REPOSITORY, sample } from './town.mjs'

/** `wait` is what has to be there; `act` is done before the picture is taken. */
const PICTURES = [
  { name: 'overview', path: 'overview', wait: 'table', scheme: 'light', height: 1000 },
  { name: 'overview-dark', path: 'overview', wait: 'table', scheme: 'dark', height: 1000 },
  { name: 'evidence', path: (ids) => `evidence/${ids.evidence}`, wait: 'textarea', scheme: 'light', height: 1000 },
  { name: 'log', path: 'log', wait: '#totals', scheme: 'light', height: 900 },
  { name: 'readiness', path: 'readiness', wait: 'table, dl, li', scheme: 'dark', height: 900 },
  { name: 'report', path: 'reports', wait: 'maatstaf-report iframe', scheme: 'light', height: 900 },
  { name: 'phone', path: 'overview', wait: 'table', scheme: 'light', width: 390, height: 844 },
]

if (!hasEngine()) throw new Error('build the engine first: scripts/wasm')
const folder = process.env.PICTURES ?? join(REPOSITORY, 'docs/pictures')
mkdirSync(folder, { recursive: true })
const town = await openTown('device')
try {
  const portfolio = sample()
  const id = await keep(town.page, 'portfolio', 'Towards practitioner', portfolio)
  const ids = { evidence: portfolio.evidence[0].id }
  for (const { name, path, wait, scheme, width = 1280, height } of PICTURES) {
    const { page } = town
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.goto(`${town.site.url}#/portfolio/${id}/${typeof path === 'string' ? path : path(ids)}`)
    await page.locator(wait).first().waitFor()
    await page.waitForFunction(() => !document.querySelector('maatstaf-app').app.estimate.pending)
    await page.locator('[data-state=saved]').waitFor()
    await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every((frame) => frame.contentDocument?.querySelector('h1')))
    await page.evaluate(prepare)
    await page.screenshot({ path: join(folder, `app-${name}.png`) })
    console.log(`app-${name}.png`)
  }
} finally {
  await town.close()
}

/** What `system-ui` is differs from machine to machine: here a font that most have or can get. Runs in the page. */
function prepare() {
  for (const one of [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)]) {
    const own = new one.defaultView.CSSStyleSheet()
    own.replaceSync('html { font-family: Inter, "Noto Sans", "Liberation Sans", sans-serif }')
    one.adoptedStyleSheets.push(own)
  }
  document.activeElement?.blur()
}
