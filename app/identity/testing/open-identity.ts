import { afterAll, beforeAll } from 'vitest'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import type { Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { configureTestIdentity } from './sign-in'

/** A database of this test file, opened as the process's own, and identity on it. Call at the top of the file. */
export function identityPerFile(): { readonly db: Db } {
  const database = databasePerFile()
  let opened: Db | undefined
  beforeAll(() => {
    opened = openDatabase(database.url, { max: 12 }).db
    configureTestIdentity()
  })
  afterAll(closeDatabase)
  return {
    get db() {
      if (!opened) throw new Error('The database of this file exists only once its tests run.')
      return opened
    },
  }
}
