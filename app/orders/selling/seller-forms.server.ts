import { z } from 'zod'
import { saying } from '#app/forms/form-messages.server'
import { plainDigits } from '#app/kernel/money'
import { readScale } from '#app/orders/weighing/read-scale'

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
/** What the scale said, in the unit it shows. */
export const WeighForm = z
  .object({
    lineId: z.uuid(),
    weight: z.string(),
    unit: z.enum(['g', 'jin', 'kg']).default('g'),
    sure: z.enum(['on']).optional(),
    photoKeys: z
      .array(z.string().regex(/^[0-9a-f]{32}$/))
      .max(8)
      .default([]),
  })
  .transform(({ weight, unit, sure, photoKeys, lineId }, ctx) => {
    const grams = readScale(weight, unit)
    if (grams === null) {
      ctx.addIssue({ code: 'custom', path: ['weight'], ...saying('scale') })
      return z.NEVER
    }
    return { lineId, grams, sure: sure === 'on', photoKey: photoKeys.at(-1) ?? null }
  })
export const CancelForm = z.object({ reason: shortText(200) })
export const InvoiceAnswerForm = z.object({ state: z.enum(['issued', 'refused']), answer: shortText(100) })
export const ProblemAnswerForm = z.object({ problemId: z.uuid(), answer: shortText(1000) })
