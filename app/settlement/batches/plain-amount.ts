const digitsOf = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** An amount as banks write it: a point, all of its currency's decimals, no grouping. 25.80 for 2580 fen. */
export function plainAmount(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Reads such an amount as minor units; null when it is not one. Grouping commas are let through. */
export function readAmount(text: string, currency: string): number | null {
  const digits = digitsOf(currency)
  const match = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(text.replace(/[\s,]/g, ''))
  const decimals = (match?.[2] ?? '').replace(/0+$/, '')
  if (!match || decimals.length > digits) return null
  return Number(match[1]) * 10 ** digits + Number(decimals.padEnd(digits, '0') || 0)
}
