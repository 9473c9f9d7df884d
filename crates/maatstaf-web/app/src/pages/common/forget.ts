// What this browser keeps beside the documents: settings, and the copy of the page for when there is no network.

/** Forgets all of it. The page goes on as it is; the next visit is like the first. */
export async function forgetHere(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (key.startsWith('maatstaf-')) localStorage.removeItem(key)
  // The worker first: it would fill the cache again.
  await (await navigator.serviceWorker?.getRegistration())?.unregister()
  if (!globalThis.caches) return
  // The worker goes on until this page is left, and holds the same lock while it keeps a file.
  await navigator.locks.request('maatstaf-cache', async () => {
    for (const name of await caches.keys()) if (name.startsWith('maatstaf-')) await caches.delete(name)
  })
}
