import { mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { testContact } from '#app/orders/testing/make-purchase'
import { settle } from '#app/payments/settling/settle.server'
import { noticedAfter as breakBooks } from '#app/payments/testing/broken-books'
import { moneyMarket } from '#app/payments/testing/money-market'
import { pool } from '#app/platform/database.server'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { goodsChecks } from './book-checks-goods.server'
import { ledgerChecks } from './book-checks-ledger.server'
import { moneyChecks } from './book-checks-money.server'
import { nightChecks } from './book-checks-nights.server'
import { mailboxCheck, queueChecks } from './book-checks-queues.server'
import { settlementChecks } from './book-checks-settlement.server'
import { tripChecks } from './book-checks-trips.server'
import type { BooksToCheck } from './books.server'

const market = moneyMarket({ checkBooks: false, deliverWebhooks: false })
const folder = mkdtempSync(join(tmpdir(), 'books-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let paid: { purchaseId: string; no: string; orderId: string; paymentId: string; offerId: string; listingId: string; sellerId: string }
let pending: { purchaseId: string; offerId: string }
let room: { bookingId: string; unitId: string; purchaseId: string }
let sessionId: string
let booked: { purchaseId: string; orderId: string; bookingId: string }

beforeAll(async () => {
  const tea = await market.product({ onHand: 5, priceMinor: 6800 })
  const bought = await market.startBuying([{ offerId: tea.offerId, quantity: 2 }])
  await payOnHostedPage(bought.url)
  await settle(market.db, bought.purchaseId)
  await market.workOff()
  const [order] = await market.ordersOf(bought.purchaseId)
  const [payment] = await market.paymentsOf(bought.purchaseId)
  paid = { ...tea, purchaseId: bought.purchaseId, no: bought.no, orderId: order?.id ?? '', paymentId: payment?.id ?? '' }
  const rice = await market.product({ onHand: 4 })
  const open = await market.startBuying([rice])
  pending = { purchaseId: open.purchaseId, offerId: rice.offerId }
  const house = await makeStay(market.db)
  const arrival = addDays(dayOf(new Date()), 30)
  room = await bookRoom(market.db, house.rooms[0].roomTypeId, { arrival, departure: addDays(arrival, 2), adults: 2, children: 0 })
  sessionId = (await makeSession(market.db)).sessionId
  const other = await makeStay(market.db)
  const stay = await market.startBuying([], {
    address: testContact,
    wishes: [{ roomTypeId: other.rooms[0].roomTypeId, arrival, departure: addDays(arrival, 2) }],
  })
  await payOnHostedPage(stay.url)
  await settle(market.db, stay.purchaseId)
  await market.workOff()
  const [stayOrder] = await market.ordersOf(stay.purchaseId)
  const booking = await market.db.query.bookings.findFirst({ where: (row) => eq(row.purchaseId, stay.purchaseId) })
  booked = { purchaseId: stay.purchaseId, orderId: stayOrder?.id ?? '', bookingId: booking?.id ?? '' }
})

const noticedAfter = (statements: readonly string[], books: BooksToCheck = {}) => breakBooks(market, statements, books)

const old = "now() - interval '1 hour'"
const id = () => `'${newId()}'`

describe('the audit', () => {
  test('finds nothing in clean books', async () => {
    expect(await noticedAfter([], { uploadsDir: folder, acknowledged: [{ kind: 'purchase', id: paid.purchaseId }] })).toEqual([])
  })

  test('has the checks of the specification', async () => {
    const names = [
      ...goodsChecks,
      ...nightChecks,
      ...moneyChecks,
      ...ledgerChecks,
      ...settlementChecks,
      ...tripChecks,
      ...queueChecks,
      mailboxCheck,
    ]
      .map(({ name }) => name.split(' ')[0])
      .sort()
    expect(names).toEqual([
      'A01',
      'A02',
      'A03',
      'A04',
      'A05',
      'A06',
      'A07',
      'A08',
      'A09',
      'A10',
      'A11',
      'A12',
      'A13',
      'A14',
      'A15',
      'A16',
      'A17',
      'A19',
      'A20',
      'A22',
      'A23',
      'A24',
      'A25',
      'A26',
      'A27',
      'B01',
      'B02',
      'B03',
      'B04',
      'B05',
      'B06',
      'B07',
      'B08',
      'B09',
      'B10',
      'L01',
      'L02',
      'L03',
      'L04',
      'L05',
      'L06',
      'L07',
      'L08',
      'L09',
      'L10',
      'L11',
      'L12',
      'L13',
      'R6',
    ])
  })

  const transfer = (minor: number) =>
    `INSERT INTO transfers (id, seller_order_id, seller_id, payment_id, n, provider, amount_minor, account_ref, reversed_minor, state) VALUES (${id()}, '${paid.orderId}', '${paid.sellerId}', '${paid.paymentId}', 1, 'stripe_connect', ${minor}, 'acct_x', 0, 'requested')`
  const violations: Record<string, () => string[]> = {
    A01: () => [`UPDATE stocks SET held = held + 1 WHERE offer_id = '${paid.offerId}'`],
    A02: () => [`UPDATE stocks SET on_hand = on_hand + 1 WHERE offer_id = '${paid.offerId}'`],
    A03: () => [`UPDATE stock_holds SET state = 'released' WHERE purchase_id = '${paid.purchaseId}'`],
    A04: () => [`UPDATE purchases SET total_minor = total_minor + 1 WHERE id = '${pending.purchaseId}'`],
    A05: () => [
      `UPDATE order_lines SET unit_minor = unit_minor + 1, line_minor = (unit_minor + 1) * quantity WHERE seller_order_id = '${paid.orderId}'`,
    ],
    A06: () => [`UPDATE payments SET state = 'failed' WHERE id = '${paid.paymentId}'`],
    A07: () => [`UPDATE purchases SET status = 'cancelled', paid_at = NULL WHERE id = '${paid.purchaseId}'`],
    A08: () => [`UPDATE payment_balances SET refunded = 100 WHERE payment_id = '${paid.paymentId}'`],
    A09: () => [`UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE id = (SELECT min(id) FROM ledger_entries)`],
    L01: () => [`UPDATE ledger_balances SET balance_minor = balance_minor - 1 WHERE subject_id = '${paid.orderId}'`],
    L02: () => [`UPDATE payment_balances SET captured = captured + 1 WHERE payment_id = '${paid.paymentId}'`],
    L03: () => [`UPDATE payments SET fee_minor = fee_minor + 1 WHERE id = '${paid.paymentId}'`],
    L04: () => [
      `INSERT INTO refunds (id, payment_id, seller_order_id, request_key, amount_minor, state) VALUES (${id()}, '${paid.paymentId}', '${paid.orderId}', 'unposted', 1, 'requested')`,
    ],
    L05: () => [`UPDATE seller_orders SET subtotal_minor = subtotal_minor + 1, total_minor = total_minor + 1 WHERE id = '${paid.orderId}'`],
    L06: () => [
      `INSERT INTO ledger_accounts (id, kind, currency) VALUES ('suspense:CNY', 'suspense', 'CNY')`,
      `UPDATE ledger_entries SET account_id = 'suspense:CNY' WHERE seller_order_id = '${paid.orderId}'`,
    ],
    L07: () => [`UPDATE ledger_entries SET seller_order_id = '${booked.orderId}' WHERE seller_order_id = '${paid.orderId}'`],
    L08: () => [`DELETE FROM line_fees WHERE seller_order_id = '${paid.orderId}'`],
    L09: () => [transfer(1)],
    L10: () => [`UPDATE seller_orders SET state = 'settled' WHERE id = '${paid.orderId}'`],
    L11: () => [transfer(2).replace(", 0, 'requested'", ", 1, 'requested'")],
    L12: () => [`UPDATE payment_balances SET captured = 0 WHERE payment_id = '${paid.paymentId}'`, transfer(1)],
    L13: () => [
      `INSERT INTO payout_batches (id, no, line_count, total_minor, made_by) SELECT ${id()}, 'PB-1', 1, 100, id FROM users LIMIT 1`,
    ],
    A10: () => [
      `DELETE FROM unit_nights WHERE (unit_id, night) = (SELECT unit_id, min(night) FROM unit_nights WHERE booking_id = '${room.bookingId}' GROUP BY 1)`,
    ],
    A11: () => [`UPDATE bookings SET state = 'released', expires_at = NULL WHERE id = '${room.bookingId}'`],
    A12: () => [
      `INSERT INTO bookings (id, unit_id, stay_id, seller_id, source, state, check_in, check_out) SELECT ${id()}, unit_id, stay_id, seller_id, 'block', 'confirmed', check_in + 1, check_out FROM bookings WHERE id = '${room.bookingId}'`,
    ],
    A13: () => [`UPDATE stock_holds SET expires_at = ${old} WHERE purchase_id = '${pending.purchaseId}'`],
    A14: () => [
      `INSERT INTO webhook_events (provider, event_id, type, payload, received_at) VALUES ('stripe', 'evt_stuck', 'x', '{}', ${old})`,
    ],
    A15: () => [
      `INSERT INTO outbox (id, topic, dedupe_key, payload, created_at, run_after) VALUES (${id()}, 'message', 'stuck', '{}', ${old}, ${old})`,
    ],
    A16: () => [`DELETE FROM outbox WHERE topic = 'order_paid' AND dedupe_key = '${paid.purchaseId}'`],
    A17: () => [`UPDATE seller_orders SET state = 'cancelled' WHERE id = '${paid.orderId}'`],
    A19: () => [
      `INSERT INTO idempotency (actor, route, key, request_hash, state, locked_until) VALUES ('a', 'r', 'kkkkkkkkkkkkkkkk', 'h', 'started', ${old})`,
    ],
    A20: () => [`UPDATE offers SET currency = 'JPY' WHERE id = '${paid.offerId}'`],
    A22: () => [`UPDATE purchases SET status = 'expired' WHERE id = '${pending.purchaseId}'`],
    A23: () => [`UPDATE purchases SET expires_at = ${old} WHERE id = '${pending.purchaseId}'`],
    A25: () => [`SET LOCAL synchronous_commit = off`],
    A26: () => [`ALTER TABLE mailbox ADD CONSTRAINT never_checked CHECK (length(body) < 100000) NOT VALID`],
    A27: () => [
      `INSERT INTO payments (id, purchase_id, attempt, provider_ref, amount_minor, state) VALUES (${id()}, '${paid.purchaseId}', 9, 'cs_twice', 100, 'surplus')`,
    ],
    B01: () => [`UPDATE listings SET in_stock = NOT in_stock WHERE id = '${paid.listingId}'`],
    B02: () => [`UPDATE experience_sessions SET taken = 1 WHERE id = '${sessionId}'`],
    B03: () => [
      `UPDATE seller_orders SET subtotal_minor = subtotal_minor + 1, total_minor = total_minor + 1 WHERE purchase_id = '${room.purchaseId}'`,
    ],
    B04: () => [`UPDATE purchases SET address = '{"name":"a","phone":"1"}' WHERE id = '${paid.purchaseId}'`],
    B05: () => [`UPDATE bookings SET state = 'released', expires_at = NULL WHERE id = '${booked.bookingId}'`],
    B06: () => [`UPDATE seller_orders SET state = 'cancelled' WHERE id = '${booked.orderId}'`],
    B07: () => [
      `UPDATE seller_orders SET state = 'cancelled' WHERE id = '${booked.orderId}'`,
      `DELETE FROM order_moves WHERE seller_order_id = '${booked.orderId}' AND to_state = 'confirmed'`,
    ],
    B08: () => [
      `UPDATE seller_orders SET state = 'cancelled' WHERE id = '${booked.orderId}'`,
      `INSERT INTO booking_cancellations (seller_order_id, booking_id, cause, actor_kind, paid_minor, refund_minor) VALUES ('${booked.orderId}', '${booked.bookingId}', 'guest', 'buyer', 100, 100)`,
    ],
    B09: () => [
      `INSERT INTO booking_cancellations (seller_order_id, booking_id, cause, actor_kind, paid_minor, refund_minor) VALUES ('${booked.orderId}', '${booked.bookingId}', 'guest', 'buyer', 100, 0)`,
    ],
    B10: () => [
      `INSERT INTO booking_changes (id, booking_id, seller_id, state, actor_kind, from_unit_id, from_check_in, from_check_out, to_room_type_id, to_check_in, to_check_out, quote, difference_minor, done_at)
        SELECT ${id()}, b.id, b.seller_id, 'done', 'buyer', b.unit_id, b.check_in, b.check_out, u.room_type_id, b.check_in + 1, b.check_out, b.quote, 0, now() FROM bookings b JOIN room_units u ON u.id = b.unit_id WHERE b.id = '${booked.bookingId}'`,
    ],
    R9: () => [
      `DELETE FROM unit_nights WHERE (unit_id, night) = (SELECT unit_id, min(night) FROM unit_nights WHERE booking_id = '${booked.bookingId}' GROUP BY 1)`,
    ],
    R6: () => [`DELETE FROM mailbox WHERE message_id LIKE 'paid-buyer:${paid.no}:%'`],
  }

  for (const [name, statements] of Object.entries(violations)) {
    test(`${name} notices a seeded violation`, async () => {
      expect(await noticedAfter(statements())).toContain(name)
    })
  }

  test('A14 notices an event that matched nothing, until an operator has put it away', async () => {
    const dead = `INSERT INTO webhook_events (provider, event_id, type, payload, state, unmatched) VALUES ('stripe', 'evt_dead', 'x', '{}', 'dead', 'cs_x')`
    expect(await noticedAfter([dead])).toContain('A14')
    const closed = `INSERT INTO payment_exceptions (id, kind, ref, closed_at) VALUES (${id()}, 'event_unmatched', 'evt_dead', now())`
    expect(await noticedAfter([dead, closed])).not.toContain('A14')
  })

  test('A13 and A22 notice nights that nobody will pay for', async () => {
    expect(await noticedAfter([`UPDATE bookings SET expires_at = ${old} WHERE id = '${room.bookingId}'`])).toEqual(['A13'])
    expect(await noticedAfter([`UPDATE purchases SET status = 'expired' WHERE id = '${room.purchaseId}'`])).toContain('A22')
  })

  test('A20 notices a room of another currency', async () => {
    expect(await noticedAfter([`UPDATE bookings SET currency = 'JPY' WHERE id = '${booked.bookingId}'`])).toContain('A20')
  })

  test('A05 counts the lines of stays too', async () => {
    expect(await noticedAfter([`DELETE FROM booking_lines WHERE booking_id = '${room.bookingId}' AND kind = 'night'`])).toContain('A05')
  })

  test('A17 notices money due back that nobody asked for', async () => {
    expect(await noticedAfter([`UPDATE purchases SET status = 'refund_due' WHERE id = '${paid.purchaseId}'`])).toContain('A17')
  })

  test('A24 tripwire: the database itself refuses a second sale of a line', async () => {
    const [line] = (await pool.query<{ id: string }>('SELECT id FROM order_lines WHERE seller_order_id = $1', [paid.orderId])).rows
    const twice = pool.query("INSERT INTO stock_ledger (id, offer_id, delta, reason, ref_id) VALUES ($1, $2, -1, 'sale', $3)", [
      newId(),
      paid.offerId,
      line?.id,
    ])
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'stock_ledger_once' })
  })

  test('R5 notices a photo row without file, and an old file without row', async () => {
    const key = 'ab'.repeat(16)
    const row = `INSERT INTO listing_photos (id, listing_id, seller_id, key, width, height) VALUES (${id()}, '${paid.listingId}', '${paid.sellerId}', '${key}', 10, 10)`
    expect(await noticedAfter([row], { uploadsDir: folder })).toContain('R5')
    const hung = [
      `INSERT INTO stay_photos (id, stay_id, seller_id, key, width, height) SELECT ${id()}, stay_id, seller_id, '${key}', 10, 10 FROM bookings WHERE id = '${room.bookingId}'`,
      `INSERT INTO experience_photos (id, experience_id, seller_id, key, width, height) SELECT ${id()}, experience_id, seller_id, '${key}', 10, 10 FROM experience_sessions WHERE id = '${sessionId}'`,
    ]
    for (const one of hung) expect(await noticedAfter([one], { uploadsDir: folder })).toEqual(['R5'])
    const stray = join(folder, 'cd', 'cd'.repeat(16))
    mkdirSync(stray, { recursive: true })
    expect(await noticedAfter([], { uploadsDir: folder })).toEqual([])
    utimesSync(stray, 0, 0)
    expect(await noticedAfter([], { uploadsDir: folder })).toContain('R5')
    rmSync(stray, { recursive: true })
  })

  test('R7 notices an acknowledged purchase that is gone', async () => {
    expect(await noticedAfter([], { acknowledged: [{ kind: 'purchase', id: newId() }] })).toContain('R7')
    expect(await noticedAfter([], { acknowledged: [{ kind: 'refund', id: newId() }] })).toContain('R7')
  })
})

describe('bad states the database refuses by itself', () => {
  const refused: Record<string, [statement: () => string, code: string]> = {
    'a second succeeded payment': [
      () =>
        `INSERT INTO payments (id, purchase_id, attempt, provider_ref, amount_minor, state) VALUES (${id()}, '${paid.purchaseId}', 8, 'cs_second', 100, 'succeeded')`,
      '23505',
    ],
    'a second open payment': [
      () =>
        `INSERT INTO payments (id, purchase_id, attempt, amount_minor, state) VALUES (${id()}, '${pending.purchaseId}', 8, 100, 'created')`,
      '23505',
    ],
    'more refunded than captured': [
      () => `UPDATE payment_balances SET refunded = captured + 1 WHERE payment_id = '${paid.paymentId}'`,
      '23514',
    ],
    'more held than on hand': [() => `UPDATE stocks SET held = on_hand + 1 WHERE offer_id = '${paid.offerId}'`, '23514'],
    'stock under what is held': [() => `UPDATE stocks SET on_hand = 0 WHERE offer_id = '${pending.offerId}'`, '23514'],
    'a negative quantity': [
      () => `UPDATE order_lines SET quantity = -1, line_minor = -unit_minor WHERE seller_order_id = '${paid.orderId}'`,
      '23514',
    ],
    'a paid purchase without its time': [() => `UPDATE purchases SET paid_at = NULL WHERE id = '${paid.purchaseId}'`, '23514'],
    'a payment without reference that succeeded': [() => `UPDATE payments SET provider_ref = NULL WHERE id = '${paid.paymentId}'`, '23514'],
    'a rewritten history': [() => `UPDATE order_moves SET to_state = 'settled' WHERE seller_order_id = '${paid.orderId}'`, '42501'],
    'a rewritten ledger': [() => `DELETE FROM stock_ledger WHERE offer_id = '${paid.offerId}'`, '42501'],
  }
  for (const [name, [statement, code]] of Object.entries(refused)) {
    test(name, async () => {
      await expect(pool.query(statement())).rejects.toMatchObject({ code })
    })
  }

  test('nothing of it was left behind', async () => {
    const [row] = await market.db.execute(sql`SELECT status FROM purchases WHERE id = ${paid.purchaseId}`).then(({ rows }) => rows)
    expect(row).toEqual({ status: 'paid' })
    expect(await market.db.query.payments.findMany({ where: (payment) => eq(payment.purchaseId, paid.purchaseId) })).toHaveLength(1)
  })
})
