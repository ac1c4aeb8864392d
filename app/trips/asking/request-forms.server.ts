import { z } from 'zod'
import { mobileNumber } from '#app/identity/phone-number'
import { plainDigits } from '#app/kernel/money'

const whole = z
  .string()
  .transform((text) => plainDigits(text).trim())
  .pipe(z.string().regex(/^\d{1,3}$/))
  .transform(Number)
const day = z
  .string()
  .transform((text) => plainDigits(text).trim())
  .pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}$/))

/** Dates, guests and room, as the address carries them. */
export const AskWish = z.object({ arrival: day, departure: day, adults: whole, children: whole.optional().default(0), room: z.uuid() })

export const AskForm = AskWish.extend({
  name: z.string().trim().min(1).max(40),
  phone: z.string().transform((text, context) => {
    const phone = mobileNumber(text)
    if (phone === null) context.addIssue({ code: 'custom', params: { say: 'phone' } })
    return phone ?? ''
  }),
  email: z.email().trim().max(120).optional(),
  note: z.string().trim().max(500).optional().default(''),
  seenTotal: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
  key: z.string().regex(/^[\w-]{16,64}$/),
})

export const AnswerForm = z.object({
  bookingId: z.uuid(),
  intent: z.enum(['accept', 'decline']),
  answer: z.string().trim().max(500).optional().default(''),
})
