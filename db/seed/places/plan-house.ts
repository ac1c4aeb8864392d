import type { Day } from '#app/kernel/day'
import type { RoomInput, StayInput } from '#app/stays/places/stay-input'
import { Chance } from '#db/seed/random'
import { extrasOf } from './extras-of-houses'
import { type PlaceFacts, placeFacts } from './place-facts'
import type { HouseWords } from './place-words'
import { roomKinds } from './room-kinds'
import { ratesOf } from './seasons'

type House = 'homestay' | 'farmstay' | 'whole-house' | 'camp'
type Terms = Pick<StayInput, 'cleaningMinor' | 'depositMinor' | 'depositZh' | 'depositEn' | 'smoking' | 'arrivalUntil'> & {
  limits: Pick<RoomInput, 'noticeDays' | 'noticeBy' | 'horizonDays' | 'gapNights' | 'maxNights' | 'noArrivalOn'>
  quietZh: string
  quietEn: string
}

const noDeposit = { depositMinor: 0, depositZh: '', depositEn: '' }
const smallDeposit = {
  depositMinor: 20_000,
  depositZh: '入住时付，退房查房后当场原路退回。',
  depositEn: 'Paid on arrival and given back the way it came when the room has been looked at on departure.',
}

/** How each kind of house keeps its rooms. */
const termsOf: Record<House, Terms> = {
  homestay: {
    cleaningMinor: 0,
    ...noDeposit,
    smoking: 'outside',
    arrivalUntil: '22:00',
    limits: { noticeDays: 0, noticeBy: '18:00', horizonDays: 270, gapNights: 0, maxNights: 30 },
    quietZh: '晚上十点后请轻声。',
    quietEn: 'Please be quiet after ten.',
  },
  farmstay: {
    cleaningMinor: 0,
    ...noDeposit,
    smoking: 'outside',
    arrivalUntil: '21:00',
    limits: { noticeDays: 0, noticeBy: '17:00', horizonDays: 180, gapNights: 0, maxNights: 30 },
    quietZh: '晚上十点半后请轻声，店家五点起床。',
    quietEn: 'Please be quiet after half past ten; the house rises at five.',
  },
  'whole-house': {
    cleaningMinor: 30_000,
    depositMinor: 200_000,
    depositZh: '入住时付 2,000 元，退房当天查完屋，没有损坏全额退回；有损坏按价目表扣，其余退回。',
    depositEn:
      'CNY 2,000 on arrival, given back in full on the day of departure when nothing is broken; what is broken is taken off by the list on the wall and the rest given back.',
    smoking: 'outside',
    arrivalUntil: '20:00',
    limits: { noticeDays: 2, noticeBy: '18:00', horizonDays: 365, gapNights: 1, maxNights: 14, noArrivalOn: [7] },
    quietZh: '院里说话随意，十点后请进屋。',
    quietEn: 'Talk as you like in the yard, but go indoors after ten.',
  },
  camp: {
    cleaningMinor: 3_000,
    ...noDeposit,
    smoking: 'outside',
    arrivalUntil: '19:00',
    limits: { noticeDays: 1, noticeBy: '12:00', horizonDays: 180, gapNights: 0, maxNights: 5 },
    quietZh: '晚上十点熄火静场。',
    quietEn: 'Fire out and quiet at ten.',
  },
}

const petsSaid: Record<PlaceFacts['pets'], { zh: string; en: string }> = {
  yes: { zh: '可以带宠物，请牵绳。', en: 'Pets are welcome on a lead.' },
  ask: { zh: '带宠物请先打电话问。', en: 'Please telephone before bringing a pet.' },
  no: { zh: '不能带宠物。', en: 'No pets.' },
}

/** Houses whose fittings are dear to mend. */
const withDeposit = new Set(['S001', 'S015', 'S018', 'S034'])

const roundTo10Yuan = (minor: number) => Math.round(minor / 1_000) * 1_000

function unitNames(kind: House, room: string, count: number, before: number): string[] {
  if (kind === 'whole-house') return ['整院']
  const numbered = Array.from({ length: count }, (_, i) => before + i)
  if (kind === 'camp' || room === '木屋') return numbered.map((n) => `${n + 1} 号${room}`)
  return numbered.map((n) => `${Math.floor(n / 5) + 1}0${(n % 5) + 1}`)
}

