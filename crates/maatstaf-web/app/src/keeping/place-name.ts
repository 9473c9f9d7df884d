// Places and values of a document in words: what fields mean, names of categories, and titles instead of ids.
import { nameIn, type FrameworkAnswer } from '../parts/framework'
import type { Part } from '../shell/part'
import { say } from '../words/words'
import { keyOf } from './merge'

/** Who reads, with the framework of the document when it is there. The words of `common` and `coach` must have been loaded. */
export interface Reader {
  page: Part<any>
  framework?: FrameworkAnswer
}

/** The place at the end of a path of fields and keys of items. What is in the document no more is called by what it was. */
export function placeName(path: string[], document: any, reader: Reader, was?: unknown): string {
  let value = document
  return path
    .map((step, at) => {
      const isItem = Array.isArray(value)
      value = isItem ? (value.find((one: unknown) => keyOf(one) === step) ?? value[step as any]) : value?.[step]
      if (at === path.length - 1) value ??= was
      return isItem ? itemName(value, step, document, reader) : fieldName(step, reader)
    })
    .join(' › ')
}

/** A value as somebody reads it: a text as it is, choices and categories by their names, of anything more a line for each field. */
export function written(value: any, reader: Reader, field = ''): string {
  if (Array.isArray(value)) {
    if (!value.some(isObject)) return value.map((one) => written(one, reader, field)).join(', ')
    return value.map((one) => `– ${indented(written(one, reader, field))}`).join('\n')
  }
  if (!isObject(value)) return word(value, reader, field)
  return Object.entries(value)
    .filter(([name, part]) => name !== 'id' && part !== null && !(Array.isArray(part) && !part.length))
    .map(([name, part]) => {
      const said = written(part, reader, name)
      return `${fieldName(name, reader)}:${isObject(part) || said.includes('\n– ') || said.startsWith('– ') ? `\n  ${indented(said)}` : ` ${said}`}`
    })
    .join('\n')
}

/** What a field is called; an item of the framework by its own name. */
function fieldName(field: string, { page, framework }: Reader): string {
  return known(page, `field.${field}`) ?? framework?.categories.find((one) => one.id === field)?.name ?? plain(field)
}

function itemName(item: any, key: string, document: any, { framework }: Reader): string {
  const piece = item?.evidence && document.evidence?.find?.((one: any) => one.id === item.evidence)
  const cell = [nameIn(framework?.categories, item?.category), item?.theme !== undefined && nameIn(framework?.levels, item.level)]
  const parts = [item?.title || piece?.title || item?.day, item?.indicator && `CI ${item.indicator}`, ...cell]
  return parts.filter(Boolean).join(', ') || (/^\d+$/.test(key) ? `${Number(key) + 1}` : plain(key))
}

/** A choice, a day or a category in the language that is read; everything else stays as it was written. */
function word(value: unknown, { page, framework }: Reader, field: string): string {
  const text = String(value)
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return page.day(text)
  if (/^(categor|level|target)/.test(field)) return [...(framework?.categories ?? []), ...(framework?.levels ?? [])].find((one) => one.id === text)?.name ?? text
  // Only an id is looked up: a text is never taken for one.
  if (!/^[a-z][a-z-]*$/.test(text)) return text
  return known(page, `value.${text}`) ?? known(page, `${field === 'verification' ? 'ver' : field}.${text}`) ?? text
}

/** A sentence, if there is one of that name. */
function known({ language }: Part<any>, key: string): string | undefined {
  return (['common', 'coach'] as const).map((area) => say(area, language, key)).find((said) => said !== key)
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
const indented = (text: string): string => text.replaceAll('\n', '\n  ')
const plain = (name: string): string => name.replace(/[-_]/g, ' ').trim()
