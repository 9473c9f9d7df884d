// The words of the pages of provide.
const words = {}

export default words
