import { useLocale } from '#app/i18n/use-locale'
import { formatMoney } from '#app/kernel/money'
import { type PriceFacts, priceWords } from './price-words'

type PriceProps = PriceFacts & {
  size?: 'small' | 'card' | 'large'
  /** Both prices by weight of a pack, as on the product's own page. */
  full?: boolean
  /** Leave the line by weight away, as in a cart line that has it elsewhere. */
  short?: boolean
}

/** A price as on a market slip: small ¥, large number, small unit, and below it the price by weight. */
export function Price({ size = 'card', full, short, ...facts }: PriceProps) {
  const { locale } = useLocale()
  const words = priceWords(facts, locale, full)
  return (
    <p className={`price price-${size}`}>
      <span aria-hidden="true">
        {words.before ? <span className="price-unit">{words.before} </span> : null}
        <span className="price-symbol">{words.symbol}</span>
        <span className="price-number">{words.number}</span>
        {words.after ? <span className="price-unit">{words.after}</span> : null}
        {facts.wasMinor ? (
          <>
            {' '}
            <s>{formatMoney(facts.wasMinor, facts.currency, locale, { dropZeros: true })}</s>
          </>
        ) : null}
        {words.per.length > 0 && !short ? <span className="price-per">{words.per.join(' · ')}</span> : null}
      </span>
      <span className="sr-only">{words.said}</span>
    </p>
  )
}

/** An amount alone, such as a total. */
export function Money({ minor, currency = 'CNY', className }: { minor: number; currency?: string; className?: string }) {
  const { locale } = useLocale()
  return <span className={`tabular-nums whitespace-nowrap ${className ?? ''}`}>{formatMoney(minor, currency, locale)}</span>
}
