import { z } from 'zod'
import { saying } from '#app/forms/form-messages.server'
import { parseYuan } from '#app/kernel/money'

const reason = z.string().trim().min(1).max(300)

export const CloseException = z.object({ exceptionId: z.uuid(), reason })
export const SettlePurchase = z.object({ reason: z.string().trim().max(300).optional().default('') })
export const RefundQuarantined = z.object({ paymentId: z.uuid(), reason })
export const CancelBySupport = z.object({ orderId: z.uuid(), reason })
export const HoldOrder = z.object({ orderId: z.uuid(), reason })
export const RecordDelivery = z.object({ orderId: z.uuid() })
export const AnswerProblem = z.object({ problemId: z.uuid(), answer: z.string().trim().min(1).max(1000) })
export const RefundOrder = z.object({
  orderId: z.uuid(),
  requestKey: z.uuid(),
  reason,
  /** Yuan as typed, read as fen. */
  amount: z.string().transform((text, context) => {
    const minor = parseYuan(text)
    if (minor !== null && minor > 0) return minor
    context.addIssue({ code: 'custom', ...saying('money') })
    return z.NEVER
  }),
})
