// An assessment that was written in two places at once: both, side by side, and a choice for each.
import { html, type TemplateResult } from 'lit'
import type { Clash } from '../../keeping/merge'
import type { Case } from './case'
import type { Judge } from './judge'

export function clashes(page: Judge, one: Case): TemplateResult {
  const all = one.clashes!
  const choose = (event: Event) => {
    event.preventDefault()
    const given = new FormData(event.target as HTMLFormElement)
    one.resolve!((clash) => (given.get(clash.path.join('/')) === 'theirs' ? 'theirs' : 'mine'))
  }
  return html`<form class="conflict note" role="alert" @submit=${choose}>
    <h2>${page.t('conflict')}</h2><p>${page.t('conflict-why', { n: all.length })}</p>
    ${all.map((clash) => pair(page, clash))}
    <p class="acts"><button class="act">${page.t('conflict-done')}</button></p></form>`
}

function pair(page: Judge, clash: Clash): TemplateResult {
  const name = clash.path.join('/')
  const where = page.categoryName(clash.path[1]) || clash.path.join(' › ')
  const written = (value: unknown) => (clash.path.at(-1) === 'level' ? page.levelName(value as string) : typeof value === 'string' ? value : value === undefined ? page.t('conflict-gone') : JSON.stringify(value))
  const side = (which: 'mine' | 'theirs', first: boolean) => html`<label class="side"><span><input type="radio" name=${name} value=${which} ?checked=${first}> ${page.t(`conflict-${which}`)}</span><span class="text">${written(clash[which])}</span></label>`
  return html`<fieldset><legend>${where}</legend><div class="sides">${side('mine', true)}${side('theirs', false)}</div></fieldset>`
}
