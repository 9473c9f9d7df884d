// How the page is built: relative addresses everywhere, so that it runs under any path of any static host.
import { readFileSync, rmSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { writeWorker } from './precache.mjs'

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

const worker: Plugin = {
  name: 'worker',
  closeBundle: () => writeWorker(),
}

/** What an earlier build left is no part of this one. The engine is built by another script, and stays. */
const clean: Plugin = {
  name: 'clean',
  buildStart: () => rmSync('../built/parts', { recursive: true, force: true }),
}

export default defineConfig({
  base: './',
  plugins: [clean, samples, worker],
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
        // A chunk for the pages of each of the three people: many small ones pack worse.
        codeSplitting: {
          groups: [
            { name: 'lit', test: /node_modules|preload-helper|rolldown/, priority: 3 },
            // INVARIANT: what stands here imports nothing of the page; a test looks.
            { name: 'element', test: /src\/elements\//, priority: 2 },
            { name: 'base', test: /src\/(shell|look|keeping|backend)\/|pages\/[a-z]+\/places/, priority: 1 },
            { name: 'common', test: /src\/pages\/common\/(?!start)/ },
            { name: 'coach', test: /src\/pages\/coach\// },
            { name: 'assess', test: /src\/pages\/assess\// },
            { name: 'provide', test: /src\/pages\/provide\// },
          ],
        },
      },
    },
  },
})
