// Whether there is room beside the page: what stands beside it is a closed sheet below it where there is none.
const room = matchMedia('(min-width: 62rem)')

export const isWide = () => room.matches

/** Draws an element again when that changes, as on turning a telephone. */
export const followWidth = (element: { requestUpdate(): void }) => {
  const again = () => element.requestUpdate()
  return { hostConnected: () => room.addEventListener('change', again), hostDisconnected: () => room.removeEventListener('change', again) }
}
