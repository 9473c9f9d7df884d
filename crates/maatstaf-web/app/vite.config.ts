// How the page is built: relative addresses everywhere, so that it runs under any path of any static host.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { writeWorker } from './precache.mjs'
import { privateNames, renamed } from './private-names.mjs'

/** The samples to look around with are the examples of the repository. */
const SAMPLES = {
  en: 'portfolios/internal-coach-practitioner/portfolio',
  nl: 'portfolios/beginning-internal-coach/portfolio',
  'programme.en': 'programmes/senior-mentor-training/programme',
  'programme.nl': 'programmes/coachen-in-organisaties/programme',
}

const samples: Plugin = {
  name: 'samples',
  generateBundle() {
    for (const [name, path] of Object.entries(SAMPLES)) {
      const source = readFileSync(`../../../examples/${path}.json`)
      this.emitFile({ type: 'asset', fileName: `samples/${name}.json`, source })
    }
  },
}

/**
 * The words are data, and are fetched as JSON: an area in a language when it is needed. They are written as modules, so that
 * a key that one language lacks is an error. What the elements say stays a script, for a page of somebody else.
 */
const words: Plugin = {
  name: 'words',
  generateBundle() {
    for (const file of readdirSync('src/words')) {
      const [, name] = /^(\w+\.(?:en|nl))\.ts$/.exec(file) ?? []
      if (!name || name.startsWith('elements')) continue
      const [, fields] = /= (\{[^]*\})\s+export default/.exec(readFileSync(`src/words/${file}`, 'utf8'))!
      const source = JSON.stringify(new Function(`return ${fields}`)())
      this.emitFile({ type: 'asset', fileName: `words/${name}.json`, source })
    }
  },
  // They are no part of what is bundled, and watched all the same.
  buildStart() {
    for (const file of readdirSync('src/words')) this.addWatchFile(resolve('src/words', file))
  },
}

const worker: Plugin = {
  name: 'worker',
  closeBundle: () => writeWorker(),
}

/** Around these a browser draws no space. */
const BLOCKS = 'ul|ol|li|dl|dt|dd|p|div|h[1-6]|section|form|fieldset|legend|details|summary|dialog|table|caption|thead|tbody|tr|th|td|option|nav|header|main|footer'
const BESIDE_BLOCK = new RegExp(`\\n(?=</?(?:${BLOCKS})\\b)|(?<=</?(?:${BLOCKS})>)\\n`, 'g')

/** Templates are indented for who reads them; a browser needs no more than a line break, and no quotes around one word. */
const shorter: Plugin = {
  name: 'shorter',
  enforce: 'pre',
  transform: (code, id) => (id.includes('/src/') ? code.replace(/\bcss`[^`]*`/g, (sheet) => sheet.replace(/\s*([{};])\s*/g, '$1').replace(/([:,])\s+/g, '$1')) : undefined),
  renderChunk: (code) => code.replace(/\n\s+/g, '\n').replace(BESIDE_BLOCK, '').replace(/(\s[\w-]+=)"([\w#./-]+)"(?=[ >\n])/g, '$1$2'),
}

/** What a class keeps to itself is called by a letter or two in what is built. */
const names: Plugin & { edits?: ReturnType<typeof privateNames> } = {
  name: 'private-names',
  enforce: 'pre',
  buildStart: () => void (names.edits = privateNames(import.meta.dirname)),
  transform: (code, id) => (names.edits!.has(id) ? renamed(code, names.edits!.get(id)!) : undefined),
}

/** There is one sheet, and nothing to load before a script: what Vite wraps around a lazy import does nothing here. */
const plain: Plugin = {
  name: 'plain',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load()' : undefined),
}

/** What an earlier build left is no part of this one. The engine is built by another script, and stays. */
const clean: Plugin = {
  name: 'clean',
  buildStart: () => ['parts', 'words'].forEach((folder) => rmSync(`../built/${folder}`, { recursive: true, force: true })),
}

export default defineConfig({
  base: './',
  plugins: [clean, samples, words, names, shorter, plain, worker],
  build: {
    outDir: '../built',
    // The engine stands there too, built by another script.
    emptyOutDir: false,
    target: 'es2022',
    // These know light-dark() and field-sizing.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    modulePreload: false,
    // One sheet: the pages are small, and a sheet per page would have to be put in by script.
    cssCodeSplit: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { app: 'index.html', elements: 'src/elements/index.ts' },
      output: {
        // The names of the entries stay the same, for who links to them; the chunks are named by what is in them.
        entryFileNames: '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
        assetFileNames: 'parts/[name][extname]',
        // The start and what every page needs, and the pages: many small scripts pack worse.
        codeSplitting: {
          groups: [
            { name: 'lit', test: /node_modules|preload-helper|rolldown/, priority: 3 },
            // INVARIANT: what stands here imports nothing of the page; a test looks.
            { name: 'element', test: /src\/elements\//, priority: 2 },
            { name: 'base', test: /src\/(shell|look|keeping|backend)\/|pages\/[a-z]+\/(?:places|start)|pages\/load/, priority: 1 },
            { name: 'pages', test: /src\/pages\// },
          ],
        },
      },
    },
  },
})
