// What it takes to say in words what stands in the open document.
import { frameworkOf } from '../parts/framework'
import type { Part } from '../shell/part'
import { loadWords } from '../words/words'
import type { Reader } from './place-name'

/** The words of fields and choices, and the names of categories and levels, in the language that is read. */
export async function readerFor(page: Part<any>): Promise<Reader> {
  const { framework, shown } = page.desk.document
  const named = framework ?? shown?.framework
  // Without the names or the words the ids are shown, rather than nothing.
  const found = named && frameworkOf(page.app, named).catch(() => undefined)
  await Promise.all((['common', 'coach'] as const).map((area) => loadWords(area, page.language).catch(() => undefined)))
  return { page, framework: await found }
}
