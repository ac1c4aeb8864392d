import type { LineView } from '#app/cart/cart-view'
import { useLocale } from '#app/i18n/use-locale'
import { weighedWords as w } from '#app/i18n/words/buying/weighed'
import { formatMoney } from '#app/kernel/money'
import { Money } from '#app/ui/price/price'

/** What a line costs; for goods paid by weight, the most it can. */
export function LineMoney({ line: { weigh, lineMinor, currency } }: { line: LineView }) {
  const { t } = useLocale()
  return (
    <span className="font-semibold text-price">
      {weigh ? <span className="text-sm font-normal text-ink-2">{t(w.mostShort)} </span> : null}
      <Money minor={lineMinor} currency={currency} />
    </span>
  )
}

/** That a line is paid by weight, what it is expected to cost and the most it can. */
export function WeighedLine({ line: { estimateMinor, lineMinor, currency } }: { line: LineView }) {
  const { t, locale } = useLocale()
  if (estimateMinor === null) return null
  const money = (minor: number) => formatMoney(minor, currency, locale)
  return (
    <p className="text-sm">
      {t(w.slip)}
      {locale === 'zh' ? '：' : ': '}
      {t(w.expected, { estimate: money(estimateMinor), most: money(lineMinor) })}
    </p>
  )
}
