// Which back end: the server that this page comes from, where there is one; else the device.
import type { Backend, Language } from '../backend/backend'
import { deviceBackend } from '../backend/device'
import { findServer, serverBackend } from '../backend/server'
import type { Route } from './route'

const PLACE = 'maatstaf-place'
/** Whether it was the device the last time. */
const LAST = 'maatstaf-last'

export interface Chosen {
  backend: Backend
  signInNeeded: boolean
}

/** The reader may ask for the device, in the address or once and for all. */
export function choosePlace(place: 'device' | 'server'): void {
  localStorage.setItem(PLACE, place)
}

export async function chooseBackend(language: Language, route: Route): Promise<Chosen> {
  const asked = route.query.get('place')
  if (asked === 'device' || asked === 'server') choosePlace(asked)
  // Where it was the device before it will be again: the engine is fetched while the server is looked for.
  const device = deviceBackend(language)
  if (localStorage.getItem(LAST)) device.engine.warm()
  const server = localStorage.getItem(PLACE) === 'device' ? undefined : await findServer(language)
  if (server?.known) {
    localStorage.removeItem(LAST)
    return { backend: serverBackend(server.http), signInNeeded: false }
  }
  device.engine.warm()
  localStorage.setItem(LAST, 'device')
  return { backend: device, signInNeeded: !!server }
}
