import { z } from 'zod'

const reason = z.string().trim().min(1).max(300)

export const SubmitEvidence = z.object({ disputeId: z.uuid(), words: z.string().trim().max(5000).optional().default('') })
export const ConcedeDispute = z.object({ disputeId: z.uuid(), reason })
export const ChooseBearer = z.object({ disputeId: z.uuid(), borneBy: z.enum(['seller', 'house']), reason })
