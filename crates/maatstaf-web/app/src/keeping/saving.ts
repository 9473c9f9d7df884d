// How far saving is, with undo and redo beside it.
import { html, nothing } from 'lit'
import { Part } from '../shell/part'
import './conflict'

class Saving extends Part {
  override readonly area = 'shell'

  override render() {
    const desk = this.app.desk
    if (!desk || this.route.path[1] !== desk.kept.id) return nothing
    const undo = desk.canUndo
    const redo = desk.canRedo
    return html`
      <button class="plain" ?disabled=${!undo} title=${undo ? this.t('undo-that', { what: undo }) : ''} @click=${() => desk.undo()}>
        <span aria-hidden="true">↶</span><span class="unseen">${undo ? this.t('undo-that', { what: undo }) : this.t('undo')}</span>
      </button>
      <button class="plain" ?disabled=${!redo} title=${redo ? this.t('redo-that', { what: redo }) : ''} @click=${() => desk.redo()}>
        <span aria-hidden="true">↷</span><span class="unseen">${redo ? this.t('redo-that', { what: redo }) : this.t('redo')}</span>
      </button>
      <span class="saving is-${desk.state}" role=${desk.state === 'failed' ? 'alert' : nothing} data-state=${desk.state}>${this.words()}</span>
      ${desk.state === 'conflict' ? html`<maatstaf-conflict .app=${this.app}></maatstaf-conflict>` : nothing}
    `
  }

  private words(): string {
    const { desk } = this
    if (desk.state === 'failed') return `${this.t('state-failed')} ${this.app.sentence(desk.error)}`
    if (desk.state === 'saved' && desk.problems.length) return this.t('state-draft', { n: desk.problems.length })
    if (desk.state === 'saved') return this.t(this.backend.name === 'server' ? 'state-saved' : 'state-saved-here')
    return this.t(`state-${desk.state}`)
  }
}

customElements.define('maatstaf-saving', Saving)
