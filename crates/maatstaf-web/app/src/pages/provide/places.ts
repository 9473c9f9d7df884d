// The pages of the training provider.
import type { Place } from '../../shell/places'

export const places: Place[] = []
