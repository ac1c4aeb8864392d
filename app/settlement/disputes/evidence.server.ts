import { sql } from 'drizzle-orm'
import type { DisputeEvidence } from '#app/payments/provider/disputes'
import type { Db } from '#db/client.server'

/** The provider takes 150,000 characters over all texts. */
const MOST = 20_000

type Facts = {
  no: string
  createdAt: string
  contact: string
  email: string | null
  address: { province?: string; city?: string; district?: string; town?: string; detail?: string }
  lines: string[] | null
  parcels: { carrier: string; trackingNo: string; shippedAt: string; deliveredAt: string | null }[] | null
  moves: string[] | null
  nights: string[] | null
  serviceDay: string | null
  rule: string | null
}

/** What the market's own rows say of the orders a dispute is about: goods, parcels, receipt, nights, check-in, and the rule that was agreed. */
export async function evidenceOf(db: Db, disputeId: string): Promise<DisputeEvidence> {
  const { rows } = await db.execute<Facts>(sql`
    WITH about AS (SELECT o FROM disputed_orders(${disputeId}) o)
    SELECT p.no, p.created_at AS "createdAt", p.address->>'name' AS contact, p.email, p.address,
      (SELECT array_agg(l.title_en || ' / ' || l.title_zh || ' × ' || l.quantity ORDER BY l.id) FROM order_lines l WHERE l.seller_order_id IN (SELECT o FROM about)) AS lines,
      (SELECT json_agg(json_build_object('carrier', k.carrier, 'trackingNo', k.tracking_no, 'shippedAt', k.shipped_at, 'deliveredAt', k.delivered_at) ORDER BY k.shipped_at)
       FROM parcels k WHERE k.seller_order_id IN (SELECT o FROM about)) AS parcels,
      (SELECT array_agg(m.at::text || ' ' || s.no || ' ' || m.to_state || ' (' || m.actor_kind || ')' ORDER BY m.at, m.id)
       FROM order_moves m JOIN seller_orders s ON s.id = m.seller_order_id WHERE m.seller_order_id IN (SELECT o FROM about)) AS moves,
      (SELECT array_agg(b.check_in || ' – ' || b.check_out || ', ' || b.state || coalesce(', checked in ' || b.checked_in_at, '') ORDER BY b.check_in)
       FROM bookings b WHERE b.seller_order_id IN (SELECT o FROM about)) AS nights,
      (SELECT min(b.check_in)::text FROM bookings b WHERE b.seller_order_id IN (SELECT o FROM about)) AS "serviceDay",
      (SELECT string_agg(DISTINCT b.cancel_en, E'\n') FROM bookings b WHERE b.seller_order_id IN (SELECT o FROM about)) AS rule
    FROM disputes d JOIN payments y ON y.id = d.payment_id JOIN purchases p ON p.id = y.purchase_id WHERE d.id = ${disputeId}`)
  const facts = rows[0]
  if (!facts) return {}
  const { address, parcels, lines, moves, nights } = facts
  const place = [address.detail, address.town, address.district, address.city, address.province].filter(Boolean).join(', ')
  const first = parcels?.[0]
  const given: DisputeEvidence = {
    customer_name: facts.contact,
    product_description: [...(lines ?? []), ...(nights ?? [])].join('\n'),
    uncategorized_text: [`Purchase ${facts.no}, placed ${facts.createdAt}`, ...(moves ?? [])].join('\n'),
    ...(facts.email ? { customer_email_address: facts.email } : {}),
    ...(place ? { shipping_address: place } : {}),
    ...(first
      ? {
          shipping_carrier: (parcels ?? []).map(({ carrier }) => carrier).join(', '),
          shipping_tracking_number: (parcels ?? []).map(({ trackingNo }) => trackingNo).join(', '),
          shipping_date: first.shippedAt.slice(0, 10),
        }
      : {}),
    ...(facts.serviceDay ? { service_date: facts.serviceDay } : {}),
    ...(facts.rule ? { cancellation_policy_disclosure: facts.rule } : {}),
  }
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, String(text).slice(0, MOST)]))
}
