import { z } from 'zod'
import { saleUnits } from '#app/catalogue/offers/sale-units'
import { saying } from '#app/forms/form-messages.server'
import { optionalNumber, optionalText, wholeNumber, yuan } from '#app/forms/typed-numbers.server'
import { listingTags, storageClasses } from '#db/schema/catalogue'

const text = (max: number) => z.string().trim().max(max)

const unitWords = saleUnits.map((unit) => unit.zh) as [string, ...string[]]
const day = z.iso.date().optional()

const words = {
  titleZh: text(60).min(1),
  titleEn: optionalText(120),
  storyZh: optionalText(2000),
  storyEn: optionalText(4000),
  categoryCode: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  storage: z.enum(storageClasses).optional(),
  harvestFrom: day,
  harvestTo: day,
  shipsWithinDays: optionalNumber(0, 60),
  tag: z.enum(listingTags).optional(),
  catchPermit: optionalText(60),
}

/** The grams a price by the scale is for; absent for a price of one. */
const perGrams = z
  .enum(['500', '1000'])
  .optional()
  .transform((typed) => (typed ? (Number(typed) as 500 | 1000) : null))

const scale = { weigh: perGrams, tolerance: optionalNumber(0, 30) }

const offer = {
  price: yuan(),
  unit: z.enum(unitWords),
  grams: optionalNumber(1, 1_000_000),
  ...scale,
  count: wholeNumber(0, 1_000_000),
}

const windowInOrder = ({ harvestFrom, harvestTo }: { harvestFrom?: string; harvestTo?: string }, ctx: z.RefinementCtx) => {
  if (harvestFrom && harvestTo && harvestTo < harvestFrom) ctx.addIssue({ code: 'custom', path: ['harvestTo'], ...saying('datesTurned') })
}

/** The sixty-second listing: name, price, unit, how many; all else may wait. */
export const NewListing = z
  .object({
    ...words,
    ...offer,
    photoKeys: z
      .array(z.string().regex(/^[0-9a-f]{32}$/))
      .max(8)
      .default([]),
    formId: z.uuid().optional(),
  })
  .superRefine(windowInOrder)

/** The full edit of what a listing says. */
export const EditListing = z
  .object({ ...words, categoryCode: z.string().regex(/^\d{4}$/), storage: z.enum(storageClasses), version: wholeNumber(1, 9_999_999) })
  .superRefine(windowInOrder)

/** Price and stock changed in the list. */
export const PriceAndStock = z.object({
  offerId: z.uuid(),
  price: yuan(),
  seenGrams: perGrams,
  count: wholeNumber(0, 1_000_000),
  seenOnHand: wholeNumber(0, 10_000_000),
  version: wholeNumber(1, 9_999_999),
})

/** One more way to buy. */
export const NewOffer = z.object({ ...offer, labelZh: optionalText(40), labelEn: optionalText(60) })

export const EditOffer = z.object({
  offerId: z.uuid(),
  labelZh: text(40).min(1),
  labelEn: optionalText(60),
  price: yuan(),
  ...scale,
  active: z.enum(['on']).optional(),
})
