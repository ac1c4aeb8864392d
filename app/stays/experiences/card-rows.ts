import type { Day } from '#app/kernel/day'
import { clockIn, dayIn } from '#app/stays/days/zone-clock'
import type { experienceKinds } from '#db/schema/experiences'
import { type Doing, doingOf } from './doings'
import type { Reader } from './experience-cards.server'
import { isRipeOn } from './experience-filters'
import { headsOf } from './seats-fit'

export type CardRow = {
  id: string
  slug: string
  kind: (typeof experienceKinds)[number]
  titleZh: string
  titleEn: string
  at: string
  zone: string
  activities: string[]
  seasonMonths: number[]
  ageFrom: number
  currency: string
  photo: string | null
  sessions: { id: string; startsAt: string; state: 'open' | 'sure'; left: number; adultSeats: number; totalMinor: number }[] | null
}

/** What the card of an experience shows, in the reader's language. Prices in fen, for the whole party. */
export type ExperienceCard = {
  slug: string
  title: string
  /** The Chinese title, from which the print is chosen. */
  printName: string
  doing: Doing
  place: string
  months: number[]
  inSeason: boolean
  ageFrom: number
  currency: string
  photo: string | null
  /** The next three a party can come to. */
  sessions: { id: string; day: Day; clock: string; sure: boolean; left: number; totalMinor: number }[]
}

export function cardOf(row: CardRow, { locale, today, placeOf }: Reader): ExperienceCard {
  return {
    slug: row.slug,
    title: locale === 'zh' ? row.titleZh : row.titleEn || row.titleZh,
    printName: row.titleZh,
    doing: doingOf(row),
    place: placeOf(row.at),
    months: row.seasonMonths,
    inSeason: isRipeOn(row.seasonMonths, today),
    ageFrom: row.ageFrom,
    currency: row.currency,
    photo: row.photo,
    sessions: (row.sessions ?? []).map(({ id, startsAt, state, left, adultSeats, totalMinor }) => {
      const starts = new Date(startsAt)
      return {
        id,
        day: dayIn(starts, row.zone),
        clock: clockIn(starts, row.zone),
        sure: state === 'sure',
        left: headsOf(left, { adultSeats }),
        totalMinor,
      }
    }),
  }
}
