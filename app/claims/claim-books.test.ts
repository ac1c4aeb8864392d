import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkBooks } from '#app/payments/books/books.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { claimPhotos } from '#db/schema/claims'
import { asOwner } from '#db/testing/as-owner'
import { sentOrders } from './testing/sent-orders'

const market = moneyMarket({ deliverWebhooks: false, checkBooks: false })
const { deliveredOrder, claimOn } = sentOrders(market)
const folder = mkdtempSync(join(tmpdir(), 'claim-books-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let granted: string
let waiting: string
beforeAll(async () => {
  granted = (await claimOn(await deliveredOrder([{ priceMinor: 1000 }]), 20)).claimId
  waiting = (await claimOn(await deliveredOrder([{ priceMinor: 10_000 }], { freightMinor: 800 }), 60)).claimId
  await market.workOff()
})

class Undo extends Error {}

/** Breaks the books inside a transaction that is rolled back, and answers the checks that noticed. */
async function noticedAfter(statement: string, uploadsDir?: string): Promise<string[]> {
  let noticed: string[] = []
  const breaking = asOwner(market, (owner) =>
    owner.transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL session_replication_role = replica`)
      await tx.execute(sql.raw(statement))
      const nested = Object.assign(Object.create(owner), { transaction: (work: (inner: typeof tx) => Promise<unknown>) => work(tx) })
      const findings = await checkBooks(nested, { graceSeconds: 60, uploadsDir })
      noticed = findings.filter(({ rows }) => rows.length > 0).map(({ name }) => name.split(' ')[0] ?? '')
      throw new Undo()
    }),
  )
  await breaking.catch((error) => {
    if (!(error instanceof Undo)) throw error
  })
  return noticed
}

describe('the audit of claims', () => {
  test('finds nothing in clean books', async () => {
    expect(await noticedAfter('SELECT 1')).toEqual([])
  })

  test.each([
    ['K01', 'a grant without its sum', () => `UPDATE claims SET granted_minor = granted_minor - 1 WHERE id = '${granted}'`],
    ['K01', 'a refund no claim knows', () => `UPDATE refunds SET request_key = 'claim:${waiting}'`],
    ['K02', 'lines that do not make the sum', () => `UPDATE claim_lines SET asked_minor = asked_minor + 1 WHERE claim_id = '${waiting}'`],
    ['K02', 'a claim of no line', () => `DELETE FROM claim_lines WHERE claim_id = '${waiting}'`],
    [
      'K03',
      'a line granted back twice',
      () => `UPDATE claim_lines SET asked_minor = 90000, granted_minor = 90000 WHERE claim_id = '${granted}'`,
    ],
    ['K04', 'a claim nobody ended', () => `UPDATE claims SET due_at = now() - interval '1 hour' WHERE id = '${waiting}'`],
  ])('%s notices %s', async (name, _, statement) => {
    expect(await noticedAfter(statement())).toContain(name)
  })

  test('R5 notices a photo of a claim without its files', async () => {
    const photos = await market.db.select({ key: claimPhotos.key }).from(claimPhotos).where(eq(claimPhotos.claimId, granted))
    const others = await market.db.select({ key: claimPhotos.key }).from(claimPhotos).where(eq(claimPhotos.claimId, waiting))
    for (const { key } of [...photos, ...others]) mkdirSync(join(folder, key.slice(0, 2), key), { recursive: true })
    expect(await noticedAfter('SELECT 1', folder)).toEqual([])
    for (const { key } of photos.slice(0, 1)) rmSync(join(folder, key.slice(0, 2), key), { recursive: true })
    expect(await noticedAfter('SELECT 1', folder)).toEqual(['R5'])
  })
})
