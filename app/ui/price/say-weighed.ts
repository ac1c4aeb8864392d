import { say } from '#app/i18n/words'
import { weighedWords as w } from '#app/i18n/words/buying/weighed'
import { formatMoney, type Locale } from '#app/kernel/money'
import type { WeighTerms } from '#app/kernel/weighed-price'
import { GRAMS_PER_KG } from '#app/kernel/weight'

/** ¥6.80/公斤: the price of what is paid by weight, in the weight its seller prices it by. */
export const sayPricePerWeight = ({ weighMinor, weighGrams }: WeighTerms, currency: string, locale: Locale): string =>
  say(locale, weighGrams === GRAMS_PER_KG ? w.perKg : w.perJin, { money: formatMoney(weighMinor, currency, locale) })
