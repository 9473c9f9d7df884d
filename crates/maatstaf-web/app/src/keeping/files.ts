// Files: what somebody brings is recognised, checked and kept; what they take away is named after what it is.
import { Refused, type Backend, type Kept, type KindName } from '../backend/backend'

/** The kind of a document, from the field that says its version. */
const KINDS: [string, KindName][] = [
  ['maatstaf', 'portfolio'],
  ['maatstaf_programme', 'programme'],
  ['maatstaf_agreement', 'agreement'],
  ['maatstaf_audit', 'audit'],
  ['maatstaf_assessment', 'assessment'],
]

export function kindOf(document: any): KindName | undefined {
  return KINDS.find(([field]) => typeof document?.[field] === 'number')?.[1]
}

/** A file as JSON. */
export async function readJson(file: Blob): Promise<any> {
  const text = await file.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('not JSON', [], 422, 'not-json')
  }
}

/** Keeps the document in a file. A file with everything of a device brings in all of it, and answers none. */
export async function takeIn(backend: Backend, file: File): Promise<Kept | undefined> {
  if (/zip/.test(file.type) || /\.zip$/i.test(file.name)) {
    await backend.store.importAll(file)
    return undefined
  }
  const document = await readJson(file)
  if (document?.maatstaf_device) {
    await backend.store.importAll(file)
    return undefined
  }
  const kind = kindOf(document)
  if (!kind) throw new Refused('not a bundle', [], 422, 'not-a-bundle')
  // A portfolio is read by the engine first: what is wrong with it is said at once.
  if (kind === 'portfolio') await backend.engine.call('estimate', { portfolio: document })
  return backend.store.create(kind, file.name.replace(/\.json$/i, '').slice(0, 200), document)
}

/** Gives a file to the reader. */
export function giveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export function jsonFile(document: unknown): Blob {
  return new Blob([JSON.stringify(document, null, 2) + '\n'], { type: 'application/json' })
}

/** A title as the name of a file. */
export function fileName(title: string, ending: string): string {
  const plain = title.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60)
  return `${plain || 'maatstaf'}.${ending}`
}
