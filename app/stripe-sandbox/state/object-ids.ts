import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A random base-62 word; bytes above 247 are skipped so that every letter is equally likely. */
export function randomWord(length: number): string {
  let word = ''
  while (word.length < length) {
    for (const byte of randomBytes(length + 8)) {
      if (byte < 248 && word.length < length) word += ALPHABET[byte % 62]
    }
  }
  return word
}

export type IdPrefix =
  | 'pi'
  | 'ch'
  | 'py'
  | 're'
  | 'pyr'
  | 'txn'
  | 'evt'
  | 'we'
  | 'pm'
  | 'cus'
  | 'li'
  | 'price'
  | 'prod'
  | 'req'
  | 'prv'
  | 'acct'
  | 'ba'
  | 'po'
  | 'dp'
  | 'tr'
  | 'trr'

/** An id with Stripe's real prefix, e.g. `pi_3Q…`. */
export const newId = (prefix: IdPrefix): string => `${prefix}_${randomWord(24)}`

/** Checkout sessions in test mode carry `cs_test_`; the tail is long because it is the buyer's only key to the page. */
export const newSessionId = (): string => `cs_test_${randomWord(58)}`
