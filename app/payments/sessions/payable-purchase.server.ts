import { sql } from 'drizzle-orm'
import { pick, say } from '#app/i18n/words'
import { paymentWords as w } from '#app/i18n/words/buying/payments'
import { formatDay } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import type { PayableLine } from '#app/payments/provider/checkout'
import { clockIn, dayIn } from '#app/stays/days/zone-clock'
import type { Db } from '#db/client.server'

export type PayablePurchase = {
  id: string
  no: string
  status: string
  currency: string
  totalMinor: number
  locale: 'zh' | 'en'
  email: string | null
  holdsCard: boolean
  expiresAt: Date
  lines: PayableLine[]
  attempts: number
  quarantined: boolean
  /** The one attempt that may still bring money. */
  open: { id: string; attempt: number; providerRef: string | null; createdAt: Date } | null
}

type PayableRoom = { titleZh: string; titleEn: string; roomZh: string; roomEn: string; arrival: string; departure: string; minor: number }
type PayableSeats = { titleZh: string; titleEn: string; startsAt: string; zone: string; minor: number }

type Row = Omit<PayablePurchase, 'expiresAt' | 'lines' | 'open'> & {
  rooms: PayableRoom[] | null
  seats: PayableSeats[] | null
  expiresAt: string
  goods:
    | {
        titleZh: string
        titleEn: string
        labelZh: string
        labelEn: string
        unitMinor: number
        quantity: number
        weighed: boolean
        pieces: number
      }[]
    | null
  freights: { nameZh: string; nameEn: string; minor: number }[] | null
  open: { id: string; attempt: number; providerRef: string | null; createdAt: string } | null
}

/**
 * What the provider must be told of a purchase, in one statement.
 * @throws Refusal missing `order-missing`
 */
export async function payablePurchase(db: Db, purchaseId: string): Promise<PayablePurchase> {
  const { rows } = await db.execute<Row>(sql`
    SELECT p.id, p.no, p.status, p.currency, p.total_minor AS "totalMinor", p.locale, p.email, p.holds_card AS "holdsCard", p.expires_at AS "expiresAt",
      (SELECT json_agg(json_build_object('titleZh', l.title_zh, 'titleEn', l.title_en, 'labelZh', l.label_zh, 'labelEn', l.label_en,
         'unitMinor', CASE WHEN l.weigh_minor IS NULL THEN l.unit_minor ELSE l.line_minor END,
         'quantity', CASE WHEN l.weigh_minor IS NULL THEN l.quantity ELSE 1 END, 'weighed', l.weigh_minor IS NOT NULL, 'pieces', l.quantity) ORDER BY l.id)
       FROM order_lines l JOIN seller_orders o ON o.id = l.seller_order_id WHERE o.purchase_id = p.id) AS goods,
      (SELECT json_agg(json_build_object('nameZh', s.name_zh, 'nameEn', s.name_en, 'minor', o.freight_minor) ORDER BY o.id)
       FROM seller_orders o JOIN sellers s ON s.id = o.seller_id WHERE o.purchase_id = p.id AND o.freight_minor > 0) AS freights,
      (SELECT json_agg(json_build_object('titleZh', b.quote ->> 'titleZh', 'titleEn', b.quote ->> 'titleEn', 'roomZh', b.quote ->> 'roomZh',
         'roomEn', b.quote ->> 'roomEn', 'arrival', b.quote ->> 'arrival', 'departure', b.quote ->> 'departure', 'minor', o.total_minor) ORDER BY o.id)
       FROM seller_orders o JOIN bookings b ON b.seller_order_id = o.id WHERE o.purchase_id = p.id AND b.purchase_id = p.id) AS rooms,
      (SELECT json_agg(json_build_object('titleZh', b.quote ->> 'titleZh', 'titleEn', b.quote ->> 'titleEn', 'startsAt', b.quote ->> 'startsAt',
         'zone', b.zone, 'minor', o.total_minor) ORDER BY o.id)
       FROM seller_orders o JOIN session_bookings b ON b.seller_order_id = o.id WHERE o.purchase_id = p.id AND b.purchase_id = p.id) AS seats,
      (SELECT coalesce(max(y.attempt), 0)::int FROM payments y WHERE y.purchase_id = p.id) AS attempts,
      EXISTS (SELECT 1 FROM payments y WHERE y.purchase_id = p.id AND y.quarantine IS NOT NULL) AS quarantined,
      (SELECT json_build_object('id', y.id, 'attempt', y.attempt, 'providerRef', y.provider_ref, 'createdAt', y.created_at)
       FROM payments y WHERE y.purchase_id = p.id AND y.state IN ('created','processing')) AS open
    FROM purchases p WHERE p.id = ${purchaseId}`)
  const row = rows[0]
  if (!row) throw new Refusal('missing', 'order-missing')
  const { goods, freights, rooms, seats, open, expiresAt, ...facts } = row
  const named = (...parts: string[]) => parts.filter(Boolean).join(' · ')
  return {
    ...facts,
    expiresAt: new Date(expiresAt),
    open: open ? { ...open, createdAt: new Date(open.createdAt) } : null,
    lines: [
      ...(goods ?? []).map((line) => ({
        name: named(
          pick(facts.locale, line.titleZh, line.titleEn),
          pick(facts.locale, line.labelZh, line.labelEn),
          line.weighed ? say(facts.locale, w.atMostFor, { n: line.pieces }) : '',
        ),
        unitMinor: line.unitMinor,
        quantity: line.quantity,
      })),
      ...(freights ?? []).map((line) => ({
        name: say(facts.locale, w.freightOf, { seller: pick(facts.locale, line.nameZh, line.nameEn) }),
        unitMinor: line.minor,
        quantity: 1,
      })),
      ...(rooms ?? []).map((room) => ({
        name: named(
          pick(facts.locale, room.titleZh, room.titleEn),
          pick(facts.locale, room.roomZh, room.roomEn),
          `${formatDay(room.arrival, facts.locale)} – ${formatDay(room.departure, facts.locale)}`,
        ),
        unitMinor: room.minor,
        quantity: 1,
      })),
      ...(seats ?? []).map((one) => ({
        name: named(
          pick(facts.locale, one.titleZh, one.titleEn),
          `${formatDay(dayIn(new Date(one.startsAt), one.zone), facts.locale)} ${clockIn(new Date(one.startsAt), one.zone)}`,
        ),
        unitMinor: one.minor,
        quantity: 1,
      })),
    ],
  }
}
