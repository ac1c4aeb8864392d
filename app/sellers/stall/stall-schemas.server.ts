import { z } from 'zod'
import { mobileNumber } from '#app/identity/phone-number'
import { parseYuan } from '#app/kernel/money'
import { hasUsccCheck, isUsccShape, normalizeUscc } from '#app/sellers/opening/uscc'
import type { DeliveryTermsInput } from './set-delivery-terms.server'
import type { StallFace, StallInput } from './stall-input'

const optionalText = (most: number) => z.string().trim().max(most).default('')

const mobile = z
  .string()
  .max(40)
  .transform((text, context) => {
    const phone = mobileNumber(text)
    if (phone === null) context.addIssue({ code: 'custom', params: { say: 'phone' } })
    return phone ?? ''
  })

const face = {
  contactZh: z.string().trim().min(1).max(20),
  contactEn: optionalText(40),
  phone: mobile,
  grows: z.string().trim().min(1).max(100),
  storyZh: optionalText(4000),
  storyEn: optionalText(8000),
}

/** What buyers read about a stall. */
export const StallFaceForm = z.object(face) satisfies z.ZodType<StallFace>

// The rules between fields are looked at even when single fields are wrong, so that everything is told at once.
const isHousehold = ({ kind }: { kind?: string }) => kind === undefined || kind === 'household'

/** The whole form of a stall: a household ticks the exemption, everybody else gives a code whose check character fits or has been looked at twice. */
export const StallForm = z
  .object({
    ...face,
    kind: z.enum(['household', 'cooperative', 'company', 'collective']),
    nameZh: z.string().trim().min(2).max(30),
    nameEn: optionalText(60),
    payoutName: z.string().trim().min(2).max(40),
    place: z
      .string()
      .regex(/^3305\d{5}(\d{3})?$/)
      .optional(),
    uscc: z.string().max(60).default('').transform(normalizeUscc),
    usccSure: z.literal('on').optional(),
    exemption: z.literal('on').optional(),
  })
  .refine(({ place }) => place !== undefined, { path: ['placeSearch'], params: { say: 'place' }, when: () => true })
  .refine((stall) => stall.kind !== 'household' || stall.exemption === 'on', {
    path: ['exemption'],
    params: { say: 'tick' },
    when: () => true,
  })
  .refine((stall) => isHousehold(stall) || isUsccShape(stall.uscc), { path: ['uscc'], params: { say: 'usccShape' }, when: () => true })
  .refine((stall) => isHousehold(stall) || !isUsccShape(stall.uscc) || hasUsccCheck(stall.uscc) || stall.usccSure === 'on', {
    path: ['uscc'],
    params: { say: 'usccCheck' },
    when: () => true,
  })
  .transform(
    ({ usccSure, exemption, place, uscc, ...stall }): StallInput => ({
      ...stall,
      place: place ?? '',
      uscc: stall.kind === 'household' ? null : uscc,
      exemptionAccepted: exemption === 'on',
    }),
  )

const yuan = (most: number) =>
  z.string().transform((text, context) => {
    const minor = parseYuan(text)
    if (minor === null || minor > most) context.addIssue({ code: 'custom', params: { say: 'money' } })
    return minor ?? 0
  })

export const DeliveryForm = z
  .object({
    flat: yuan(100_000),
    freeFrom: yuan(10_000_000).optional(),
    excluded: z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.string().regex(/^\d{2}0000$/)).max(40),
    ),
  })
  .transform(
    ({ flat, freeFrom, excluded }): DeliveryTermsInput => ({
      flatMinor: flat,
      freeFromMinor: freeFrom ?? null,
      excludedProvinces: [...new Set(excluded)].sort(),
    }),
  )
