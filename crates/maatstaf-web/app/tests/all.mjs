// Every test of the page, one file after the other, and at the end every figure that was measured.
//   npm test [-- part of a file's name …]
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { COMMAND, hasEngine } from './town.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const asked = process.argv.slice(2)
const files = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && (!asked.length || asked.some((part) => name.includes(part))))

if (!hasEngine()) console.log('LEFT OUT: everything on the device, for the engine is not built for the browser')
if (!COMMAND) console.log('LEFT OUT: everything on a server, for the command is not built')

const figures = []
let failed = 0
for (const file of files) {
  const began = Date.now()
  const { code, said } = await run(['--test', '--test-reporter=spec', here + file])
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  figures.push(...said.matchAll(/figure: (.*)/g))
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${file} (${seconds} s)`)
  if (code !== 0) {
    failed += 1
    console.log(said)
  }
}
console.log('\nFigures')
for (const [, line] of figures) console.log(`  ${line}`)
console.log(`\n${files.length - failed} of ${files.length} files of tests pass.`)
process.exit(failed ? 1 : 0)

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (text) => (said += text))
    child.stderr.on('data', (text) => (said += text))
    child.on('exit', (code) => resolve({ code, said }))
  })
}
