import { afterAll, beforeAll } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#db/testing/fresh-database'

/**
 * Call at the top of a test file: the file gets a migrated database of its own, dropped at its end.
 * `url` may be read in `beforeAll` and in tests, not while the file is being collected.
 */
export function databasePerFile(): { readonly url: string } {
  let database: FreshDatabase | undefined
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(async () => {
    await database?.drop()
  })
  return {
    get url() {
      if (!database) throw new Error('The database of this file exists only once its tests run.')
      return database.url
    },
  }
}
