import { useLocale } from '#app/i18n/use-locale'
import type { Word } from '#app/i18n/words'
import { say } from '#app/i18n/words'
import { provinceWords, deliveryWords as w } from '#app/i18n/words/buying/delivery'
import { formatMoney } from '#app/kernel/money'
import type { DeliveryTerms } from './fee'

type DeliveryNoteProps = {
  terms: DeliveryTerms
  currency?: string /** How much more must be bought for free delivery. */
  missingMinor?: number | null
}

/** What a seller's delivery costs, from when it is free, and where it does not go: for the product page and the cart. */
export function DeliveryNote({ terms, currency = 'CNY', missingMinor }: DeliveryNoteProps) {
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, currency, locale, { dropZeros: true })
  const parts = [
    terms.flatMinor === 0 ? t(w.free) : t(w.flat, { money: money(terms.flatMinor) }),
    terms.flatMinor > 0 && terms.freeFromMinor !== null ? t(w.freeFrom, { money: money(terms.freeFromMinor) }) : '',
  ].filter(Boolean)
  const names = terms.excludedProvinces.map((code) => {
    const word: Word | undefined = (provinceWords as Record<string, Word>)[code]
    return word ? say(locale, word) : code
  })
  return (
    <div className="text-sm text-ink-2">
      <p>
        {parts.join(locale === 'zh' ? '，' : ', ')}
        {missingMinor ? <strong className="ms-2 text-bamboo-strong">{t(w.missing, { money: money(missingMinor) })}</strong> : null}
      </p>
      {names.length > 0 ? <p>{t(w.excluded, { names: names.join(locale === 'zh' ? '、' : ', ') })}</p> : null}
    </div>
  )
}
