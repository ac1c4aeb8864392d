import { z } from 'zod'
import { plainDigits } from '#app/kernel/money'

export const ReturnForm = z.object({ key: z.uuid(), words: z.string().trim().max(1000).optional().default('') })
export const SendBack = z.object({
  orderId: z.uuid(),
  claimId: z.uuid(),
  carrier: z.string().trim().min(1).max(40),
  trackingNo: z
    .string()
    .transform((text) => plainDigits(text).replace(/\s/g, '').toUpperCase())
    .pipe(z.string().regex(/^[0-9A-Z-]{4,40}$/)),
})

/** How many pieces of each line go back; a number that is none is named. */
export function readReturnLines(form: FormData, lineIds: readonly string[]) {
  const lines: { orderLineId: string; pieces: number }[] = []
  const wrong: string[] = []
  for (const orderLineId of lineIds) {
    const typed = plainDigits(String(form.get(`pieces-${orderLineId}`) ?? '')).trim() || '0'
    if (!/^\d{1,6}$/.test(typed)) wrong.push(orderLineId)
    else if (Number(typed) > 0) lines.push({ orderLineId, pieces: Number(typed) })
  }
  return { lines, wrong }
}
