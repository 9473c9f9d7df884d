// The one policy of the page for what the browser wants to be sure of: text that comes from our own engine, and our own worker.
interface Trust {
  createHTML(text: string): string
  createScriptURL(url: string): string
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: Trust): Trust }
  }
}

const rules: Trust = {
  // INVARIANT: only what the engine drew is given to this. It is parsed into a document of its own, where no script runs.
  createHTML: (text) => text,
  createScriptURL: (url) => {
    if (new URL(url, document.baseURI).origin !== location.origin) throw new TypeError('not of this origin')
    return url
  },
}

export const trusted: Trust = window.trustedTypes?.createPolicy('maatstaf', rules) ?? rules
