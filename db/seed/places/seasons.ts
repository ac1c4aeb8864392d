import { addDays, type Day } from '#app/kernel/day'
import { nightKind } from '#app/stays/days/days-off'
import type { RateInput } from '#app/stays/places/stay-input'

/** Days of a year, 'MM-DD', both included; the second may lie in the year after. `dear` is times the usual price, in percent. */
type Season = { title: string; from: string; to: string; dear?: number; closed?: true; minNights?: number }

/** What differs in part of the year, by code of stays.csv. */
const seasonsOf: Readonly<Record<string, readonly Season[]>> = {
  S001: [{ title: '暑期', from: '07-10', to: '08-25', dear: 125 }],
  S002: [{ title: '暑期', from: '07-10', to: '08-25', dear: 120, minNights: 2 }],
  S003: [{ title: '黄芽茶季', from: '04-18', to: '05-05', dear: 115 }],
  S004: [{ title: '暑期', from: '07-10', to: '08-25', dear: 115 }],
  S006: [{ title: '冬天夜里冷', from: '12-15', to: '02-20', dear: 75 }],
  S008: [{ title: '蚕花庙会', from: '04-01', to: '04-08', dear: 130 }],
  S011: [{ title: '漂流季', from: '07-01', to: '08-31', dear: 120 }],
  S012: [
    { title: '春笋', from: '03-10', to: '04-15', dear: 115 },
    { title: '暑期', from: '07-10', to: '08-25', dear: 110 },
  ],
  S013: [{ title: '暑期', from: '07-01', to: '08-31', dear: 120 }],
  S014: [
    { title: '雪季', from: '12-15', to: '02-25', dear: 130, minNights: 2 },
    { title: '避暑', from: '07-01', to: '08-31', dear: 125 },
  ],
  S015: [{ title: '采茶季', from: '03-20', to: '04-15', dear: 150, minNights: 2 }],
  S018: [{ title: '暑期', from: '07-10', to: '08-25', dear: 115 }],
  S019: [
    { title: '结冰不开营', from: '12-01', to: '02-28', closed: true },
    { title: '暑期', from: '07-10', to: '08-25', dear: 120 },
  ],
  S022: [{ title: '紫笋茶季', from: '03-28', to: '04-20', dear: 120 }],
  S024: [{ title: '银杏黄了', from: '11-08', to: '11-25', dear: 210, minNights: 2 }],
  S025: [{ title: '吃蟹', from: '09-20', to: '11-25', dear: 120 }],
  S031: [{ title: '蚕花节', from: '04-01', to: '04-10', dear: 130 }],
  S034: [{ title: '泳池开放', from: '06-15', to: '08-31', dear: 120 }],
  S035: [{ title: '插秧', from: '06-05', to: '06-20', dear: 120 }],
}

const HORIZON_DAYS = 400
const roundTo10Yuan = (minor: number) => Math.max(1_000, Math.round(minor / 1_000) * 1_000)

/** The seasons of a house that are not over and begin within the horizon, as ranges of one of its rooms. */
function seasonRates(code: string, room: { baseMinor: number; weekendMinor: number }, today: Day): RateInput[] {
  const year = Number(today.slice(0, 4))
  return (seasonsOf[code] ?? []).flatMap(({ title, from, to, dear, closed = false, minNights = null }) =>
    [year - 1, year, year + 1].flatMap((start) => {
      const firstNight = `${start}-${from}`
      const lastNight = `${to < from ? start + 1 : start}-${to}`
      if (lastNight < today || firstNight > addDays(today, HORIZON_DAYS)) return []
      const priced = dear
        ? { priceMinor: roundTo10Yuan((room.baseMinor * dear) / 100), weekendMinor: roundTo10Yuan((room.weekendMinor * dear) / 100) }
        : {}
      return [{ title, firstNight, lastNight, closed, minNights, ...priced }]
    }),
  )
}

/** Runs of nights before official days off, as ranges in which a party stays at least two nights and pays the holiday's price. */
function holidayRates(peakMinor: number, today: Day): RateInput[] {
  const rates: RateInput[] = []
  let first: Day | null = null
  for (let i = 0; i <= HORIZON_DAYS; i += 1) {
    const night = addDays(today, i)
    const isPeak = nightKind(night) === 'peak'
    if (isPeak) first ??= night
    if (isPeak || !first) continue
    // One night off alone is no journey.
    if (first < addDays(night, -1))
      rates.push({ title: '假日', firstNight: first, lastNight: addDays(night, -1), priceMinor: peakMinor, minNights: 2 })
    first = null
  }
  return rates
}

/** All ranges of a room; a holiday within a season is shorter and so wins. */
export const ratesOf = (code: string, room: { baseMinor: number; weekendMinor: number; peakMinor: number }, today: Day): RateInput[] => [
  ...seasonRates(code, room, today),
  ...holidayRates(room.peakMinor, today),
]
