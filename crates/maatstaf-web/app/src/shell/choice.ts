// Which back end: the server that this page comes from, where there is one; else the device.
import type { Backend, Language } from '../backend/backend'
import type { Route } from './route'

const PLACE = 'maatstaf-place'

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
  if (localStorage.getItem(PLACE) !== 'device') {
    const { findServer, serverBackend } = await import('../backend/server')
    const server = await findServer(language)
    if (server?.known) return { backend: serverBackend(server.http), signInNeeded: false }
    if (server) return { ...(await device(language)), signInNeeded: true }
  }
  return device(language)
}

async function device(language: Language): Promise<Chosen> {
  const { deviceBackend } = await import('../backend/device')
  return { backend: deviceBackend(language), signInNeeded: false }
}
