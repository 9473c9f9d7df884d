// Where in a document something stands, in words: what fields mean, and titles instead of ids.
import type { Language } from '../backend/backend'
import { say } from '../words/words'
import { keyOf } from './merge'

/** The place at the end of a path of fields and keys of items. The words of `common` must have been loaded. */
export function placeName(path: string[], document: any, language: Language): string {
  let value = document
  return path.map((step) => {
    const isItem = Array.isArray(value)
    value = isItem ? value.find((one: unknown) => keyOf(one) === step) : value?.[step]
    return isItem ? itemName(value, step, document) : fieldName(step, language)
  }).join(' › ')
}

export function fieldName(field: string, language: Language): string {
  const key = `field.${field}`
  const said = say('common', language, key)
  return said === key ? plain(field) : said
}

function itemName(item: any, key: string, document: any): string {
  const piece = item?.evidence && document.evidence?.find?.((one: any) => one.id === item.evidence)
  const parts = [item?.title || piece?.title || item?.day, item?.indicator && `CI ${item.indicator}`, item?.category && plain(item.category)]
  return parts.filter(Boolean).join(', ') || plain(key)
}

const plain = (name: string) => name.replace(/[-_]/g, ' ').trim()
