import { css } from 'lit'

/**
 * What all elements look like. The page around may be hostile: what is important inside wins over what is important
 * outside, so `all: initial` keeps every rule of the page away from the element itself, and lengths are px and em, never rem.
 * What a page may set are the variables that begin with `--maatstaf-`, and the parts.
 */
export const look = css`
  :host {
    all: initial !important;
    display: block !important;
    direction: ltr !important;
    unicode-bidi: isolate !important;
    container-type: inline-size !important;
    color-scheme: var(--maatstaf-scheme, light dark) !important;
    --mt-ink: var(--maatstaf-ink, light-dark(#1b1f24, #e7eaee)) !important;
    --mt-quiet: var(--maatstaf-quiet, light-dark(#545c66, #a9b1bb)) !important;
    --mt-ground: var(--maatstaf-ground, light-dark(#ffffff, #14171b)) !important;
    --mt-line: var(--maatstaf-line, light-dark(#c9ced6, #424a54)) !important;
    --mt-field: var(--maatstaf-field, light-dark(#767e88, #828b96)) !important;
    --mt-accent: var(--maatstaf-accent, light-dark(#0d5c46, #7ad3b1)) !important;
    --mt-on-accent: var(--maatstaf-on-accent, light-dark(#ffffff, #10231c)) !important;
    --mt-soft: var(--maatstaf-soft, light-dark(#dcefe6, #20392f)) !important;
    --mt-possible: var(--maatstaf-possible, light-dark(#e4eef9, #22344a)) !important;
    --mt-target: var(--maatstaf-target, light-dark(#9a3412, #f0a27a)) !important;
  }
  :host([theme='light']) { color-scheme: light !important; }
  :host([theme='dark']) { color-scheme: dark !important; }
  :host([hidden]) { display: none !important; }
  .root {
    font: var(--maatstaf-font, 1em/1.5 system-ui, sans-serif);
    color: var(--mt-ink);
    background: var(--mt-ground);
    text-align: start;
    position: relative;
    overflow-wrap: break-word;
  }
  *, *::before, *::after { box-sizing: border-box; }
  h2, h3 { font-size: 1.125em; line-height: 1.3; margin: 0 0 0.5em; font-weight: 650; }
  h3 { font-size: 1em; }
  p { margin: 0 0 0.75em; }
  ul, ol { margin: 0; padding: 0; list-style: none; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  caption { text-align: start; }
  th { font-weight: 600; text-align: start; }
  th, td { padding: 0.4em 0.5em; border-bottom: 1px solid var(--mt-line); vertical-align: top; }
  .quiet { color: var(--mt-quiet); }
  .small { font-size: 0.875em; }
  .problem { color: var(--mt-target); }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .bar { display: flex; flex-wrap: wrap; gap: 0.5em 1em; align-items: end; margin-bottom: 0.75em; }
  .scroll { overflow-x: auto; }
  @media print {
    .scroll { overflow: visible; }
    table { font-size: 0.8em; }
  }
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
  button { cursor: pointer; min-height: 2.25em; padding: 0.25em 0.9em; border: 1px solid var(--mt-field); border-radius: 0.5em; background: none; }
  button.main { background: var(--mt-accent); border-color: var(--mt-accent); color: var(--mt-on-accent); font-weight: 600; }
  button.plain { border: 0; padding: 0.25em 0; color: var(--mt-accent); text-decoration: underline; text-underline-offset: 0.2em; text-align: start; }
  label { display: grid; gap: 0.2em; font-size: 0.9375em; color: var(--mt-quiet); }
  label > input, label > select, label > textarea { color: var(--mt-ink); }
  label.check { display: flex; gap: 0.5em; align-items: center; min-height: 2.25em; }
  label.check > input { width: 1.25em; height: 1.25em; accent-color: var(--mt-accent); flex: none; }
  input:not([type='checkbox']), select, textarea {
    width: 100%; min-height: 2.4em; padding: 0.35em 0.6em; border: 1px solid var(--mt-field); border-radius: 0.5em; background: var(--mt-ground);
  }
  textarea { min-height: 8em; resize: vertical; }
  :focus-visible { outline: 3px solid var(--mt-accent); outline-offset: 2px; }
`
