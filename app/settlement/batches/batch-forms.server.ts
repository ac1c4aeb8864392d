import { z } from 'zod'

const reason = z.string().trim().min(1).max(300)

export const DraftBatch = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), reason })
/** Of every act on a batch: an operator says why. */
export const ActOnBatch = z.object({ reason })
