// Every page: the pattern of its address, its element and where its script is. Each page is loaded when it is first opened.
import { places as assess } from '../pages/assess/places'
import { places as coach } from '../pages/coach/places'
import { places as common } from '../pages/common/places'
import { places as provide } from '../pages/provide/places'
import type { Area } from '../words/words'
import { fits } from './route'

export interface Place {
  /** Such as `portfolio/:/evidence/*`; `:` is one part, `*` is any that come after. */
  pattern: string
  /** The name of the page's element. */
  tag: string
  /** The words that it needs, besides those of the shell. */
  area: Area
  load: () => Promise<unknown>
  /** Whether the second part of the address is a document that is opened to edit. */
  desk?: boolean
}

const PLACES: Place[] = [...common, ...coach, ...assess, ...provide]

export function placeOf(path: string[]): Place {
  return PLACES.find((place) => fits(place.pattern, path)) ?? PLACES.find((place) => place.pattern === 'missing')!
}
