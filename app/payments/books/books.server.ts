import { inArray } from 'drizzle-orm'
import { configureUploads, keptPhotoKeys } from '#app/catalogue/photos/uploads.server'
import { readTold } from '#app/stays/calendar-feeds/writing/compare-feeds.server'
import type { Db, Tx } from '#db/client.server'
import { listingPhotos } from '#db/schema/catalogue'
import { claimPhotos } from '#db/schema/claims'
import { experiencePhotos } from '#db/schema/experiences'
import { purchases } from '#db/schema/orders'
import { refunds } from '#db/schema/payments'
import { uploads } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { stayPhotos } from '#db/schema/stays'
import { weighings } from '#db/schema/weighing'
import type { BookFinding } from './book-check'
import { claimChecks } from './book-checks-claims.server'
import { goodsChecks } from './book-checks-goods.server'
import { ledgerChecks } from './book-checks-ledger.server'
import { moneyChecks } from './book-checks-money.server'
import { nightChecks } from './book-checks-nights.server'
import { mailboxCheck, queueChecks } from './book-checks-queues.server'
import { settlementChecks } from './book-checks-settlement.server'
import { tripChecks } from './book-checks-trips.server'
import { weighingChecks } from './book-checks-weighing.server'

/** What was answered "done" to somebody: it must be in the database, whatever happened since. */
export type Acknowledged = { kind: 'purchase' | 'refund'; id: string }

export type BooksToCheck = {
  /** How old unfinished work may be before it counts as stuck; ten minutes unless said otherwise. */
  graceSeconds?: number
  /** The folder of photo files; without it photos are not compared. */
  uploadsDir?: string | undefined
  /** Messages stay in the built-in mailbox, so each must be found there. */
  simulatedMessages?: boolean
  acknowledged?: readonly Acknowledged[]
}

/**
 * The audit "nothing lost": each check must find no row. Reads one snapshot and changes nothing.
 * @returns every check by name, with the rows that are wrong
 */
export async function checkBooks(db: Db, books: BooksToCheck = {}): Promise<BookFinding[]> {
  const options = { graceSeconds: books.graceSeconds ?? 600 }
  const checks = [
    ...goodsChecks,
    ...nightChecks,
    ...moneyChecks,
    ...ledgerChecks,
    ...settlementChecks,
    ...tripChecks,
    ...weighingChecks,
    ...claimChecks,
    ...queueChecks,
    ...(books.simulatedMessages ? [mailboxCheck] : []),
  ].sort((a, b) => a.name.localeCompare(b.name))
  const { findings, calendars } = await db.transaction(
    async (tx) => {
      const findings: BookFinding[] = []
      for (const { name, query } of checks) findings.push({ name, rows: (await tx.execute(query(options))).rows })
      const calendars = await readTold(tx)
      if (books.uploadsDir) findings.push({ name: 'R5 photo rows and files', rows: await comparePhotos(tx, books.uploadsDir) })
      if (books.acknowledged) findings.push({ name: 'R7 acknowledged and lost', rows: await findLost(tx, books.acknowledged) })
      return { findings, calendars }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  return [...findings, { name: 'R9 calendars tell the nights that are taken', rows: calendars() }]
}

async function comparePhotos(tx: Tx, folder: string): Promise<Record<string, unknown>[]> {
  configureUploads(folder)
  const kept = await keptPhotoKeys()
  const files = new Set(kept.map(({ key }) => key))
  const shown: { key: string }[] = []
  for (const hung of [listingPhotos, stayPhotos, experiencePhotos, claimPhotos])
    shown.push(...(await tx.select({ key: hung.key }).from(hung)))
  const scales = await tx.select({ key: weighings.photoKey }).from(weighings)
  const portraits = await tx.select({ key: sellers.portraitKey }).from(sellers)
  const taken = await tx.select({ key: uploads.key }).from(uploads)
  const needed = [...shown, ...scales, ...portraits].flatMap(({ key }) => (key ? [key] : []))
  const known = new Set([...needed, ...taken.map(({ key }) => key)])
  return [
    ...needed.filter((key) => !files.has(key)).map((key) => ({ key, missing: 'file' })),
    ...kept.filter(({ key, olderThanADay }) => olderThanADay && !known.has(key)).map(({ key }) => ({ key, missing: 'row' })),
  ]
}

async function findLost(tx: Tx, acknowledged: readonly Acknowledged[]): Promise<Record<string, unknown>[]> {
  const idsOf = (kind: Acknowledged['kind']) => acknowledged.filter((one) => one.kind === kind).map((one) => one.id)
  const kept = new Set<string>()
  if (idsOf('purchase').length > 0)
    for (const { id } of await tx
      .select({ id: purchases.id })
      .from(purchases)
      .where(inArray(purchases.id, idsOf('purchase'))))
      kept.add(id)
  if (idsOf('refund').length > 0)
    for (const { id } of await tx
      .select({ id: refunds.id })
      .from(refunds)
      .where(inArray(refunds.id, idsOf('refund'))))
      kept.add(id)
  return acknowledged.filter(({ id }) => !kept.has(id)).map((one) => ({ ...one }))
}
