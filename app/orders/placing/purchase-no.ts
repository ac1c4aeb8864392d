import { randomInt } from 'node:crypto'
import { dayOf } from '#app/kernel/day'

// Without 0 O 1 I L U: read aloud over the phone, none is taken for another.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A purchase's number as people read it, HS261123-7K4M2P: the day in Shanghai and six letters nobody can guess. */
export function newPurchaseNo(now = new Date()): string {
  const tail = Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `HS${dayOf(now).slice(2).replaceAll('-', '')}-${tail}`
}

/** The number of the n-th seller's order in a purchase: …-A, …-B, after …-Z come …-AA, …-AB. */
export function sellerOrderNo(purchaseNo: string, index: number): string {
  let letters = ''
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) letters = String.fromCharCode(65 + (n % 26)) + letters
  return `${purchaseNo}-${letters}`
}
