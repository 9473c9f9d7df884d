// The links at the top: everywhere the same, and the pages of the open portfolio below them.
import { html, nothing } from 'lit'
import type { Key } from '../words/words'
import type { App } from './app'
import { link } from './route'

/** The pages of a portfolio, in the order in which they are needed. Sharing takes a server. */
const PAGES = ['overview', 'evidence', 'log', 'gap', 'what-if', 'readiness', 'reports', 'share', 'history'] as const

const ALL: [Key<'shell'>, string][] = [
  ['portfolios', '#/'],
  ['guidance', '#/guidance'],
  ['assess', '#/assess'],
  ['provide', '#/provide'],
]

export function navigation(app: App) {
  const [first = '', id = '', page = ''] = app.route.path
  const here = (href: string) => (href === '#/' ? first === '' || first === 'portfolio' : `#/${first === 'programme' ? 'provide' : first}` === href)
  return html`<nav class="all" aria-label=${app.t('navigation')}>
      <ul>
        ${ALL.map(([name, href]) => item(app.t(name), href, here(href) ? 'true' : undefined))}
      </ul>
    </nav>
    ${first === 'portfolio' && app.desk
      ? html`<nav class="pages" aria-label=${app.t('this-portfolio')}>
          <span class="title">${app.desk.kept.title || app.t('untitled')}</span>
          <ul>
            ${PAGES.filter((name) => name !== 'share' || app.backend.team).map((name) => item(app.t(`page-${name}`), link('portfolio', id, name), name === (page || 'overview') ? 'page' : undefined))}
          </ul>
        </nav>`
      : nothing}`
}

function item(name: string, href: string, current?: 'page' | 'true') {
  return html`<li><a href=${href} aria-current=${current ?? nothing}>${name}</a></li>`
}
