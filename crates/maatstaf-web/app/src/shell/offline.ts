// The page works without a network after the first visit, and says when there is a newer one.
import { trusted } from '../look/trusted'
import type { App } from './app'

/** Has the browser keep the page on the device. Only where the device works everything out: a server answers itself. */
export async function keepOffline(app: App): Promise<void> {
  if (app.backend.name !== 'device' || !navigator.serviceWorker) return
  const url = trusted.createScriptURL(new URL('worker.js', document.baseURI).href)
  try {
    const registration = await navigator.serviceWorker.register(url)
    if (registration.waiting) offer(app, registration.waiting)
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing
      coming?.addEventListener('statechange', () => {
        // The first worker of all is no update.
        if (coming.state === 'installed' && navigator.serviceWorker.controller) offer(app, coming)
      })
    })
    // What other pages need is fetched when this one has nothing to do; without `requestIdleCallback` after a while.
    const { active } = await navigator.serviceWorker.ready
    const rest = () => active?.postMessage('rest')
    // Who asked to save data gets it as it is used.
    if ((navigator as any).connection?.saveData) return
    if ('requestIdleCallback' in window) requestIdleCallback(rest)
    else setTimeout(rest, 3000)
  } catch {
    // Private windows and some hosts have none; the page works all the same, with a network.
  }
}

function offer(app: App, worker: ServiceWorker): void {
  app.notice(app.t('newer'), {
    label: app.t('newer-take'),
    run: () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      void (app.desk?.settle() ?? Promise.resolve()).then(() => worker.postMessage('take'))
    },
  })
}
