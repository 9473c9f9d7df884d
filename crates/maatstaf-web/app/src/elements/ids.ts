/** An id that is not taken: `s-1`, `s-2` and so on. */
export function freeId(stem: string, taken: string[]): string {
  const all = new Set(taken)
  let number = all.size + 1
  while (all.has(`${stem}-${number}`)) number++
  return `${stem}-${number}`
}
