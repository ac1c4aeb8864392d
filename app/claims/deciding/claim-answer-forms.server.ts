import { z } from 'zod'
import { saying } from '#app/forms/form-messages.server'
import { parseYuan } from '#app/kernel/money'
import { claimBearers } from '#db/schema/claims'

/** Yuan as typed, read as fen; nothing is an amount too. */
const amount = z.string().transform((text, context) => {
  const minor = parseYuan(text)
  if (minor !== null) return minor
  context.addIssue({ code: 'custom', ...saying('money') })
  return z.NEVER
})
const needed = z.string().trim().min(1).max(1000)

export const AcceptForm = z.object({ intent: z.literal('accept') })
export const OfferForm = z.object({ intent: z.literal('offer'), amount, words: z.string().trim().max(1000).optional().default('') })
export const RefuseForm = z.object({ intent: z.literal('refuse'), words: needed })
export const DecideForm = z.object({ amount, bearer: z.enum(claimBearers), reason: needed })
