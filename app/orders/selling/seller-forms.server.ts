import { z } from 'zod'
import { saying } from '#app/forms/form-messages.server'
import { plainDigits } from '#app/kernel/money'

const shortText = (most: number) => z.string().trim().min(1).max(most)

const trackingNo = z.string().transform((typed, ctx) => {
  const plain = plainDigits(typed).replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z0-9-]{4,40}$/.test(plain)) {
    ctx.addIssue({ code: 'custom', ...saying('trackingNo') })
    return z.NEVER
  }
  return plain
})

/** A parcel that leaves: its tracking number with full-width digits and spaces forgiven. */
export const ShipForm = z.object({ carrier: shortText(40), trackingNo })
export const CancelForm = z.object({ reason: shortText(200) })
export const InvoiceAnswerForm = z.object({ state: z.enum(['issued', 'refused']), answer: shortText(100) })
export const ProblemAnswerForm = z.object({ problemId: z.uuid(), answer: shortText(1000) })
