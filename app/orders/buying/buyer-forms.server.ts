import { z } from 'zod'
import { plainDigits } from '#app/kernel/money'

const shortText = (most: number) => z.string().trim().max(most)

export const CancelOrder = z.object({ orderId: z.uuid(), reason: shortText(200).optional().default('') })
export const ReceiveOrder = z.object({ orderId: z.uuid() })
export const ReportProblem = z.object({ orderId: z.uuid(), text: shortText(1000).min(1) })

/** A phone number as people write it: full-width digits, spaces, +86. */
const phone = z
  .string()
  .transform((text) =>
    plainDigits(text)
      .replace(/[\s\-()+]/g, '')
      .replace(/^86(?=1\d{10}$)/, ''),
  )
  .pipe(z.string().regex(/^\d{5,15}$/))

export const FindOrder = z.object({
  no: z
    .string()
    .transform((text) =>
      plainDigits(text)
        .replace(/\s/g, '')
        .replace(/[－—–]/g, '-')
        .toUpperCase(),
    )
    .pipe(z.string().min(1).max(30)),
  phone,
})
