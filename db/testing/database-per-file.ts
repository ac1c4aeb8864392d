import { afterAll, beforeAll } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#db/testing/fresh-database'

/**
 * Call at the top of a test file: the file gets a migrated database of its own, dropped at its end.
 * Its addresses may be read in `beforeAll` and in tests, not while the file is being collected.
 */
export function databasePerFile(): Omit<FreshDatabase, 'drop'> {
  let database: FreshDatabase | undefined
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(async () => {
    await database?.drop()
  })
  const known = () => {
    if (!database) throw new Error('The database of this file exists only once its tests run.')
    return database
  }
  return {
    get url() {
      return known().url
    },
    get ownerUrl() {
      return known().ownerUrl
    },
    get sandboxUrl() {
      return known().sandboxUrl
    },
  }
}
