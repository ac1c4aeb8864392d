import { z } from 'zod'
import { plainDigits } from '#app/kernel/money'
import { claimLineKinds } from '#db/schema/claims'
import type { GivenPhoto } from './claim-photos.server'
import type { AskedLine } from './open-claim.server'

const askable = claimLineKinds.filter((kind) => kind !== 'unwanted')
const steps = ['10', '25', '50', '100'] as const

const Line = z.object({ kind: z.enum(askable), amount: z.enum([...steps, 'grams']), grams: z.string() })

const wholeGrams = (typed: string): number | null => {
  const plain = plainDigits(typed).replace(/[\s,克g]/g, '')
  return /^[1-9]\d{0,8}$/.test(plain) ? Number(plain) : null
}

/** What a form says of each line; lines of which nothing is claimed are left out, and weights that are none are named. */
export function readAskedLines(form: FormData, lineIds: readonly string[]): { asked: AskedLine[]; wrongGrams: string[] } {
  const asked: AskedLine[] = []
  const wrongGrams: string[] = []
  for (const orderLineId of lineIds) {
    const text = (name: string) => String(form.get(`${name}-${orderLineId}`) ?? '')
    const read = Line.safeParse({ kind: text('kind') || 'spoiled', amount: text('amount'), grams: text('grams') })
    if (!read.success) continue
    const { kind, amount } = read.data
    const grams = amount === 'grams' ? wholeGrams(read.data.grams) : null
    if (amount !== 'grams') asked.push({ orderLineId, kind, share: { percent: Number(amount) } })
    else if (grams === null) wrongGrams.push(orderLineId)
    else asked.push({ orderLineId, kind, share: { grams } })
  }
  return { asked, wrongGrams }
}

const keys = z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(8)
const read = (form: FormData, name: string): string[] => {
  const given = keys.safeParse(form.getAll(name))
  return given.success ? given.data : []
}

/** Photos that were taken in by an earlier try of the same form. */
export const keptPhotos = (form: FormData) => ({ parcel: read(form, 'parcelKeys'), damage: read(form, 'damageKeys') })
export type KeptPhotos = ReturnType<typeof keptPhotos>

export const givenPhotos = ({ parcel, damage }: KeptPhotos): GivenPhoto[] => [
  ...parcel.map((key) => ({ key, kind: 'parcel' as const })),
  ...damage.map((key) => ({ key, kind: 'damage' as const })),
]

export const ClaimForm = z.object({ key: z.uuid(), words: z.string().trim().max(1000).optional().default('') })
export const ClaimReply = z.object({ orderId: z.uuid(), claimId: z.uuid(), words: z.string().trim().max(1000).optional().default('') })
