import { z } from 'zod'
import { saying } from '#app/forms/form-messages.server'
import { parseYuan } from '#app/kernel/money'

const reason = z.string().trim().min(1).max(300)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const DeskCancel = z
  .object({ orderId: z.uuid(), reason, refund: z.enum(['rule', 'all', 'amount']), amount: z.string().trim().max(20).optional() })
  .transform(({ amount, ...form }, context) => {
    if (form.refund !== 'amount') return { ...form, refund: form.refund }
    const minor = parseYuan(amount ?? '')
    if (minor !== null) return { ...form, refund: minor }
    context.addIssue({ code: 'custom', path: ['amount'], ...saying('money') })
    return z.NEVER
  })
export const DeclareWeather = z.object({ countyCode: z.string().regex(/^\d{6}$/), firstDay: day, lastDay: day, reason })
export const LiftWeather = z.object({ warningId: z.uuid(), reason: z.string().trim().max(300).optional().default('') })
