// The words of the pages of coach.
import type { Same } from './words'
import type en from './coach.en'

const words: Same<typeof en> = {}

export default words
