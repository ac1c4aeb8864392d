const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A 统一社会信用代码 as it is written on a licence: capitals, without spaces, full-width letters made plain. */
export function normalizeUscc(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** Whether a normalized code has the shape of GB 32100-2015: 18 characters without I, O, S, V and Z. */
export function isUsccShape(code: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)
}

/**
 * Whether the check character is right: (31 − Σ value × 3^i mod 31) mod 31 (GB 32100-2015, annex A). A few genuine codes of the early
 * years fail it, so a failed check asks for a second look instead of shutting anybody out.
 */
export function hasUsccCheck(code: string): boolean {
  if (!isUsccShape(code)) return false
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code[i] ?? ''), 0)
  return alphabet[(31 - (sum % 31)) % 31] === code[17]
}
