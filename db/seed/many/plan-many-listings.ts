import type { ListingInput } from '#app/catalogue/listings/listing-input'
import type { Day } from '#app/kernel/day'
import { demoGoods } from '#db/seed/goods/all-goods'
import type { Good, Grade } from '#db/seed/goods/good'
import { listingOf, type ProduceFacts } from '#db/seed/goods/plan-listings'
import type { Chance } from '#db/seed/random'

export type ManyProduce = ProduceFacts & { countyCode: string; nameZh: string; nameEn: string; categoryZh: string; categoryEn: string }

/** What sellers add to the name of the same good, so that few titles are alike. */
const manners: readonly (readonly [zh: string, en: string])[] = [
  ['', ''],
  ['家庭装', 'family pack'],
  ['尝鲜装', 'first taste'],
  ['老客装', 'for regulars'],
  ['自家留种', 'own seed'],
  ['当季', 'of the season'],
  ['送礼装', 'gift pack'],
  ['实惠装', 'good value'],
  ['小份', 'small portion'],
  ['邻里拼单', 'shared with neighbours'],
  ['老树', 'old growth'],
  ['山里', 'from the hills'],
]

/** What grows in a county, each good with what the reference data says of it. */
export function goodsOfCounty(produce: ReadonlyMap<string, ManyProduce>, county: string): { good: Good; facts: ManyProduce }[] {
  return [...demoGoods.values()].flatMap((good) => {
    const facts = produce.get(good.code)
    return facts?.countyCode === county ? [{ good, facts }] : []
  })
}

/** A believable listing of some good of this county, put out in this village. */
export function someListing(
  goods: readonly { good: Good; facts: ManyProduce }[],
  place: string,
  today: Day,
  chance: Chance,
): { input: ListingInput; facts: ManyProduce } {
  const { good, facts } = chance.pick(goods)
  const [zh, en] = chance.pick(manners)
  const input = listingOf(place, good, chance.pick<Grade>(good.grades), facts, today, chance)
  return {
    facts,
    input: { ...input, titleZh: zh ? `${input.titleZh} ${zh}` : input.titleZh, titleEn: en ? `${input.titleEn}, ${en}` : input.titleEn },
  }
}
