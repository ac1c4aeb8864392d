import type { PageLanguage } from './words'

/** Minor units to what a buyer reads; the number of decimals is the currency's own. */
export function shownMoney(amount: number, currency: string, language: PageLanguage): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount / 10 ** decimals)
}

/** A wall clock of Shanghai, e.g. 17:05. */
export function shownTime(unixSeconds: number, language: PageLanguage): string {
  const format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' })
  return format.format(unixSeconds * 1000)
}
