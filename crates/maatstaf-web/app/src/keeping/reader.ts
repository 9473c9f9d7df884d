// What it takes to say in words what stands in the open document.
import { frameworkOf } from '../parts/framework'
import type { Part } from '../shell/part'
import { loadWords } from '../words/words'
import type { Reader } from './place-name'

/** The words of fields and choices, and the names of categories and levels, in the language that is read. */
export async function readerFor(page: Part<any>): Promise<Reader> {
  const { framework, shown } = page.desk.document
  const named = framework ?? shown?.framework
  // Without the names the ids are shown.
  const [found] = await Promise.all([named && frameworkOf(page.app, named).catch(() => undefined), ...(['common', 'coach'] as const).map((area) => loadWords(area, page.language))])
  return { page, framework: found }
}
