// The words of the pages of assess.
import type { Same } from './words'
import type en from './assess.en'

const words: Same<typeof en> = {}

export default words
