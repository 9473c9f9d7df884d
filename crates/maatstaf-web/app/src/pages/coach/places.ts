// The pages of the coach.
import type { Place } from '../../shell/places'

export const places: Place[] = []
