// The Markdown that the engine writes, as a page: headings, paragraphs, lists, tables and emphasis, and nothing else.
import { html, type TemplateResult } from 'lit'

export function markdown(text: string): TemplateResult[] {
  return text.trim().split(/\n{2,}/).map(block)
}

function block(text: string): TemplateResult {
  const heading = /^(#+) (.*)$/.exec(text)
  if (heading) return heading[1]!.length < 3 ? html`<h3>${inline(heading[2]!)}</h3>` : html`<h4>${inline(heading[2]!)}</h4>`
  const lines = text.split('\n')
  if (lines.every(line => line.startsWith('- '))) return html`<ul>${lines.map(line => html`<li>${inline(line.slice(2))}</li>`)}</ul>`
  if (lines.every(line => line.startsWith('|'))) return table(lines)
  return html`<p>${inline(text)}</p>`
}

function table(lines: string[]): TemplateResult {
  // A bar inside a cell is written with a stroke before it.
  const cells = (line: string) => line.slice(1, -1).split(/(?<!\\)\|/).map(cell => inline(cell.trim()))
  const [head, , ...rows] = lines
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${cells(head!).map(cell => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr>${cells(row).map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
}

function inline(text: string) {
  const bare = (part: string) => part.replace(/\\([\\`*_{}[\]<>()#+\-.!|~&])/g, '$1')
  return text.split(/(\*\*[^*]+\*\*|(?<!\\)\*[^*]+\*)/).map(part => (part.startsWith('**') ? html`<b>${bare(part.slice(2, -2))}</b>` : part.length > 1 && part.startsWith('*') ? html`<em>${bare(part.slice(1, -1))}</em>` : bare(part)))
}
