// The engine on WebAssembly beside the engine on this machine: `scripts/wasm --test` gives what the latter answered.
import assert from 'node:assert/strict'
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

const { calls, call, ask, example, Refused } = await import(pathToFileURL(process.env.ENGINE))
const circumstances = { today: '2026-07-01', now: '2026-07-01T12:00:00Z', language: 'en' }

const asked = []
for await (const line of createInterface({ input: createReadStream(process.env.ASKED) })) asked.push(JSON.parse(line))

async function outcomeOf({ name, request, circumstances }) {
  try {
    return await call(name, request, circumstances)
  } catch (refused) {
    assert.ok(refused instanceof Refused, `${name}: ${refused}`)
    return { problems: refused.problems }
  }
}

test('every call gives the same bytes, and refuses the same requests in the same words', async () => {
  const others = []
  for (const one of asked) {
    const here = JSON.stringify(await outcomeOf(one))
    const there = JSON.stringify(one.outcome)
    // The order of the fields of an outcome is nobody's business; that of what stands in its texts is.
    if (!same(JSON.parse(here), JSON.parse(there))) others.push({ name: one.name, request: one.request.slice(0, 300), here: here.slice(0, 500), there: there.slice(0, 500) })
  }
  assert.deepEqual(others, [])
  const refused = asked.filter(({ outcome }) => outcome.problems).length
  console.log(`figure: requests to the engine in wasm: ${asked.length}, of which ${refused} refused, with the same bytes as natively`)
  assert.ok(refused > 500 && asked.length - refused > 130, 'there is enough of both')
})

function same(one, other) {
  try {
    assert.deepStrictEqual(one, other)
    return true
  } catch {
    return false
  }
}

test('every example is the one of the engine on this machine', async () => {
  assert.deepEqual(calls.toSorted(), [...new Set(asked.map(({ name }) => name))].toSorted())
  for (const name of calls) {
    assert.equal(await example(name), asked.find((one) => one.name === name).request, name)
  }
})

test('an answer comes as a value too', async () => {
  const estimate = await ask('estimate', JSON.parse(await example('estimate')), circumstances)
  assert.equal(typeof estimate, 'object')
  assert.match(await ask('picture-radar', JSON.parse(await example('picture-radar')), circumstances), /<svg /)
})

test('a call that is not there is refused', async () => {
  await assert.rejects(call('estimates', '{}', circumstances), ({ problems: [{ code }] }) => code === 'unknown-call')
  await assert.rejects(example('estimates'), Refused)
})

test('circumstances that make no sense are refused', async () => {
  for (const wrong of [{ today: 'tomorrow' }, { now: 'soon' }, { language: 'de' }]) {
    const [[field]] = Object.entries(wrong)
    const refusal = call('estimate', await example('estimate'), { ...circumstances, ...wrong })
    await assert.rejects(refusal, ({ problems: [{ path }] }) => path === field)
  }
})

test('calls at the same time are answered one by one', async () => {
  const requests = await Promise.all(calls.map(example))
  const answers = await Promise.all(calls.map((name, at) => call(name, requests[at], circumstances)))
  answers.forEach(({ mediaType, body }, at) => {
    const { outcome } = asked.find(({ name, circumstances }) => name === calls[at] && circumstances.language === 'en')
    assert.deepEqual({ mediaType, body }, outcome)
  })
})

test('after the engine stopped dead, the next call starts it anew', async () => {
  // A copy of the loader, so that no module of it runs yet.
  const fresh = await import(`${pathToFileURL(process.env.ENGINE)}?fresh`)
  const instantiate = WebAssembly.instantiate
  let started = 0
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await instantiate(...given)
    started += 1
    const answer = () => { throw new WebAssembly.RuntimeError('unreachable') }
    return { exports: started === 1 ? { ...exports, answer } : exports }
  }
  try {
    const request = await example('estimate')
    await assert.rejects(fresh.call('estimate', request, circumstances), ({ problems: [{ code }] }) => code === 'engine-stopped')
    assert.deepEqual(await fresh.call('estimate', request, circumstances), await call('estimate', request, circumstances))
    assert.equal(started, 2)
  } finally {
    WebAssembly.instantiate = instantiate
  }
})

test('the first estimate is there soon', async () => {
  const fresh = await import(`${pathToFileURL(process.env.ENGINE)}?first`)
  const request = await example('estimate')
  const began = performance.now()
  await fresh.call('estimate', request, circumstances)
  const first = performance.now() - began
  await fresh.call('estimate', request, circumstances)
  const second = performance.now() - began - first
  console.log(`figure: first estimate in Node with loading: ${first.toFixed(0)} ms, second: ${second.toFixed(0)} ms`)
  assert.ok(first < 5000)
})

test('the package names every call in its types', () => {
  const types = readFileSync(new URL('maatstaf.d.ts', import.meta.url), 'utf8')
  for (const name of calls) assert.ok(types.includes(`  '${name}': `), name)
})
