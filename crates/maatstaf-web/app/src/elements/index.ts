// The elements that any page may use.
export {}
