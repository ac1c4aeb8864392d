import { sql } from 'drizzle-orm'
import { addDays, type Day, dayOf, startOfDay } from '#app/kernel/day'
import { plainDigits } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { orderKinds } from '#db/schema/orders'
import { sellerKinds } from '#db/schema/sellers'
import type { NewTariff } from './publish-tariff.server'
import type { RateShown } from './tariff-queries.server'

/** A row of the form as it was typed; one without a rate is left out. */
export type TypedRate = { orderKind: string; sellerKind: string; category: string; rate: string }
export type TypedTariff = { from: string; note: string; rates: TypedRate[] }
export type CategoryChoice = { code: string; nameZh: string; nameEn: string }

/** More rates than this no one reads. */
const MOST_RATES = 20

/** The categories a rate may be for: the two upper levels. */
export async function categoryChoices(db: Db): Promise<CategoryChoice[]> {
  const { rows } = await db.execute<CategoryChoice>(
    sql`SELECT code, name_zh AS "nameZh", name_en AS "nameEn" FROM categories WHERE length(code) <= 4 ORDER BY code`,
  )
  return rows
}

/** What was typed into the form of rates, cut to what a form of ours sends. */
export function typedTariff(form: FormData): TypedTariff {
  const all = (name: string) => form.getAll(name).map((value) => String(value).slice(0, 40))
  const [orders, sellers, categories] = [all('orderKind'), all('sellerKind'), all('category')]
  const rates = all('rate')
    .slice(0, MOST_RATES)
    .map((rate, i) => ({ orderKind: orders[i] ?? '', sellerKind: sellers[i] ?? '', category: categories[i] ?? '', rate: rate.trim() }))
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return { from: text('from').slice(0, 10), note: text('note').slice(0, 500), rates }
}

/** 12.5 → 1250. @throws Refusal invalid `tariff-rate` */
function readRate(text: string): number {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(plainDigits(text).replace(/[\s%％]/g, ''))
  const bps = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : -1
  if (bps < 0 || bps > 10_000) throw new Refusal('invalid', 'tariff-rate')
  return bps
}

const oneOf = <T extends string>(known: readonly T[], word: string): T | null => {
  if (word === '') return null
  const found = known.find((one) => one === word)
  if (!found) throw new Refusal('invalid', 'tariff-rate')
  return found
}

/** Rates begin with a day in Shanghai, tomorrow at the earliest, so that everybody can read them before. */
function readFrom(text: string, now: Date): Date {
  const isDay = /^20\d{2}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text
  if (!isDay || text <= dayOf(now)) throw new Refusal('invalid', 'tariff-day')
  return startOfDay(text as Day)
}

/**
 * Reads what was typed as a tariff to be published, and as it will be shown.
 * @throws Refusal invalid `tariff-rate`, `tariff-day`, `tariff-note`
 */
export function readTariff(
  { from, note, rates }: TypedTariff,
  categories: readonly CategoryChoice[],
  now = new Date(),
): NewTariff & { shown: RateShown[] } {
  if (note === '') throw new Refusal('invalid', 'tariff-note')
  const read = rates
    .filter(({ rate }) => rate !== '')
    .map(({ orderKind, sellerKind, category, rate }) => ({
      orderKind: oneOf(orderKinds, orderKind),
      sellerKind: oneOf(sellerKinds, sellerKind),
      categoryCode: oneOf(
        categories.map(({ code }) => code),
        category,
      ),
      rateBps: readRate(rate),
    }))
  const nameOf = (code: string | null) => categories.find((category) => category.code === code)
  const shown = read.map(({ categoryCode, ...rate }, i) => ({
    ...{ ...rate, categoryCode, position: i + 1 },
    ...{ categoryZh: nameOf(categoryCode)?.nameZh ?? null, categoryEn: nameOf(categoryCode)?.nameEn ?? null },
  }))
  return { validFrom: readFrom(from, now), note, rates: read, shown }
}
