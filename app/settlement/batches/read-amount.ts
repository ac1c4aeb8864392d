import { minorDigits } from '#app/kernel/money'

/** Reads an amount as banks write it (25.80) as minor units; null when it is not one. Grouping commas are let through. */
export function readAmount(text: string, currency: string): number | null {
  const digits = minorDigits(currency)
  const match = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(text.replace(/[\s,]/g, ''))
  const decimals = (match?.[2] ?? '').replace(/0+$/, '')
  if (!match || decimals.length > digits) return null
  return Number(match[1]) * 10 ** digits + Number(decimals.padEnd(digits, '0') || 0)
}