/** What a room costs beside the plainest of its house, which is priced in stays.csv; in percent. A hut is dearer than a tent. */
const dearness = (facts: PlaceFacts, plain: string): number =>
  facts.kind === 'camp' && plain === '木屋' ? 140 : (roomKinds[plain]?.dear ?? 100)

const plainName = (name: string) => name.replace(/\(.*\)/, '')

function roomsOf(facts: PlaceFacts, limits: Terms['limits'], today: Day): RoomInput[] {
  const least = Math.min(...facts.rooms.map(({ name }) => dearness(facts, plainName(name))))
  const tentFor = Math.floor(facts.capacity / facts.rooms.reduce((sum, { count }) => sum + count, 0))
  let before = 0
  return facts.rooms.map(({ name, count }) => {
    const plain = plainName(name)
    const kind = roomKinds[plain]
    if (!kind) throw new Error(`nobody knows what ${name} of ${facts.code} is`)
    const { dear: _dear, ...words } = kind
    const at = (minor: number) => roundTo10Yuan((minor * dearness(facts, plain)) / least)
    const prices = { baseMinor: at(facts.baseMinor), weekendMinor: at(facts.weekendMinor), peakMinor: at(facts.peakMinor) }
    const units = unitNames(facts.kind as House, plain, count, before)
    before += count
    return {
      ...words,
      ...prices,
      ...limits,
      ...(plain === '帐篷' && { adults: Math.max(words.adults, tentFor) }),
      titleZh: plain.replace(/ .*/, ''),
      extraBedMinor: words.extraBeds ? (facts.kind === 'farmstay' ? 5_000 : 10_000) : 0,
      pricePer: facts.perPerson ? ('person' as const) : ('unit' as const),
      childPercent: facts.perPerson ? 50 : 100,
      units,
      rates: ratesOf(facts.code, prices, today),
    }
  })
}

function discountsOf({ kind }: PlaceFacts, chance: Chance): NonNullable<StayInput['discounts']> {
  if (kind === 'camp') return [{ kind: 'last-minute', days: 1, percent: 10 }]
  return [
    { kind: 'length', days: 7, percent: chance.pick([10, 12, 15]) },
    { kind: 'length', days: 28, percent: chance.pick([25, 28, 30]) },
    { kind: 'early', days: chance.pick([30, 45, 60]), percent: chance.pick([5, 8]) },
    ...(chance.next() < 0.5 ? [{ kind: 'last-minute' as const, days: 2, percent: 10 }] : []),
  ]
}

/** A house as its host describes it today. Depends on its arguments alone. */
export function planHouse(words: HouseWords, today: Day): StayInput {
  const facts = placeFacts.get(words.code)
  if (!facts) throw new Error(`${words.code} is not in stays.csv`)
  const { code, host: _host, village, byRequest, ...told } = words
  const chance = new Chance(`house/${code}`)
  const { limits, quietZh, quietEn, ...terms } = termsOf[facts.kind as House]
  const serial = code.slice(1)
  const pets = petsSaid[facts.pets]
  const paper = (register: string) => `${facts.county}（演示）${register}-0${serial}`
  const cooks = facts.amenities.some((one) => /餐|菜/.test(one))
  return {
    ...told,
    ...terms,
    ...(withDeposit.has(code) && smallDeposit),
    kind: facts.kind as House,
    titleZh: facts.nameZh,
    titleEn: facts.nameEn,
    place: village ?? facts.village ?? facts.town,
    at: { lon: facts.lon, lat: facts.lat },
    amenities: facts.amenities,
    activities: facts.activities,
    mealsIncluded: facts.amenities.includes('三餐')
      ? ['breakfast', 'lunch', 'dinner']
      : facts.amenities.includes('早餐')
        ? ['breakfast']
        : [],
    pets: facts.pets,
    children: facts.children,
    rulesZh: `${quietZh}${pets.zh}屋里不抽烟。`,
    rulesEn: `${quietEn} ${pets.en} No smoking indoors.`,
    arrivalFrom: facts.from,
    departureBy: facts.until,
    cancelTier: facts.cancelTier,
    bookingKind: byRequest ? 'request' : 'instant',
    papers: {
      business: paper('营'),
      filing: paper('宿'),
      fire: paper('消'),
      hygiene: paper('卫'),
      ...(cooks && { food: paper('食') }),
    },
    rooms: roomsOf(facts, limits, today),
    discounts: discountsOf(facts, chance),
    extras: extrasOf(facts),
  }
}
