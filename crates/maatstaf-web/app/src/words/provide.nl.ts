// The words of the pages of provide.
import type { Same } from './words'
import type en from './provide.en'

const words: Same<typeof en> = {}

export default words
