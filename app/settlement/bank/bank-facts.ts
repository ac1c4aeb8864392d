/** A bank account as its bank wants it named. */
export type BankFacts = {
  /** The holder, in the words of the stall's papers. */
  payee: string
  /** Digits only. */
  account: string
  bank: string
  /** 联行号: twelve digits that name the branch in CNAPS. */
  cnaps: string
}

/** How long a new account waits before money is sent to it. Source: spec/reliability S29. */
export const bankHoldHours = 72

/** The last four digits, to be known by. */
export const tailOf = (account: string): string => account.slice(-4)

/** Digits of a bank account of any kind, as banks of the mainland give them out. */
export const isAccountShape = (digits: string): boolean => /^\d{8,32}$/.test(digits)

/**
 * Whether a number is one of a bank card, which ends in a check digit: 16 to 19 digits that begin as cards do (ISO/IEC 7812; 62 is UnionPay).
 * Accounts of companies and old passbooks are as long, begin with 1, 2, 7, 8 or 0, and carry no such digit.
 */
export const isCardNumber = (digits: string): boolean => /^[3-6]\d{15,18}$/.test(digits)

/** Luhn's check (ISO/IEC 7812-1, annex B). */
export function hasLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
