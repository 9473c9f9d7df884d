// The words of the pages of coach.
const words = {}

export default words
