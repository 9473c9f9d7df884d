// The words of the pages of elements.
import type { Same } from './words'
import type en from './elements.en'

const words: Same<typeof en> = {}

export default words
