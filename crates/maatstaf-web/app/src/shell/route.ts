// Where the reader is, from the address behind the `#`.
export interface Route {
  /** The parts of the path, such as `portfolio`, an id and `overview`. */
  path: string[]
  query: URLSearchParams
}

export function routeOf(hash: string): Route {
  // A link that somebody was sent is the address of this page with only a secret behind the `#`.
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').replace(/^(?=maatstaf-share-)/, 'shared/').split('?')
  return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) }
}

/** An address to link to: `link('portfolio', id, 'evidence')`. */
export function link(...path: string[]): string {
  return '#/' + path.map(encodeURIComponent).join('/')
}

/** Whether an address of a page is the place that a pattern names: `:` is any one part, `*` is all that comes after. */
export function fits(pattern: string, path: string[]): boolean {
  const parts = pattern ? pattern.split('/') : []
  if (parts.at(-1) === '*') parts.pop()
  else if (path.length > parts.length) return false
  return path.length >= parts.length && parts.every((part, at) => part === ':' || part === path[at])
}
