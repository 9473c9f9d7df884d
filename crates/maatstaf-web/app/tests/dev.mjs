// For working on the page: builds on every change and serves it, with `maatstaf serve` behind it.
//   node tests/dev.mjs [--device] [--team] [--port 7300]
import { spawn } from 'node:child_process'
import { startServer, startSite } from './town.mjs'

const has = (flag) => process.argv.includes(flag)
const at = process.argv.indexOf('--port')
const server = has('--device') ? undefined : await startServer({ team: has('--team') })
const site = await startSite({ server, port: at > 0 ? Number(process.argv[at + 1]) : 7300 })
if (server) {
  const link = new URL(server.link)
  console.log(`Let the browser in once, within a minute: ${site.origin}${link.pathname}${link.search}${link.hash}`)
}
console.log(`The page: ${site.url}`)
const build = spawn('npx', ['vite', 'build', '--watch'], { stdio: 'inherit' })
const stop = async () => {
  build.kill()
  await site.stop()
  await server?.stop()
  process.exit()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
