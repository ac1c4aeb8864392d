import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { feeWords as w } from '#app/i18n/words/selling/fees'
import { DataTable } from '#app/ui/data-table'
import type { RateShown } from './tariff-queries.server'

/** 1250 → 12.5% */
const percent = (rateBps: number): string => `${rateBps / 100}%`

/** Fee rates in the order in which they are tried. */
export function RateTable({ caption, rates }: { caption: string; rates: readonly RateShown[] }) {
  const { locale, t } = useLocale()
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rates}
      rowKey={({ position }) => String(position)}
      columns={[
        {
          key: 'what',
          header: t(w.what),
          cell: ({ orderKind, categoryZh, categoryEn }) =>
            categoryZh ? pick(locale, categoryZh, categoryEn ?? '') : t(w[`order-${orderKind ?? 'any'}`]),
        },
        { key: 'whose', header: t(w.whose), cell: ({ sellerKind }) => t(w[`seller-${sellerKind ?? 'any'}`]) },
        { key: 'rate', header: t(w.rate), numeric: true, cell: ({ rateBps }) => percent(rateBps) },
      ]}
    />
  )
}
