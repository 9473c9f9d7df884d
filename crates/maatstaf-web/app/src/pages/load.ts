// Which script a page stands in. The start stands in the first of all.
export const own = async () => void (await import('./own'))
export const others = async () => void (await import('./others'))
