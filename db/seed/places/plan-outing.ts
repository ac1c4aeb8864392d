import { addDays, type Day, isoWeekday, monthOf, startOfDay } from '#app/kernel/day'
import { dayOffOn } from '#app/stays/days/days-off'
import type { ExperienceInput, SessionInput } from '#app/stays/places/experience-input'
import { type PlaceFacts, placeFacts } from './place-facts'
import type { OutingWords } from './place-words'

const AHEAD_DAYS = 180
const FIRST_DAYS_OF_SEASON = 14

type Days = {
  /** 'MM-DD' of the season, both included; the whole year without it. */
  season?: readonly [from: string, to: string]
  months: number[]
  /** ISO weekdays beside weekends and holidays; 'all' for every day of the season. */
  weekdays: readonly number[] | 'all'
  starts: readonly string[]
  minutes: number
  /** Seats of one adult and one child; an orchard counts the fruit they pick. */
  seats: { adult: number; child: number }
  childPercent: number
  least: number
  /** Days before the start, at 18:00, when it is decided whether it takes place. */
  decidedBefore: number
}

const daysOf: Readonly<Record<string, Days>> = {
  S009: {
    season: ['05-15', '06-08'],
    months: [5, 6],
    weekdays: 'all',
    starts: ['09:00', '13:30'],
    minutes: 150,
    seats: { adult: 2, child: 1 },
    childPercent: 60,
    least: 0,
    decidedBefore: 0,
  },
  S010: {
    months: [],
    weekdays: [3],
    starts: ['09:00'],
    minutes: 420,
    seats: { adult: 1, child: 1 },
    childPercent: 100,
    least: 20,
    decidedBefore: 2,
  },
  S016: {
    season: ['03-22', '04-18'],
    months: [3, 4],
    weekdays: 'all',
    starts: ['08:30'],
    minutes: 420,
    seats: { adult: 1, child: 1 },
    childPercent: 60,
    least: 6,
    decidedBefore: 1,
  },
  S021: {
    months: [],
    weekdays: [5],
    starts: ['09:30', '14:00'],
    minutes: 150,
    seats: { adult: 1, child: 1 },
    childPercent: 80,
    least: 2,
    decidedBefore: 1,
  },
  S026: {
    season: ['07-10', '09-20'],
    months: [7, 8, 9],
    weekdays: 'all',
    starts: ['08:30', '14:30'],
    minutes: 150,
    seats: { adult: 2, child: 1 },
    childPercent: 60,
    least: 0,
    decidedBefore: 0,
  },
  S027: {
    months: [3, 4, 5, 9, 10, 11, 12],
    weekdays: [],
    starts: ['09:00'],
    minutes: 420,
    seats: { adult: 1, child: 1 },
    childPercent: 100,
    least: 20,
    decidedBefore: 2,
  },
  S030: {
    months: [],
    weekdays: [4, 5],
    starts: ['09:30', '13:30'],
    minutes: 120,
    seats: { adult: 1, child: 1 },
    childPercent: 100,
    least: 2,
    decidedBefore: 1,
  },
  S032: {
    months: [],
    weekdays: [],
    starts: ['09:00'],
    minutes: 390,
    seats: { adult: 1, child: 1 },
    childPercent: 80,
    least: 12,
    decidedBefore: 2,
  },
}

const at = (day: Day, clock: string) =>
  new Date(startOfDay(day).getTime() + (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60_000)

/** The days ahead on which it may take place; where its season is farther off, the first days of that season. */
function openDays({ season, months, weekdays }: Days, today: Day): Day[] {
  const inSeason = (day: Day) =>
    season ? day.slice(5) >= season[0] && day.slice(5) <= season[1] : months.length === 0 || months.includes(monthOf(day))
  const fits = (day: Day) => inSeason(day) && (weekdays === 'all' || dayOffOn(day) !== null || weekdays.includes(isoWeekday(day)))
  const near = Array.from({ length: AHEAD_DAYS }, (_, i) => addDays(today, i + 1)).filter(fits)
  if (near.length > 0) return near
  const first = Array.from({ length: 366 }, (_, i) => addDays(today, i + 1)).find(inSeason)
  return first ? Array.from({ length: FIRST_DAYS_OF_SEASON }, (_, i) => addDays(first, i)).filter(fits) : []
}

function sessionsOf(facts: PlaceFacts, plan: Days, today: Day): SessionInput[] {
  return openDays(plan, today).flatMap((day) => {
    const off = dayOffOn(day)
    const adultMinor = off === 'holiday' ? facts.peakMinor : off === 'weekend' ? facts.weekendMinor : facts.baseMinor
    return plan.starts.map((clock) => ({
      startsAt: at(day, clock),
      minutes: plan.minutes,
      seats: Math.floor(facts.capacity / plan.starts.length) * plan.seats.adult,
      adultSeats: plan.seats.adult,
      childSeats: plan.seats.child,
      adultMinor,
      childMinor: Math.round((adultMinor * plan.childPercent) / 10_000) * 100,
      minSeats: plan.least,
      decidesAt: plan.decidedBefore === 0 ? at(day, clock) : at(addDays(day, -plan.decidedBefore), '18:00'),
    }))
  })
}

/** Something to do as its host describes it today, and when. Depends on its arguments alone. */
export function planOuting(words: OutingWords, today: Day): { input: ExperienceInput; sessions: SessionInput[] } {
  const facts = placeFacts.get(words.code)
  const plan = daysOf[words.code]
  if (!facts || !plan) throw new Error(`${words.code} has no row in stays.csv, or no days`)
  const { code: _code, host: _host, village, ...told } = words
  return {
    input: {
      ...told,
      kind: facts.kind as ExperienceInput['kind'],
      titleZh: facts.nameZh,
      titleEn: facts.nameEn,
      place: village ?? facts.village ?? facts.town,
      at: { lon: facts.lon, lat: facts.lat },
      amenities: facts.amenities,
      activities: facts.activities,
      seasonMonths: plan.months,
      ageFrom: facts.ageFrom,
      childUnder: 14,
      cancelTier: facts.cancelTier,
    },
    sessions: sessionsOf(facts, plan, today),
  }
}
