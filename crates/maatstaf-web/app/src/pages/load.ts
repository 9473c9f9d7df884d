// Which script a page stands in. The start stands in the first of all.
export const own = (): Promise<unknown> => import('./own')
export const others = (): Promise<unknown> => import('./others')
