import { z } from 'zod'
import { plainDigits } from '#app/kernel/money'
import { hasLuhn, isAccountShape, isCardNumber } from './bank-facts'

/** Digits as people type them, in groups or in full width. */
const digitsOf = (text: string) => plainDigits(text).replace(/[\s-]/g, '')

const wrong = (context: z.RefinementCtx, say: string, n: number) => {
  context.addIssue({ code: 'custom', params: { say, values: { n } } })
  return z.NEVER
}

/** The form of a bank account. What confirms it, a password or a code, is read beside it. */
export const BankAccountForm = z.object({
  account: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .transform((text, context) => {
      const digits = digitsOf(text)
      if (!isAccountShape(digits)) return wrong(context, 'bankAccount', digits.length)
      return isCardNumber(digits) && !hasLuhn(digits) ? wrong(context, 'bankCard', digits.length) : digits
    }),
  bank: z.string().trim().min(2).max(60),
  cnaps: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .transform((text, context) => {
      const digits = digitsOf(text)
      return /^\d{12}$/.test(digits) ? digits : wrong(context, 'cnaps', digits.length)
    }),
})
