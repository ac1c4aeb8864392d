import { type Locale, say } from '#app/i18n/words'
import { uiWords as w } from '#app/i18n/words/ui'
import { formatMoney } from '#app/kernel/money'
import { GRAMS_PER_KG, pricePerJin, pricePerKg } from '#app/kernel/weight'

export type PriceFacts = {
  /** Price of one `unit` in minor units of `currency`. */
  minor: number
  currency?: string
  /** The unit it is sold by, in the reader's language: 斤, 罐, tin. */
  unit?: string
  /** Net grams in one unit; gives the prices by weight. */
  grams?: number | null
  /** Sold by weight itself (unit is 斤 or 公斤), not by the pack. */
  byWeight?: boolean
  /** The cheapest of several offers: said with 起. */
  from?: boolean
  /** The price before, in minor units. */
  wasMinor?: number | null
}

export type PriceWords = { before: string; symbol: string; number: string; after: string; per: string[]; said: string }

const amountOf = (minor: number) => (minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2))

function weightOf(grams: number, locale: Locale): string {
  return grams >= GRAMS_PER_KG
    ? say(locale, w.kilograms, { n: Number((grams / GRAMS_PER_KG).toFixed(3)) })
    : say(locale, w.grams, { n: grams })
}

/** Everything a price says, to the eye and to a screen reader. `full` gives both prices by weight of a pack. */
export function priceWords(facts: PriceFacts, locale: Locale, full = false): PriceWords {
  const { minor, currency = 'CNY', unit, grams, byWeight, from, wasMinor } = facts
  const money = (value: number) => formatMoney(value, currency, locale, { dropZeros: true })
  const perKg = grams ? pricePerKg(minor, grams) : undefined
  const perJin = grams ? pricePerJin(minor, grams) : undefined
  const kgFirst = Boolean(byWeight && perKg !== undefined && (locale === 'en' || grams === GRAMS_PER_KG))
  const main = money(kgFirst && perKg !== undefined ? perKg : minor)
  const mainUnit = kgFirst ? say(locale, w.kg) : unit

  const per: string[] = []
  if (perKg !== undefined && perJin !== undefined && grams) {
    const kgText = say(locale, w.perUnit, { money: money(perKg), unit: say(locale, w.kg) })
    const jinText = say(locale, w.perJin, { money: money(perJin) })
    if (byWeight) per.push(kgFirst ? jinText : kgText)
    else {
      const exact = (perKg * grams) % GRAMS_PER_KG === 0 && (perKg * grams) / GRAMS_PER_KG === minor
      const prefix = exact ? '' : `${say(locale, w.about)} `
      const first = locale === 'en' ? kgText : full ? jinText : kgText
      per.push(`${prefix}${first}`)
      if (full) per.push(locale === 'en' ? jinText : kgText)
      per.push(weightOf(grams, locale))
    }
  }

  const symbol = /^\D*/.exec(main)?.[0] ?? ''
  return {
    before: from && locale === 'en' ? say(locale, w.from) : '',
    symbol,
    number: main.slice(symbol.length),
    after: `${mainUnit ? `/${mainUnit}` : ''}${from && locale === 'zh' ? ` ${say(locale, w.from)}` : ''}`,
    per,
    said: sayPrice({ minor, unit, from, wasMinor, locale, perKg, perJin, kgFirst, byWeight, grams }),
  }
}

type Said = Pick<PriceFacts, 'minor' | 'unit' | 'from' | 'wasMinor' | 'byWeight' | 'grams'> & {
  locale: Locale
  perKg?: number
  perJin?: number
  kgFirst: boolean
}

function sayPrice({ minor, unit, from, wasMinor, locale, perKg, perJin, kgFirst, byWeight, grams }: Said): string {
  const amount = amountOf(kgFirst && perKg !== undefined ? perKg : minor)
  const named = kgFirst ? say(locale, w.kg) : unit
  const parts = [
    named
      ? say(locale, from ? w.saidPriceFrom : w.saidPrice, { amount, unit: named })
      : say(locale, from ? w.saidPriceAloneFrom : w.saidPriceAlone, { amount }),
  ]
  if (perKg !== undefined && perJin !== undefined) {
    parts.push(kgFirst ? say(locale, w.saidPerJin, { amount: amountOf(perJin) }) : say(locale, w.saidPerKg, { amount: amountOf(perKg) }))
  }
  if (grams && !byWeight) parts.push(say(locale, w.saidNet, { weight: weightOf(grams, locale) }))
  if (wasMinor) parts.push(say(locale, w.saidWas, { amount: amountOf(wasMinor) }))
  return parts.join(locale === 'zh' ? '，' : ', ')
}
