// The database of the browser, as promises.
const NAME = 'maatstaf'

export const TABLES = ['documents', 'versions', 'drafts', 'journal'] as const
export type Table = (typeof TABLES)[number]

let opened: Promise<IDBDatabase> | undefined

/** Opens the database once; a later version of the page may close it. */
export function database(): Promise<IDBDatabase> {
  return (opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => {
      for (const table of TABLES) asked.result.createObjectStore(table)
    }
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close()
      resolve(asked.result)
    }
    asked.onerror = () => reject(asked.error)
  }))
}

/** Does something in one transaction, and is done when that is on the disk. */
export async function within<T>(tables: Table[], mode: IDBTransactionMode, work: (tables: Record<Table, IDBObjectStore>) => Promise<T>): Promise<T> {
  const transaction = (await database()).transaction(tables, mode, { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
  })
  const open = Object.fromEntries(tables.map((table) => [table, transaction.objectStore(table)]))
  try {
    const result = await work(open as Record<Table, IDBObjectStore>)
    await done
    return result
  } catch (error) {
    done.catch(() => {})
    try {
      transaction.abort()
    } catch {
      // It was over already.
    }
    throw error
  }
}

export function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
