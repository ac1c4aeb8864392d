import type { LineView } from '#app/cart/cart-view'
import { useLocale } from '#app/i18n/use-locale'
import { cartWords as w } from '#app/i18n/words/buying/cart'
import { formatMoney } from '#app/kernel/money'
import { Icon } from '#app/ui/icon'

/** What is no longer as the buyer left it, old beside new. */
export function LineChanges({ line }: { line: LineView }) {
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, line.currency, locale)
  const said: string[] = []
  if (line.trouble === 'off-sale') said.push(t(w.offSale))
  if (line.trouble === 'sold-out') said.push(t(w.soldOut))
  if (line.trouble === 'too-many') said.push(t(w.tooMany, { wanted: line.quantity, left: line.available }))
  if (line.wasMinor !== null && (line.trouble === null || line.trouble === 'too-many'))
    said.push(t(w.wasNow, { old: money(line.wasMinor), now: money(line.priceMinor) }))
  if (said.length === 0) return null
  return (
    <ul className="grid gap-1">
      {said.map((sentence) => (
        <li key={sentence} className="flex gap-1 font-semibold text-error">
          <Icon name="alert" />
          {sentence}
        </li>
      ))}
    </ul>
  )
}
