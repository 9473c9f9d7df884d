// How a group of assessors judges: agreement, severity, halo. It decides nothing about anybody who was judged.
import { html, nothing, type TemplateResult } from 'lit'
import { readJson } from '../../keeping/files'
import { Page } from '../../shell/page'

class RatersPage extends Page<'provide'> {
  static override properties = { ...Page.properties, answer: { state: true }, busy: { state: true } }
  readonly area = 'provide' as const
  declare answer?: any
  declare busy: boolean

  get heading(): string {
    return this.t('raters')
  }

  override render(): TemplateResult {
    const files = (name: string, word: 'assessmentFiles' | 'portfolioFiles', needed: boolean) => html`<label>${this.t(word)} <input type="file" name=${name} multiple ?required=${needed} accept=".json,application/json"></label>`
    return html`<h1>${this.heading}</h1><p class="lead">${this.t('ratersIntro')}</p>
      <form class="sheet" @submit=${this.count}>${files('assessments', 'assessmentFiles', true)}${files('portfolios', 'portfolioFiles', false)}
        <div><button class="act" ?disabled=${this.busy}>${this.t('count')}</button></div></form>
      ${this.answer ? this.shown(this.answer) : nothing}`
  }

  private readonly count = async (event: Event) => {
    event.preventDefault()
    const given = new FormData(event.target as HTMLFormElement)
    const read = (name: string) => Promise.all(given.getAll(name).filter((file) => (file as File).size).map((file) => readJson(file as File)))
    this.busy = true
    await this.orSay(async () => {
      this.answer = await this.call('raters', { assessments: await read('assessments'), portfolios: await read('portfolios') })
    })
    this.busy = false
  }

  private number(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : value.toLocaleString(this.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  }

  private share(value: number | null): string {
    return value === null ? '–' : value.toLocaleString(this.language, { style: 'percent' })
  }

  private shown(answer: any): TemplateResult {
    const { counts, agreement, rules, adjustment } = answer
    const alpha = agreement.statistics.find((one: any) => one.measure === 'krippendorff-alpha-ordinal')
    const between = alpha?.interval && this.t('interval', { low: this.number(alpha.interval.lower), high: this.number(alpha.interval.upper) })
    return html`<p class="lead" role="status">${this.t('counted', counts)}</p>
      <h2>${this.t('agreement')}</h2>
      ${alpha?.value === null || !alpha ? html`<p class="note">${this.t('noCoefficient', { cells: rules.least_cells, people: rules.least_people })}</p>` : html`<p><strong class="number">${this.number(alpha.value)}</strong> ${this.t('alpha')} <span class="quiet">${between}</span></p>`}
      <p>${this.t('sameLevel')}: ${this.share(agreement.exact_share)}. ${this.t('withinOne')}: ${this.share(agreement.within_one_share)}.</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t('assessor')}><table><thead><tr><th scope="col">${this.t('assessor')}</th><th scope="col">${this.t('severity')}</th><th scope="col">${this.t('sameLevel')}</th><th scope="col">${this.t('remark')}</th></tr></thead>
        <tbody>${answer.raters.map((one: any) => html`<tr><th scope="row">${one.assessor}</th><td class="number">${this.number(one.severity?.value)}</td><td class="number">${this.share(one.with_others?.exact_share ?? null)}</td><td>${this.remarks(one)}</td></tr>`)}</tbody></table></div>
      ${adjustment?.changed ? html`<p>${this.t('wouldChange', { n: adjustment.changed.length })} <span class="quiet">${this.t('advisory')}</span></p>` : nothing}
      <p class="quiet">${answer.statement[this.language]}</p>`
  }

  private remarks(one: any): string {
    const call = one.severity?.call
    return [call === 'severe' || call === 'lenient' ? this.t(call) : '', one.halo?.flagged ? this.t('halo') : '', one.central?.flagged ? this.t('middle') : ''].filter(Boolean).join(', ') || '–'
  }
}

customElements.define('maatstaf-raters', RatersPage)
