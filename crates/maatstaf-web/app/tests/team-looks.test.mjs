// What only a team sees, by axe and our own tests: sharing with links and panels, judging a share, a provider's cohorts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figure } from './figures.mjs'
import { covered, violate } from './looks.mjs'
import { example, openTeam } from './team.mjs'
import { COMMAND } from './town.mjs'

test('no page of a team has a violation', { timeout: 300_000, skip: !COMMAND && 'the command is not built' }, async () => {
  const team = await openTeam()
  const violations = new Set()
  let looks = 0
  try {
    const [anna, dora] = [team.first, await team.invite('Dora')]
    const kept = await anna.ask('POST', '/v1/documents', { kind: 'portfolio', title: 'Mine', document: example('portfolios/internal-coach-practitioner/portfolio.json') })
    const shares = `/v1/documents/${kept.id}/shares`
    const share = await anna.ask('POST', shares, { kind: 'assessor', name: 'Dora', parts: ['titles', 'texts'] })
    const read = await anna.ask('POST', shares, { kind: 'reader', name: 'A friend', parts: [] })
    const open = await anna.ask('POST', shares, { kind: 'assessor', name: 'Egon', parts: [] })
    const secret = ({ link }) => link.split('#')[1]
    await dora.ask('POST', '/v1/shared', { secret: share.link.split('#')[1] })
    const provider = await anna.ask('POST', '/v1/providers', { name: 'School' })
    await anna.ask('POST', `/v1/providers/${provider.id}/cohorts`, { name: 'Spring', least: 5 })

    const document = { maatstaf_overlay: 1, framework: 'emcc-2015', language: 'en', indicators: { 27: 'As the school puts it.' } }
    await anna.ask('POST', '/v1/documents', { kind: 'wording', title: 'Our copy', provider: provider.id, document })

    const rows = [
      { who: anna, path: 'provide/wording', shown: '.lines li' },
      { who: dora, path: `shared/${secret(open)}`, shown: '.act' },
      { who: dora, path: `shared/${secret(read)}`, shown: 'maatstaf-report iframe' },
      { who: anna, path: `portfolio/${kept.id}/share`, shown: '.danger' },
      { who: anna, path: `provide/of/${provider.id}`, shown: '.lines li' },
      { who: anna, path: 'provide', shown: '.lines li' },
      { who: dora, path: 'assess', shown: '.lines li' },
      { who: dora, path: `assess/shared/${kept.id}/${share.id}/rate`, shown: '.piece' },
      { who: dora, path: `assess/shared/${kept.id}/${share.id}/hand-in`, shown: '.sheet' },
    ]
    for (const { who, path, shown } of rows) {
      await who.page.goto(`${team.site.url}#/${path}`)
      for (const language of ['en', 'nl']) {
        await who.page.locator('maatstaf-app main > *').first().waitFor()
        await who.page.evaluate((language) => document.querySelector('maatstaf-app').app.setLanguage(language), language)
        await who.page.locator(shown).first().waitFor()
        for (const colorScheme of ['light', 'dark']) {
          for (const width of [320, 1280]) {
            await who.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
            await who.page.setViewportSize({ width, height: 800 })
            for (const found of await violate(who.page, width)) violations.add(`${path}: ${found} (${language}, ${colorScheme}, ${width})`)
            looks += 1
          }
        }
        for (const found of await covered(who.page)) violations.add(`${path}: ${found} (${language})`)
      }
    }
    figure('axe and our own tests, of a team', `${rows.length} pages, ${looks} looks, ${violations.size} violations`)
    assert.deepEqual([...violations], [])
    assert.deepEqual(team.wrong(), [])
  } finally {
    await team.close()
  }
})
