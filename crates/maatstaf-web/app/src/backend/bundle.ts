// Everything of the device in one file, to take away and to bring elsewhere. It is JSON that reads well.
import { Refused, type Kept } from './backend'

interface Bundle {
  maatstaf_device: 1
  at: string
  documents: Kept[]
  versions: Kept[]
}

export function pack(documents: Kept[], versions: Kept[]): Blob {
  const bundle: Bundle = { maatstaf_device: 1, at: new Date().toISOString(), documents, versions }
  return new Blob([JSON.stringify(bundle, null, 2) + '\n'], { type: 'application/json' })
}

export async function unpack(file: Blob): Promise<{ documents: Kept[]; versions: Kept[] }> {
  let bundle: Partial<Bundle>
  try {
    bundle = JSON.parse(await file.text())
  } catch {
    throw new Refused('not JSON', [{ code: 'not-json', message: '' }], 422, 'not-json')
  }
  const sound = bundle?.maatstaf_device === 1 && Array.isArray(bundle.documents) && bundle.documents.every(isKept)
  if (!sound) throw new Refused('not a bundle', [{ code: 'not-a-bundle', message: '' }], 422, 'not-a-bundle')
  return { documents: bundle.documents!, versions: (bundle.versions ?? []).filter(isKept) }
}

function isKept(one: any): one is Kept {
  return typeof one?.id === 'string' && typeof one.kind === 'string' && Number(one.version) > 0 && typeof one.document === 'object'
}
