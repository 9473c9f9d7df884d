// A team on a server: people with accounts, each in a browser of their own.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newPage, REPOSITORY, startBrowser, startServer, startSite } from './town.mjs'

const PASSWORD = 'a long sentence to sign in with'
export const EXAMPLES = join(REPOSITORY, 'examples')
export const example = (path) => JSON.parse(readFileSync(join(EXAMPLES, path), 'utf8'))
/** The files in a folder of the examples. */
export const filesIn = (folder) => readdirSync(join(EXAMPLES, folder), { recursive: true }).map(String).filter((name) => name.endsWith('.json')).sort().map((name) => join(EXAMPLES, folder, name))

/** A server for a team behind a site, and its first account, by the link that the server printed. */
export async function openTeam(options = {}) {
  const server = await startServer({ team: true })
  const site = await startSite({ server })
  const browser = await startBrowser()
  const people = []

  async function person(name, path, body) {
    const one = { name, ...(await newPage(browser, site.origin, options)) }
    people.push(one)
    one.ask = (method, path, data) => ask(one, method, path, data)
    await one.ask('POST', path, { email: `${name.toLowerCase()}@example.org`, name, language: 'en', password: PASSWORD, ...body })
    return one
  }

  async function ask(one, method, path, data) {
    const answer = await one.context.request.fetch(site.origin + path, { method, data, headers: { origin: site.origin } })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return answer.status() === 204 ? undefined : answer.json()
  }

  const first = await person('Anna', '/v1/setup', { secret: server.link.split('#')[1] })
  return {
    server, site, browser, first, people,
    /** Somebody whom the first invites. */
    async invite(name) {
      const { secret } = await first.ask('POST', '/v1/invitations', { role: 'coach' })
      return person(name, '/v1/invitations/accept', { secret })
    },
    /** Another device of somebody who has an account: a browser that knows nothing of the first, signed in anew. */
    async device(one) {
      const other = { name: one.name, ...(await newPage(browser, site.origin, options)) }
      people.push(other)
      other.ask = (method, path, data) => ask(other, method, path, data)
      await other.ask('POST', '/v1/session', { email: `${one.name.toLowerCase()}@example.org`, password: PASSWORD })
      return other
    },
    /** What must never be, of everybody. */
    wrong: () => people.flatMap((one) => one.wrong),
    async close() {
      await browser.close()
      await site.stop()
      await server.stop()
    },
  }
}
