// Tabs of the same browser tell each other what they saved.
export interface Tabs {
  tell(id: string): void
  watch(listener: (id: string) => void): () => void
}

export function watchTabs(place: string): Tabs {
  const channel = new BroadcastChannel(`maatstaf-${place}`)
  const listeners = new Set<(id: string) => void>()
  channel.onmessage = (event) => listeners.forEach((listener) => listener(String(event.data)))
  return {
    tell: (id) => channel.postMessage(id),
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
