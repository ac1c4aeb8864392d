import type { ListingInput, OfferInput } from '#app/catalogue/listings/listing-input'
import { addDays, type Day, startOfDay } from '#app/kernel/day'
import { priceOfGrams } from '#app/kernel/weighed-price'
import { Chance } from '#db/seed/random'
import type { StallPlan } from '#db/seed/stalls/stall-plan'
import { tellStory } from '#db/seed/stories/tell-story'
import { demoGoods } from './all-goods'
import { type PriceBand, priceOfPacks } from './demo-prices'
import type { Good, Grade, Pack } from './good'
import { harvestYears, seasonWindows, type Window } from './season-windows'

/** What the plan needs of a row of `produce`. */
export type ProduceFacts = PriceBand &
  Pick<ListingInput, 'categoryCode' | 'storage' | 'seasonMonths'> & { code: string; shelfLifeDays: number }

export type PlannedListing = { stall: StallPlan; input: ListingInput; publishedAt: Date; shuffle: number }

const PERISHABLE_DAYS = 40
const SOON_DAYS = 150
const LATER_DAYS = 240
const HOUR_MS = 3_600_000

type Availability = { harvest: Window | null; tag: ListingInput['tag']; soldOut: boolean; shipsWithinDays: number }

const teaWindow = (tag: Grade['tag'], spring: number): Window | null => {
  if (tag === 'mingqian') return { from: `${spring}-03-22`, to: `${spring}-04-04` }
  return tag === 'guyuqian' ? { from: `${spring}-04-05`, to: `${spring}-04-19` } : null
}

/** Whether a listing can be bought today, and since when or from when it is harvested. Fresh goods out of season wait for the next one. */
function availability(grade: Grade, facts: ProduceFacts, today: Day, chance: Chance): Availability {
  const { now, next } = seasonWindows(facts.seasonMonths, today)
  const perishable = (facts.storage === 'chilled' || facts.storage === 'live') && facts.shelfLifeDays <= PERISHABLE_DAYS
  const usual = perishable ? 1 : facts.shelfLifeDays === 0 ? 5 : 2
  const fate = chance.next()
  if (grade.ahead && next) return { harvest: next, tag: 'pre-order', soldOut: false, shipsWithinDays: 5 }
  if (perishable && !now && next) {
    const ahead = next.from <= addDays(today, SOON_DAYS) || (fate < 0.5 && next.from <= addDays(today, LATER_DAYS))
    return { harvest: next, tag: ahead ? 'pre-order' : null, soldOut: !ahead, shipsWithinDays: ahead ? 3 : usual }
  }
  const tag = grade.tag === 'dug-today' && !now ? null : (grade.tag ?? null)
  return {
    harvest: teaWindow(tag, harvestYears(today).spring) ?? (perishable ? now : null),
    tag,
    soldOut: fate < 0.025,
    shipsWithinDays: usual + chance.whole(0, 1),
  }
}

const lastCount = (facts: ProduceFacts) => (facts.shelfLifeDays === 0 ? 18 : facts.storage === 'ambient' ? 120 : 60)

/** The price of the weight that comes nearest to a price of one, in steps of 0.1 yuan and never above it. */
function pricedByScale(scale: NonNullable<Pack['scale']>, netGrams: number, wishedMinor: number): Pick<OfferInput, 'priceMinor' | 'weigh'> {
  const weigh = { weighMinor: Math.floor((wishedMinor * scale.weighGrams) / netGrams / 10) * 10, ...scale }
  return { priceMinor: priceOfGrams(weigh, netGrams), weigh }
}

/** One listing of a good in one grade, as a seller in this place would type it today. */
export function listingOf(place: string, good: Good, grade: Grade, facts: ProduceFacts, today: Day, chance: Chance): ListingInput {
  const years = harvestYears(today)
  const named = (title: string) => title.replace(/\{(spring|autumn|next)\}/g, (_, name: keyof typeof years) => String(years[name]))
  const packs = grade.packs ?? good.packs
  const prices = priceOfPacks(facts, grade.dear, chance.next(), packs)
  const { harvest, tag, soldOut, shipsWithinDays } = availability(grade, facts, today, chance)
  const { storyZh, storyEn } = tellStory(good, chance)
  return {
    titleZh: named(grade.zh),
    titleEn: named(grade.en),
    storyZh,
    storyEn,
    categoryCode: facts.categoryCode,
    produceCode: good.code,
    originCode: place,
    storage: facts.storage,
    seasonMonths: [...facts.seasonMonths],
    harvestFrom: harvest?.from ?? null,
    harvestTo: harvest?.to ?? null,
    shipsWithinDays,
    tag,
    catchPermit: good.permit ? `水域滩涂养殖证（演示）${place.slice(0, 6)}-${String(chance.whole(11, 980)).padStart(5, '0')}` : null,
    offers: packs.map(({ holds: _holds, scale, ...words }, i) => ({
      ...words,
      ...(scale ? pricedByScale(scale, words.netGrams ?? 0, prices[i] ?? 1) : { priceMinor: prices[i] ?? 1 }),
      onHand: soldOut ? 0 : chance.whole(6, lastCount(facts)),
    })),
    photoKeys: [],
  }
}

/** Every listing of these stalls as they would type it today. Depends on its arguments alone. */
export function planListings(stalls: readonly StallPlan[], produce: ReadonlyMap<string, ProduceFacts>, today: Day): PlannedListing[] {
  const offered = new Map<string, number>()
  return stalls.flatMap((stall) =>
    stall.sells.map((code, i) => {
      const good = demoGoods.get(code)
      const facts = produce.get(code)
      if (!good || !facts) throw new Error(`${stall.key} sells ${code}, which nobody describes`)
      const nth = offered.get(code) ?? 0
      offered.set(code, nth + 1)
      const grade = good.grades[nth % good.grades.length] as Grade
      const chance = new Chance(`${stall.key}/${i}/${code}`)
      const input = listingOf(stall.place, good, grade, facts, today, chance)
      const publishedAt = new Date(
        startOfDay(addDays(today, -chance.whole(1, 29))).getTime() + chance.whole(5, 20) * HOUR_MS + chance.whole(0, 59) * 60_000,
      )
      return { stall, input, publishedAt, shuffle: chance.whole(0, 2 ** 31 - 1) }
    }),
  )
}
