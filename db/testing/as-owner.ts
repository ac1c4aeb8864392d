import { connect, type Db } from '#db/client.server'

/** Does what the store's role may not: makes or renames tables, silences triggers. */
export async function asOwner<T>(database: { readonly ownerUrl: string }, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, pool } = connect(database.ownerUrl, { max: 1, patient: true })
  try {
    return await work(db)
  } finally {
    await pool.end()
  }
}
