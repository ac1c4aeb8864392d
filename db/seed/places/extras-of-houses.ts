import type { StayInput } from '#app/stays/places/stay-input'
import type { PlaceFacts } from './place-facts'

type Extra = NonNullable<StayInput['extras']>[number]

const stations: Readonly<Record<string, { zh: string; en: string }>> = {
  330502: { zh: '湖州站', en: 'Huzhou station' },
  330503: { zh: '南浔站', en: 'Nanxun station' },
  330521: { zh: '德清站', en: 'Deqing station' },
  330522: { zh: '长兴站', en: 'Changxing station' },
  330523: { zh: '安吉站', en: 'Anji station' },
}

const yuan = (amount: number) => amount * 100

function food({ amenities, kind }: PlaceFacts): Extra[] {
  if (amenities.includes('三餐')) return []
  if (amenities.includes('三餐可选'))
    return [
      { titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: yuan(15), most: 20 },
      { titleZh: '包三餐', titleEn: 'Full board', per: 'person-night', priceMinor: yuan(80), most: 20 },
    ]
  if (amenities.includes('农家菜'))
    return [
      { titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: yuan(15), most: 30 },
      { titleZh: '农家晚饭', titleEn: 'Farmhouse supper', per: 'person-night', priceMinor: yuan(60), most: 30 },
    ]
  if (amenities.includes('早餐')) return []
  if (kind === 'camp') return [{ titleZh: '营地早餐', titleEn: 'Camp breakfast', per: 'person-night', priceMinor: yuan(25), most: 36 }]
  return [{ titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: yuan(25), most: 20 }]
}

/** What guests of a house may add: food, a ride from the station, a cot, wood for a fire. */
export function extrasOf(facts: PlaceFacts): Extra[] {
  const station = stations[facts.county]
  const ride: Extra[] = station
    ? [
        {
          titleZh: `${station.zh}接站`,
          titleEn: `Ride from ${station.en}`,
          per: 'stay',
          priceMinor: yuan(facts.kind === 'farmstay' ? 80 : 120),
          most: 2,
        },
      ]
    : []
  const cot: Extra[] =
    facts.kind === 'camp'
      ? []
      : [{ titleZh: '婴儿床', titleEn: 'Cot', per: 'night', priceMinor: yuan(20), most: facts.kind === 'whole-house' ? 2 : 1 }]
  const fire: Extra[] = facts.amenities.includes('篝火')
    ? [{ titleZh: '篝火柴一捆', titleEn: 'Bundle of firewood', per: 'stay', priceMinor: yuan(40), most: 3 }]
    : []
  const grill: Extra[] = facts.amenities.includes('烧烤')
    ? [{ titleZh: '烧烤炉和炭', titleEn: 'Grill and charcoal', per: 'stay', priceMinor: yuan(150), most: 1 }]
    : []
  return [...food(facts), ...ride, ...cot, ...fire, ...grill]
}
