import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { runLanes, type Tally } from '../load/run-asks'

/** Goods of one line, as the floor's rows need them. */
export type FloorGoods = { offerId: string; listingId: string; sellerId: string; categoryCode: string; priceMinor: number }
export type BareOrder = { kind: 'purchases'; url: string; pairs: (readonly [FloorGoods, FloorGoods])[]; count: number; concurrency: number }
export type BareAnswers = { purchases: Tally }

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const address = text(
  JSON.stringify({
    name: '陈小满',
    phone: '13800138000',
    divisionCode: '330502001',
    province: '浙江省',
    city: '湖州市',
    district: '吴兴区',
    town: '月河街道',
    detail: '红旗路 18 号 3 幢 502',
  }),
)
const rows = (values: readonly (readonly string[])[]) => values.map((row) => `(${row.join(',')})`).join(',')

/** Everything that is left behind by a paid purchase of two sellers, in its last state, as one transaction in one message. */
function purchaseSql(goods: readonly FloorGoods[]): string {
  const [purchase, visitor, payment] = [randomUUID(), randomUUID(), randomUUID()]
  const no = `B${randomBytes(8).toString('hex')}`
  const total = goods.reduce((sum, { priceMinor }) => sum + priceMinor, 0)
  const lines = goods.map((line, index) => ({ ...line, order: randomUUID(), line: randomUUID(), orderNo: `${no}-${index + 1}` }))
  const offers = lines
    .map(({ offerId }) => text(offerId))
    .sort()
    .join(',')
  return `BEGIN;
    INSERT INTO carts (id) VALUES ('${visitor}');
    INSERT INTO idempotency (actor, route, key, request_hash, state, status, body) VALUES ('${visitor}', 'checkout', '${purchase}', '${no}', 'finished', 200, '{}');
    INSERT INTO purchases (id, no, visitor_id, status, total_minor, expires_at, paid_at, idempotency_key, address, phone, guest_token_hash)
      VALUES ('${purchase}', '${no}', '${visitor}', 'paid', ${total}, now(), now(), '${purchase}', ${address}, '13800138000', '${no}');
    INSERT INTO seller_orders (id, no, purchase_id, seller_id, state, subtotal_minor, total_minor, ship_by)
      VALUES ${rows(lines.map((line) => [text(line.order), text(line.orderNo), text(purchase), text(line.sellerId), "'paid'", `${line.priceMinor}`, `${line.priceMinor}`, 'now()']))};
    INSERT INTO order_lines (id, seller_order_id, seller_id, offer_id, listing_id, quantity, unit_minor, line_minor, offer_version, title_zh, title_en, label_zh, label_en, category_code)
      VALUES ${rows(lines.map((line) => [text(line.line), text(line.order), text(line.sellerId), text(line.offerId), text(line.listingId), '1', `${line.priceMinor}`, `${line.priceMinor}`, '1', "'货'", "'goods'", "'散装'", "'loose'", text(line.categoryCode)]))};
    INSERT INTO order_moves (id, seller_order_id, from_state, to_state, actor_kind)
      VALUES ${rows(
        lines.flatMap((line) => [
          [text(randomUUID()), text(line.order), 'NULL', "'pending'", "'buyer'"],
          [text(randomUUID()), text(line.order), "'pending'", "'paid'", "'system'"],
        ]),
      )};
    SELECT 1 FROM stocks WHERE offer_id IN (${offers}) ORDER BY offer_id FOR UPDATE;
    UPDATE stocks SET on_hand = on_hand - 1 WHERE offer_id IN (${offers});
    INSERT INTO stock_holds (id, offer_id, purchase_id, quantity, state, expires_at) VALUES ${rows(lines.map((line) => [text(randomUUID()), text(line.offerId), text(purchase), '1', "'consumed'", 'now()']))};
    INSERT INTO stock_ledger (id, offer_id, delta, reason, ref_id) VALUES ${rows(lines.map((line) => [text(randomUUID()), text(line.offerId), '-1', "'sale'", text(line.line)]))};
    INSERT INTO payments (id, purchase_id, provider_ref, intent_ref, charge_ref, method, amount_minor, state) VALUES ('${payment}', '${purchase}', '${no}', '${no}', '${no}', 'card', ${total}, 'succeeded');
    INSERT INTO payment_balances (payment_id, captured) VALUES ('${payment}', ${total});
    SELECT post_capture('${payment}', 'CNY');
    INSERT INTO outbox (id, topic, dedupe_key, payload, state, done_at) VALUES ('${randomUUID()}', 'bench', '${purchase}', '{}', 'done', now());
    COMMIT`
}

process.on('message', async ({ url, pairs, count, concurrency }: BareOrder) => {
  const clients = Array.from({ length: concurrency }, () => new pg.Client({ connectionString: url }))
  try {
    await Promise.all(clients.map((client) => client.connect()))
    const idle = [...clients]
    const answer = await runLanes(count, concurrency, () => {
      const client = idle.pop() as pg.Client
      return {
        async work(index) {
          await client.query(purchaseSql(pairs[index % pairs.length] as readonly FloorGoods[]))
          return { status: 200, bytes: 0 }
        },
        close: () => {},
      }
    })
    process.send?.({ answer })
  } catch (error) {
    process.send?.({ error: (error as Error).message })
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => {})))
  }
})
process.on('disconnect', () => process.exit(0))
process.send?.({ answer: 'ready' })
