import type { GroupView } from '#app/cart/cart-view'
import { DeliveryNote } from '#app/delivery/delivery-note'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { cartWords as w } from '#app/i18n/words/buying/cart'
import { paths } from '#app/paths'
import { BrushHeading } from '#app/ui/brush-heading'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { CartRow } from './cart-row'

export type RefusedLine = { offerId: string; typed: string; message: string }

/** What one seller sends, with its delivery and its part of the total. */
export function CartGroup({ group, currency, refused }: { group: GroupView; currency: string; refused?: RefusedLine }) {
  const { t, locale } = useLocale()
  return (
    <section aria-labelledby={`seller-${group.sellerId}`} className="card px-4 pt-3">
      <BrushHeading id={`seller-${group.sellerId}`}>
        <Link to={paths.farmer(group.sellerSlug)}>
          <Written>{t(w.sentBy, { seller: pick(locale, group.sellerNameZh, group.sellerNameEn) })}</Written>
        </Link>
      </BrushHeading>
      <ul>
        {group.lines.map((line) => (
          <CartRow key={line.offerId} line={line} refused={refused?.offerId === line.offerId ? refused : undefined} />
        ))}
      </ul>
      <div className="flex flex-wrap items-end justify-between gap-2 border-t border-line py-3">
        <DeliveryNote terms={group} currency={currency} missingMinor={group.missingMinor} />
        <p>
          {t(w.groupTotal)} <Money minor={group.totalMinor} currency={currency} className="font-semibold" />
        </p>
      </div>
    </section>
  )
}
