// The categories and levels as a table: a sign, a word and a colour in each cell, and behind each row why.
import { html, nothing } from 'lit'
import type { CategoryEstimate, CellEstimate } from './answers'
import type { CoachPart } from './coach-part'

export const SIGNS = { floor: '●', estimate: '◐', ceiling: '○', none: '·', empty: '–' }
export type CellState = keyof typeof SIGNS

interface Rows {
  opened?: string
  toggle: (category: string) => void
  why: (category: string) => unknown
}

/** In which lane a cell holds. */
export function cellState(page: CoachPart, category: CategoryEstimate, cell: CellEstimate): CellState {
  if (!cell.indicators && !cell.carried) return 'empty'
  const at = page.rank(cell.level)
  return (['floor', 'estimate', 'ceiling'] as const).find(lane => page.rank(category[lane]) >= at) ?? (cell.indicators ? 'none' : 'empty')
}

export const stateWord = (page: CoachPart, state: CellState) => page.w(state === 'none' || state === 'empty' ? `cell.${state}` : `lane.${state}`)

// The roles are said again: a table that is laid out anew on a narrow screen would lose them in some browsers.
export function matrix(page: CoachPart, rows: CategoryEstimate[], { opened, toggle, why }: Rows) {
  if (!rows.length) return html`<p class="invite">${page.t('no-gaps')}</p>`
  const levels = page.framework!.levels
  return html`<table class="matrix" role="table" aria-labelledby="cells">
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col"><span class="unseen">${page.t('category')}</span></th>
      ${levels.map(level => html`<th role="columnheader" scope="col" class=${level.id === page.doc.target ? 'aim' : ''}>${level.name}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map(row => {
      const open = opened === row.category
      return html`<tr role="row">
          <th role="rowheader" scope="row">
            <button class="plain" aria-expanded=${open} aria-controls="why-${row.category}" @click=${() => toggle(row.category)}>${page.category(row.category)}</button>
            <small>${missing(page, row)}</small>
          </th>
          ${row.levels.map(cell => cellLink(page, row, cell))}
        </tr>
        <tr role="row" id="why-${row.category}" class="why" ?hidden=${!open}><td role="cell" colspan=${levels.length + 1}>${open ? why(row.category) : nothing}</td></tr>`
    })}</tbody>
  </table>
  <p class="legend quiet">${(Object.keys(SIGNS) as CellState[]).map(state => html`<span class="cell ${state}"><span aria-hidden="true">${SIGNS[state]}</span> ${stateWord(page, state)}: ${page.w(`legend.${state}`)}</span> `)}</p>`
}

function cellLink(page: CoachPart, row: CategoryEstimate, cell: CellEstimate) {
  const state = cellState(page, row, cell)
  return html`<td role="cell" class=${cell.level === page.doc.target ? 'aim' : ''}><a class="cell ${state}" href=${page.at('evidence', undefined, { category: row.category, level: cell.level })}
    ><span class="sign" aria-hidden="true">${SIGNS[state]}</span> <span>${stateWord(page, state)}</span> <small class="level">${page.level(cell.level)}</small></a></td>`
}

/** What the next level of a category still asks, in a few words. */
export function missing(page: CoachPart, row: CategoryEstimate): string {
  const next = row.levels[page.rank(row.estimate)]
  if (!next) return ''
  const lacks = (['breadth', 'depth'] as const).filter(one => next[one].estimate < next[one].need)
  if (!lacks.length) return ''
  const what = lacks.map(one => page.w(`lacks.${one}`, { have: next[one].estimate, need: next[one].need })).join(` ${page.t('and')} `)
  return page.t('asks', { level: page.level(next.level), what })
}
