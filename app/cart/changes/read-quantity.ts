import { plainDigits } from '#app/kernel/money'

/** The most of one offer a cart holds; a CHECK of the database says the same. */
export const MOST_OF_ONE = 999
/** The most kinds of goods a cart holds. */
export const MOST_LINES = 50

export type ReadQuantity = { ok: true; quantity: number } | { ok: false; why: 'not-whole' | 'too-many' }

/**
 * Reads a quantity as people type it: full-width digits and spaces are fine, zero means none. Exactly one value must have come;
 * signs, fractions, `1e3`, hexadecimal and anything else are refused.
 */
export function readQuantity(given: readonly unknown[]): ReadQuantity {
  const [text] = given
  if (given.length !== 1 || typeof text !== 'string' || text.length > 40) return { ok: false, why: 'not-whole' }
  const plain = plainDigits(text).replace(/[\s\u200b-\u200d\ufeff]/g, '')
  if (!/^\d+$/.test(plain)) return { ok: false, why: 'not-whole' }
  const quantity = Number(plain)
  return quantity > MOST_OF_ONE ? { ok: false, why: 'too-many' } : { ok: true, quantity }
}
