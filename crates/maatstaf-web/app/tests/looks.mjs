// What is wrong with a page that is open: by axe, and by tests of our own for what axe does not look at.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds, also in the frame of a report; what makes the page scroll sideways, and targets that are too small. */
export async function violate(page, width) {
  const found = []
  for (const frame of page.frames()) {
    // Put in by the debugger, which the policy of the page does not reach.
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE)
    const results = await frame.evaluate((tags) => window.axe.run(document, { iframes: false, runOnly: tags, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }), TAGS)
    found.push(...results.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`))
  }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (sideways > 0) found.push(`scrolls ${sideways} pixels sideways at ${width}: ${await page.evaluate(widest)}`)
  found.push(...(await page.evaluate(small)))
  return found
}

/** What makes the page scroll sideways, and heads of columns touch, when its text is twice as large (WCAG 1.4.4), on half a wide screen. */
export async function enlarged(page) {
  await page.setViewportSize({ width: 640, height: 800 })
  const found = await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('html { font-size: 200% }')
    const before = [...document.adoptedStyleSheets]
    document.adoptedStyleSheets = [...before, sheet]
    const sideways = document.documentElement.scrollWidth - innerWidth
    // Words at the top of columns stand apart: what of the text itself is drawn, not the cells that hold it.
    const wordsOf = (cell) => {
      const range = new Range()
      range.selectNodeContents(cell)
      return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
    }
    const touching = [...document.querySelectorAll('thead th + th')].filter((cell) => {
      const others = wordsOf(cell.previousElementSibling)
      return wordsOf(cell).some((one) => others.some((other) => one.left < other.right + 2 && one.top < other.bottom && other.top < one.bottom))
    }).map((cell) => cell.textContent.trim())
    document.adoptedStyleSheets = before
    return { sideways, touching }
  })
  return [...(found.sideways > 0 ? [`scrolls ${found.sideways} pixels sideways with text of 200 %`] : []), ...found.touching.map((words) => `with text of 200 % this touches what stands before it: ${words}`)]
}

/** The element that sticks out furthest, to find it. Runs in the page. */
function widest() {
  const all = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll'))
  const last = all.at(-1)
  return last ? `${last.localName}.${last.className}` : 'unknown'
}

/** Targets below 24 by 24 pixels that do not stand in a line of text (WCAG 2.5.8). Runs in the page. */
function small() {
  const targets = [...document.querySelectorAll('button, input, select, textarea, summary, [role=button], [role=tab], [role=option]')]
  const isSmall = (one) => {
    if (one.matches('.unseen') || one.closest('label')) return false
    const { width, height } = one.getBoundingClientRect()
    return width > 0 && height > 0 && (width < 23.5 || height < 23.5)
  }
  return targets.filter(isSmall).slice(0, 3).map((one) => `too small a target: ${one.localName}.${one.className}`)
}

/** Goes through the page by Tab: what has the focus is in sight, and nothing lies over it (WCAG 2.4.11). */
export async function covered(page) {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.evaluate(() => document.querySelector('#main').focus())
  const found = []
  for (let at = 0; at < 40; at++) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate(() => {
      let one = document.activeElement
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
      if (!one || one === document.body || one.localName === 'iframe') return 'end'
      const box = (one.matches('.unseen') ? one.closest('label') : one).getBoundingClientRect()
      const name = `${one.localName}.${one.className}`
      if (box.bottom <= 0 || box.top >= innerHeight) return `focus out of sight: ${name}`
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]))
      const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y)
        return top && (top === one || one.contains(top) || top.contains(one) || top.shadowRoot?.contains(one) || one.closest('label')?.contains(top))
      })
      return seen ? '' : `focus covered: ${name}`
    })
    if (said === 'end') break
    if (said) found.push(said)
  }
  return found
}
