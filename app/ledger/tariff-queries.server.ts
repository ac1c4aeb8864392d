import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import type { orderKinds } from '#db/schema/orders'
import type { sellerKinds } from '#db/schema/sellers'

export type RateShown = {
  position: number
  /** Null matches everything. */
  orderKind: (typeof orderKinds)[number] | null
  sellerKind: (typeof sellerKinds)[number] | null
  categoryCode: string | null
  categoryZh: string | null
  categoryEn: string | null
  /** Hundredths of a percent. */
  rateBps: number
}
export type TariffShown = { version: number; validFrom: Date; note: string; state: 'coming' | 'now' | 'past'; rates: RateShown[] }

/** Every published version of the fee rates, newest first; one of them is in force now. */
export async function publishedTariffs(db: Db): Promise<TariffShown[]> {
  const { rows } = await db.execute<Omit<TariffShown, 'validFrom'> & { validFrom: string }>(sql`
    SELECT t.version, t.valid_from AS "validFrom", t.note,
      CASE WHEN t.valid_from > now() THEN 'coming' WHEN t.version = (
        SELECT n.version FROM fee_tariffs n WHERE n.valid_from <= now() ORDER BY n.valid_from DESC, n.version DESC LIMIT 1) THEN 'now' ELSE 'past' END AS state,
      (SELECT json_agg(json_build_object('position', r.position, 'orderKind', r.order_kind, 'sellerKind', r.seller_kind, 'categoryCode', r.category_code,
          'categoryZh', c.name_zh, 'categoryEn', c.name_en, 'rateBps', r.rate_bps) ORDER BY r.position)
        FROM fee_rates r LEFT JOIN categories c ON c.code = r.category_code WHERE r.tariff = t.version) AS rates
    FROM fee_tariffs t ORDER BY t.version DESC`)
  return rows.map((row) => ({ ...row, validFrom: new Date(row.validFrom) }))
}
