// The words of the pages of elements.
const words = {}

export default words
