import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import type { ProductIncome } from '#app/settlement/income/income-queries.server'
import { DataTable } from '#app/ui/data-table'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'

/** The share of the shelf price that reached the seller, in whole percent. */
const shareOf = ({ shelfMinor, mineMinor }: ProductIncome) => `${shelfMinor > 0 ? Math.round((mineMinor * 100) / shelfMinor) : 0}%`

export function ProductTable({ products, currency }: { products: readonly ProductIncome[]; currency: string }) {
  const { t, locale } = useLocale()
  if (products.length === 0) return <p className="text-ink-2">{t(w.noProducts)}</p>
  return (
    <>
      <DataTable
        caption={t(w.products)}
        hideCaption
        rows={products}
        rowKey={({ titleZh, shelfMinor, mineMinor }) => `${titleZh} ${shelfMinor} ${mineMinor}`}
        columns={[
          { key: 'product', header: t(w.product), cell: ({ titleZh, titleEn }) => <Written>{pick(locale, titleZh, titleEn)}</Written> },
          { key: 'quantity', header: t(w.quantity), numeric: true, cell: ({ quantity }) => quantity },
          { key: 'shelf', header: t(w.shelf), numeric: true, cell: ({ shelfMinor }) => <Money minor={shelfMinor} currency={currency} /> },
          { key: 'mine', header: t(w.mine), numeric: true, cell: ({ mineMinor }) => <Money minor={mineMinor} currency={currency} /> },
          { key: 'share', header: t(w.share), numeric: true, cell: shareOf },
        ]}
      />
      <p className="measure text-ink-2">{t(w.productsHint)}</p>
    </>
  )
}
