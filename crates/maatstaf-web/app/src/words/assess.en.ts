// The words of the pages of assess.
const words = {}

export default words
