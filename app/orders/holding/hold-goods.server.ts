import type { CartLine } from '#app/cart/cart-line'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import type { Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import type { Tx } from '#db/client.server'
import { holdStock } from './hold-stock.server'

/** Holds the goods of a purchase, all or none; stalls that have none left show it. @throws Refusal conflict `sold-out` */
export async function holdGoods(tx: Tx, purchaseId: string, lines: readonly CartLine[], locale: Locale): Promise<void> {
  if (lines.length === 0) return
  const left = await holdStock(
    tx,
    purchaseId,
    lines.map(({ offerId, quantity }) => ({ offerId, quantity })),
  )
  const short = lines.find((line) => !left.has(line.offerId))
  if (short)
    throw new Refusal('conflict', 'sold-out', {
      title: locale === 'en' ? short.titleEn || short.titleZh : short.titleZh,
      wanted: short.quantity,
      offerId: short.offerId,
    })
  await refreshCards(
    tx,
    lines.filter((line) => left.get(line.offerId) === 0).map((line) => line.listingId),
  )
}
