import { useLocale } from '#app/i18n/use-locale'
import { weighedWords as w } from '#app/i18n/words/buying/weighed'
import { formatMoney } from '#app/kernel/money'
import { Notice } from '#app/ui/feedback/flash'
import type { ShownHold } from './hold-queries.server'

/** What has become of the card that was held: nothing yet, charged by weight, or let go. */
export function HeldCard({ hold, currency }: { hold: Omit<ShownHold, 'weighBy'> | null; currency: string }) {
  const { t, locale } = useLocale()
  if (!hold) return null
  const money = (minor: number) => formatMoney(minor, currency, locale)
  if (hold.stage === 'held') return <Notice kind="info">{t(w.wasHeld, { most: money(hold.heldMinor) })}</Notice>
  if (hold.stage === 'let-go') return <Notice kind="info">{t(w.wasLetGo)}</Notice>
  return (
    <Notice kind="good">{t(w.wasCharged, { money: money(hold.chargedMinor), less: money(hold.heldMinor - hold.chargedMinor) })}</Notice>
  )
}
