// What the tests run in: the built page on a server of its own, `maatstaf serve` behind it, and Chromium in front.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { createServer as createSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const HERE = fileURLToPath(new URL('.', import.meta.url))
export const REPOSITORY = join(HERE, '../../../..')
export const BUILT = process.env.MAATSTAF_BUILT ?? join(HERE, '../../built')
const TARGET = process.env.CARGO_TARGET_DIR ?? join(REPOSITORY, 'target')
export const COMMAND = process.env.MAATSTAF ?? ['release', 'debug'].map((kind) => join(TARGET, kind, 'maatstaf')).find(existsSync)
export const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** Whether the engine is built for the browser. Without it the device has nothing to reckon with. */
export const hasEngine = () => existsSync(join(BUILT, 'engine/maatstaf.js'))

export async function freePort() {
  return new Promise((resolve) => {
    const socket = createSocket().listen(0, '127.0.0.1', () => {
      const { port } = socket.address()
      socket.close(() => resolve(port))
    })
  })
}

/** `maatstaf serve` on a fresh folder. `link` opens the server of one person, or sets up that of a team. */
export async function startServer({ team = false } = {}) {
  if (!COMMAND) throw new Error('build the command first (cargo build), or name it with MAATSTAF')
  const [data, port] = [mkdtempSync(join(tmpdir(), 'maatstaf-test-')), await freePort()]
  const address = `127.0.0.1:${port}`
  const child = spawn(COMMAND, ['serve', '--no-open', '--data', data, '--address', address, ...(team ? ['--team', '--rate', '0'] : [])])
  let said = ''
  const link = await new Promise((resolve, reject) => {
    const look = (text) => {
      said += text
      const found = said.match(/https?:\/\/\S+(?:\/open\?key=|\/set-up#)\S+/)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.on('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  return { address, link, data, stop }
}

/** A static host with the built page under `/app/`; what is not there goes to a server, if one is named. */
export async function startSite({ server, built = BUILT, port = 0, log } = {}) {
  const site = createServer((asked, answer) => {
    const url = new URL(asked.url, 'http://site')
    log?.push(url.pathname)
    if (url.pathname === '/app') return answer.writeHead(308, { location: 'app/' }).end()
    if (url.pathname.startsWith('/app/')) return give(join(built, normalize(url.pathname.slice(4))), answer)
    if (server) return pass(server, asked, answer)
    answer.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here')
  })
  await new Promise((resolve) => site.listen(port, '127.0.0.1', resolve))
  const { port: found } = site.address()
  const stop = () => new Promise((resolve) => (site.closeAllConnections(), site.close(resolve)))
  return { url: `http://127.0.0.1:${found}/app/`, origin: `http://127.0.0.1:${found}`, stop }
}

/** The policy that the server sends with every file: that of the page, and that nobody frames it. */
const POLICY = () => `${/Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(join(BUILT, 'index.html'), 'utf8'))[1]}; frame-ancestors 'none'`

function give(path, answer) {
  const file = path.endsWith('/') ? join(path, 'index.html') : path
  if (!existsSync(file) || !statSync(file).isFile()) return answer.writeHead(404).end()
  answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache', 'content-security-policy': POLICY() })
  answer.end(readFileSync(file))
}

/** Passes a request on. The server knows itself by its own address only. */
function pass(server, asked, answer) {
  const [hostname, port] = server.address.split(':')
  const headers = { ...asked.headers, host: server.address }
  if (headers.origin) headers.origin = `http://${server.address}`
  const sent = request({ hostname, port, method: asked.method, path: asked.url, headers }, (got) => {
    answer.writeHead(got.statusCode, got.headers)
    got.pipe(answer)
  })
  sent.on('error', () => answer.writeHead(502).end())
  asked.pipe(sent)
}

export function startBrowser() {
  if (!CHROMIUM) throw new Error('install Chromium (apt-get install chromium), or name it with CHROMIUM')
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

/** A browser with a profile on the disk, in a group of processes of its own: `kill` ends all of them at once, as when the power goes. */
export async function launch(profile) {
  const child = spawn(CHROMIUM, [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const address = await new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found) resolve(found[1])
    })
    child.on('exit', () => reject(new Error(`the browser ended: ${said.slice(-500)}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  let isKilled = false
  const kill = async () => {
    if (isKilled) return
    isKilled = true
    process.kill(-child.pid, 'SIGKILL')
    await ended
    await browser.close().catch(() => {})
  }
  return { context: browser.contexts()[0], kill }
}

/** A page of somebody new. `wrong` gathers what must never be: errors, violations of the policy, requests elsewhere. */
export async function newPage(browser, origin, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const wrong = watch(context, origin)
  return { context, page, wrong }
}

export function watch(context, origin) {
  const wrong = []
  const look = (page) => {
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
    page.on('console', (message) => {
      const text = message.text()
      if (/Content Security Policy|TrustedScript|TrustedHTML|Trusted Type/i.test(text)) wrong.push(`policy: ${text}`)
    })
  }
  context.pages().forEach(look)
  context.on('page', look)
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(blob|data|about):/.test(url)) wrong.push(`elsewhere: ${url}`)
  })
  return wrong
}

/** Lets a page in at the server of one person, or signs in. */
export async function enter(page, site, server) {
  const link = new URL(server.link)
  await page.goto(site.origin + link.pathname + link.search)
}

/** Waits until the open document is saved. */
export async function saved(page) {
  await page.locator('[data-state=saved]').waitFor()
}

/** The places that can be tried here. */
export const PLACES = [...(hasEngine() ? ['device'] : []), ...(COMMAND ? ['server'] : [])]

/** A site with a browser in front, on the device or before a server of one person. `close` ends all of it. */
export async function openTown(place, options = {}) {
  const server = place === 'server' ? await startServer() : undefined
  const site = await startSite({ server, log: options.log })
  const browser = await startBrowser()
  const { context, page, wrong } = await newPage(browser, site.origin, options.context)
  if (server) await enter(page, site, server)
  await page.goto(site.url)
  await page.locator('h1').waitFor()
  const close = async () => {
    await browser.close()
    await site.stop()
    await server?.stop()
  }
  return { server, site, browser, context, page, wrong, close }
}

/** Keeps a document by the page's own store, and says its id. */
export async function keep(page, kind, title, document) {
  return page.evaluate(async ([kind, title, document]) => {
    const { app } = window.document.querySelector('maatstaf-app')
    return (await app.backend.store.create(kind, title, document)).id
  }, [kind, title, document])
}

/** The sample portfolio of a language. */
export function sample(language = 'en') {
  return JSON.parse(readFileSync(join(BUILT, `samples/${language}.json`), 'utf8'))
}
