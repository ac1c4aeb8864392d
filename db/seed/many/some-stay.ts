import { addDays, type Day } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { slugOf } from '#app/kernel/slug'
import type { roomRates, stayDiscounts, stayExtras } from '#db/schema/rates'
import type { roomTypes, roomUnits, stays } from '#db/schema/stays'
import type { Chance } from '#db/seed/random'
import { joinSpelling, spellingOf } from './joined-spelling'
import type { ManyStall } from './many-stalls.server'

/** Rows of one house of three units, as its host would have left them. */
export type SomeStay = {
  stay: typeof stays.$inferInsert
  rooms: (typeof roomTypes.$inferInsert)[]
  units: (typeof roomUnits.$inferInsert)[]
  rates: (typeof roomRates.$inferInsert)[]
  discounts: (typeof stayDiscounts.$inferInsert)[]
  extras: (typeof stayExtras.$inferInsert)[]
}

const names: readonly (readonly [zh: string, en: string])[] = [
  ['竹里小院', 'Yard in the Bamboo'],
  ['溪边人家', 'House by the Stream'],
  ['茶园民宿', 'Tea Garden House'],
  ['稻田木屋', 'Paddy Cabin'],
  ['桑下农家', 'Farm under the Mulberries'],
  ['湖岸小住', 'Lakeside Rooms'],
  ['半山闲居', 'Rooms Half Way Up'],
  ['桥头客栈', 'Inn by the Bridge'],
  ['星下营地', 'Camp under the Stars'],
  ['老屋新住', 'Old House, New Beds'],
]
const fittings = ['空调', '停车', '早餐', '地暖', '充电桩', '院子', '茶室', '自行车', '烧烤', '壁炉', '厨房', '农家菜']
const doings = ['挖笋', '采茶', '骑行', '溯溪', '垂钓', '采摘', '看星空', '竹林徒步']

/** About half of a list, at least its first. */
const some = (list: readonly string[], chance: Chance) => list.filter((_, i) => i === 0 || chance.next() < 0.45)

const nearby = (middle: number, chance: Chance) => middle + (chance.next() - 0.5) * 0.06

function priced(chance: Chance) {
  const base = chance.whole(16, 90) * 1_000
  return { baseMinor: base, weekendMinor: Math.round(base * 0.14) * 10, peakMinor: base * 2 }
}

/** A believable house of some stall, its prices and rules by chance. */
export function someStay(stall: ManyStall, today: Day, chance: Chance): SomeStay {
  const [zh, en] = chance.pick(names)
  const id = newId()
  const of = { stayId: id, sellerId: stall.sellerId }
  const titleZh = `${stall.placeNames[0] ?? ''}${zh}`
  const titleEn = `${en}, ${stall.placeNames[1] || stall.placeNames[0]}`
  const kind = zh.endsWith('营地') ? 'camp' : chance.pick(['homestay', 'homestay', 'homestay', 'farmstay'] as const)
  const amenities = some(['wifi', ...fittings], chance)
  const limits = {
    minNights: chance.next() < 0.15 ? 2 : 1,
    gapNights: chance.next() < 0.1 ? 1 : 0,
    horizonDays: chance.pick([180, 270, 365]),
  }
  const double = {
    ...of,
    ...priced(chance),
    ...limits,
    id: newId(),
    titleZh: '大床房',
    titleEn: 'Double room',
    adults: 2,
    children: 1,
    position: 0,
  }
  const family = {
    ...of,
    ...priced(chance),
    ...limits,
    id: newId(),
    titleZh: '家庭房',
    titleEn: 'Family room',
    adults: 3,
    children: 1,
    extraBeds: 1,
    position: 1,
  }
  const units = ['101', '102', '201'].map((name, position) => ({
    ...of,
    id: newId(),
    roomTypeId: position < 2 ? double.id : family.id,
    name,
    position,
  }))
  const summer = { title: '暑期', firstNight: addDays(today, chance.whole(60, 120)), lastNight: addDays(today, chance.whole(121, 160)) }
  return {
    stay: {
      id,
      sellerId: stall.sellerId,
      slug: `${slugOf(titleZh)}-${id.slice(-10)}`,
      kind,
      titleZh,
      titleEn,
      storyZh: `${titleZh}在村子里，三间房，主人家自己收拾。`,
      storyEn: 'Three rooms in the village, kept by the family.',
      townCode: stall.place.slice(0, 9),
      villageCode: stall.place,
      countyCode: stall.place.slice(0, 6),
      lon: nearby(stall.lon ?? 120, chance),
      lat: nearby(stall.lat ?? 30.8, chance),
      amenities,
      activities: some(doings, chance),
      mealsIncluded: amenities.includes('早餐') ? ['breakfast'] : [],
      pets: chance.pick(['yes', 'no', 'no', 'ask']),
      cancelTier: chance.pick(['flexible', 'flexible', 'early', 'strict', 'airbnb-moderate']),
      bookingKind: chance.next() < 0.85 ? 'instant' : 'request',
      cleaningMinor: chance.next() < 0.3 ? 5_000 : 0,
      shuffle: chance.whole(0, 2 ** 31 - 1),
      ...spelled([titleZh, titleEn], stall.placeNames),
    },
    rooms: [double, family],
    units,
    rates: [double, family].flatMap((room) => [
      {
        id: newId(),
        roomTypeId: room.id,
        ...summer,
        priceMinor: Math.round(room.baseMinor * 1.2),
        weekendMinor: Math.round(room.weekendMinor * 1.2),
      },
      { id: newId(), roomTypeId: room.id, title: '歇业', firstNight: addDays(today, 200), lastNight: addDays(today, 203), closed: true },
    ]),
    discounts: [
      { id: newId(), stayId: id, kind: 'length', days: 7, percent: chance.pick([5, 10, 15]) },
      { id: newId(), stayId: id, kind: 'early', days: 45, percent: 5 },
    ],
    extras: [{ id: newId(), stayId: id, titleZh: '接站', titleEn: 'Ride from the station', per: 'stay', priceMinor: 10_000, most: 2 }],
  }
}

function spelled(named: readonly string[], places: readonly string[]): { searchText: string; searchGrams: string[] } {
  const { searchText, searchGrams } = joinSpelling(spellingOf(named), spellingOf(places))
  return { searchText, searchGrams: searchGrams.split(' ') }
}
