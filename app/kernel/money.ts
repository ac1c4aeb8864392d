export type Locale = 'zh' | 'en'

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: Locale, currency: string, digits: number | undefined): Intl.NumberFormat {
  const key = `${locale}:${currency}:${digits}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    })
    formatters.set(key, found)
  }
  return found
}

/** Decimals of an ISO 4217 currency: 2 for CNY, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** Minor units in one major unit of an ISO 4217 currency: 100 for CNY, 1 for JPY, 1000 for KWD. */
const minorPerMajor = (currency: string): number => 10 ** minorDigits(currency)

/**
 * Writes an amount for a reader, with the narrow symbol (¥9.80, never CN¥).
 * @param minor integer minor units (fen for CNY)
 * @param options.dropZeros leaves `.00` away, as on cards
 */
export function formatMoney(minor: number, currency = 'CNY', locale: Locale = 'zh', options: { dropZeros?: boolean } = {}): string {
  const per = currency === 'CNY' ? 100 : minorPerMajor(currency)
  const digits = options.dropZeros && minor % per === 0 ? 0 : undefined
  return formatter(locale, currency, digits).format(minor / per)
}

/** An amount for a file that programs read: digits and a point, no symbol. @param minor integer minor units */
export function decimalOf(minor: number, currency: string): string {
  return (minor / minorPerMajor(currency)).toFixed(minorDigits(currency))
}

const fullWidth = /[\uFF10-\uFF19\uFF0E\uFF0C\u3002\u3000\uFFE5]/g
const halfWidth: Record<string, string> = { '．': '.', '，': ',', '。': '.', '\u3000': ' ', '￥': '¥' }

/** Turns full-width digits and Chinese punctuation into the plain ones, so that 「９．８０」 is read as 9.80. */
export function plainDigits(text: string): string {
  return text.replace(fullWidth, (c) => halfWidth[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

/** Reads an amount typed in yuan ("9.8", "¥9.80", "１，２００") as integer fen; null when it is not one. */
export function parseYuan(text: string): number | null {
  const plain = plainDigits(text).replace(/[\s,¥元]/g, '')
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
