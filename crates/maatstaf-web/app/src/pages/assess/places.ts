// The pages of the assessor.
import type { Place } from '../../shell/places'

export const places: Place[] = []
