import { referenceData, shortName } from '#app/catalogue/listings/reference-data.server'
import type { Locale } from '#app/kernel/money'
import type { Db } from '#db/client.server'

type Choice = { value: string; label: string }
export type MarketChoices = {
  /** First-level categories with those below them. */
  categories: (Choice & { below: Choice[] })[]
  districts: Choice[]
}

type Reference = Awaited<ReturnType<typeof referenceData>>

const offered = new WeakMap<Reference, Partial<Record<Locale, MarketChoices>>>()

/** What the market's filters offer, in the reader's language. Costs no query after the first. */
export async function marketChoices(db: Db, locale: Locale): Promise<MarketChoices> {
  const reference = await referenceData(db)
  const known = offered.get(reference) ?? {}
  offered.set(reference, known)
  known[locale] ??= choicesOf(reference, locale)
  return known[locale]
}

function choicesOf({ categories, places }: Reference, locale: Locale): MarketChoices {
  const all = [...categories.values()]
  const choice = ({ code, zh, en }: { code: string; zh: string; en: string }): Choice => ({
    value: code,
    label: locale === 'zh' ? shortName(zh) : en || zh,
  })
  return {
    categories: all
      .filter((category) => !category.parent)
      .map((top) => ({ ...choice(top), below: all.filter((category) => category.parent === top.code).map(choice) })),
    districts: [...places.values()].filter((place) => place.level === 'county').map(choice),
  }
}

/** The name of a town or village, for the chip of its filter; null when there is none of that code. */
export async function placeName(db: Db, code: string, locale: Locale): Promise<string | null> {
  const place = (await referenceData(db)).places.get(code)
  return place ? (locale === 'zh' ? place.zh : place.en || place.zh) : null
}
