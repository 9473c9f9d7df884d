// The script that the pages stand in. The start stands in the first of all.
export const pages = async () => void (await import('./all'))
