import { test } from 'vitest'
import { sql } from 'drizzle-orm'
import { freshDatabase } from '#db/testing/fresh-database'
import { openDatabase, closeDatabase } from '#app/platform/database.server'
import { refreshCards } from '#app/catalogue/refresh-cards.server'
import { seedManyListings } from './seed-many-listings.server'
test('t', async () => {
  const d = await freshDatabase(); const { db } = openDatabase(d.url, { max: 12 })
  for (const n of [2000, 40000]) {
    const t = performance.now(); const c = process.cpuUsage()
    await seedManyListings(db, n, (l) => process.stderr.write(`${l} ${Math.round(performance.now() - t)}\n`))
    process.stderr.write(`${n}: ${Math.round(performance.now() - t)} ms cpu ${JSON.stringify(process.cpuUsage(c))}\n`)
  }
  const ids = (await db.execute<{id:string}>(sql`select id from listings order by random() limit 500`)).rows.map((r) => r.id)
  process.stderr.write(`changed ${(await db.transaction((tx) => refreshCards(tx, ids))).length}\n`)
  process.stderr.write(JSON.stringify((await db.execute(sql`select indexrelname, pg_size_pretty(pg_relation_size(indexrelid)) from pg_stat_user_indexes where relname='listings'`)).rows)+'\n')
  await closeDatabase(); await d.drop()
}, 300000)
