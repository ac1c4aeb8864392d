import { z } from 'zod'
import { countDigits, mobileNumber } from '#app/identity/phone-number'

/** A mainland mobile number, as eleven digits. */
const mobileField = z
  .string()
  .max(40)
  .transform((text, context) => {
    const phone = mobileNumber(text)
    if (phone) return phone
    const n = countDigits(text)
    context.addIssue({ code: 'custom', params: n === 11 || n === 0 ? { say: 'phone' } : { say: 'phoneDigits', values: { n } } })
    return z.NEVER
  })

const emailField = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email())

/** A password to be set. Anything may stand in it; only its length counts. */
export const newPasswordField = z
  .string()
  .max(128)
  .refine((text) => [...text].length >= 8, { params: { say: 'password' } })

export const AskCode = z.object({ phone: mobileField })
export const UseCode = z.object({ phone: mobileField, code: z.string().max(20) })
export const UsePassword = z.object({ account: z.string().trim().min(1).max(254), password: z.string().max(1000) })
export const AskMail = z.object({ email: emailField })
export const SetPassword = z.object({ password: newPasswordField })
