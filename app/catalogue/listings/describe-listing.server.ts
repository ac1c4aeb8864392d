import { asc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { priceAsTyped, type TypedPrice, weighTermsOf } from '#app/catalogue/offers/offer-price'
import { saleUnits, usualLabel } from '#app/catalogue/offers/sale-units'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { categories, produce } from '#db/schema/catalogue'
import type { NewListing, NewOffer } from './listing-forms.server'
import type { ListingInput, OfferInput } from './listing-input'

const LAKE = /太湖|Taihu|Lake Tai\b/i
const CATCH = /鱼|虾|蟹|鲚|鳖|蚬|螺|fish|shrimp|crab|whitebait|anchov|culter|eel|snail|clam/i
/** Aquatic products, and what is dried or cured of them. */
const MAY_BE_CATCH = /^60|^7003$/

type OfferForm = z.output<typeof NewOffer>
type PriceForm = Pick<OfferForm, 'price'> & Partial<Pick<OfferForm, 'weigh' | 'tolerance'>>

/** The price a form of an offer asks for. */
export const typedPrice = ({ price, weigh, tolerance }: PriceForm): TypedPrice => ({
  typedMinor: price,
  weighGrams: weigh ?? null,
  tolerancePercent: tolerance,
})

/** The offer a short form describes. @throws Refusal as `priceAsTyped` */
export function describeOffer(
  form: PriceForm & Pick<OfferForm, 'unit' | 'grams' | 'count'> & { labelZh?: string; labelEn?: string },
): OfferInput {
  const unit = saleUnits.find((known) => known.zh === form.unit) ?? { zh: form.unit, en: '', code: 'H87' }
  const netGrams = unit.grams ?? form.grams ?? null
  const price = priceAsTyped(typedPrice(form), { netGrams, unitZh: unit.zh })
  const label = usualLabel(unit, netGrams, price.weighMinor !== null)
  return {
    labelZh: form.labelZh || label.zh,
    labelEn: form.labelEn || label.en,
    unitZh: unit.zh,
    unitEn: unit.en,
    unitCode: unit.code,
    netGrams,
    pieces: netGrams === null ? 1 : null,
    priceMinor: price.priceMinor,
    weigh: weighTermsOf(price),
    onHand: form.count,
  }
}

/** The speciality a name means: the one with exactly this name, or the longest whose name stands in it. */
async function produceNamed(db: Db, title: string) {
  const [found] = await db
    .select()
    .from(produce)
    .where(sql`position(${produce.nameZh} in ${title}) > 0 OR lower(${produce.nameEn}) = lower(${title})`)
    .orderBy(sql`length(${produce.nameZh}) DESC`, asc(produce.code))
    .limit(1)
  return found ?? null
}

/**
 * Completes what a seller typed: category, storage and season from the speciality the name means, words left out. A known
 * speciality named in English gets its Chinese name too. Taihu licences were withdrawn for ten years from 2020-10-01, so
 * its catch is listed with a farm record or permit only.
 * @throws Refusal `category-needed` when the name tells nothing, `catch-permit` for catch of Lake Tai without one
 */
export async function describeListing(
  db: Db,
  form: Omit<z.output<typeof NewListing>, keyof typeof NewOffer.shape | 'photoKeys' | 'formId'>,
  originCode: string,
): Promise<Omit<ListingInput, 'offers' | 'photoKeys'>> {
  const kind = await produceNamed(db, form.titleZh)
  const names = `${form.titleZh} ${form.titleEn}`
  const typedEnglish = kind !== null && kind.nameEn.toLowerCase() === form.titleZh.toLowerCase()
  const categoryCode = form.categoryCode ?? kind?.categoryCode
  if (!categoryCode) throw new Refusal('invalid', 'category-needed')
  const category = await db.query.categories.findFirst({ where: eq(categories.code, categoryCode) })
  if (!category) throw new Refusal('invalid', 'category-needed')
  if (MAY_BE_CATCH.test(categoryCode) && LAKE.test(names) && CATCH.test(names) && !form.catchPermit)
    throw new Refusal('invalid', 'catch-permit')
  return {
    titleZh: typedEnglish ? kind.nameZh : form.titleZh,
    titleEn: form.titleEn || (typedEnglish || kind?.nameZh === form.titleZh ? (kind?.nameEn ?? '') : ''),
    storyZh: form.storyZh,
    storyEn: form.storyEn,
    categoryCode,
    produceCode: kind?.code ?? null,
    originCode,
    storage: form.storage ?? kind?.storage ?? category.defaultStorage,
    seasonMonths: kind?.seasonMonths ?? [],
    harvestFrom: form.harvestFrom ?? null,
    harvestTo: form.harvestTo ?? null,
    shipsWithinDays: form.shipsWithinDays ?? 2,
    tag: form.tag ?? null,
    catchPermit: form.catchPermit || null,
  }
}
