import { addDays, type Day } from '#app/kernel/day'
import type { Locale } from '#app/kernel/money'
import { daysBetween } from '#app/stays/days/nights'
import { sayCancelShort } from '#app/stays/rules/say-cancel-rule'
import type { Db } from '#db/client.server'
import { type OpenSession, openSessions } from './open-sessions.server'
import { type FoundStays, type StaySearch, searchStays } from './search-stays.server'
import { type StayCardFacts, stayCards } from './stay-cards.server'

/** The whole price of the dates, as it would be booked. Fen. */
type DatedPrice = {
  nights: number
  totalMinor: number
  cleaningMinor: number
  percentOff: number
  room: string
  left: number
  /** The refund rule's first date, as a sentence. */
  refund: string
}

export type FoundCard = Omit<StayCardFacts, 'zone' | 'arrivalFrom' | 'cancelTier' | 'cleaningMinor' | 'room' | 'left'> & {
  /** A plain night for the party, from; what a card without dates says. */
  fromMinor: number | null
  dated: DatedPrice | null
}

export type FoundPage = Omit<FoundStays, 'found'> & { cards: FoundCard[]; open: OpenSession[] }

const DAYS_OF_A_LOOK = 14

/** A page of cards, and what can be joined near them on the dates. Three statements, one more where most houses are taken. */
export async function findCards(db: Db, search: StaySearch, now: Date, today: Day, locale: Locale): Promise<FoundPage> {
  const { found, ...page } = await searchStays(db, search, now)
  if (found.length === 0) return { ...page, cards: [], open: [] }
  const { wish } = search
  const facts = await stayCards(db, found, wish, locale)
  const counties = [...new Set([...facts.values()].map(({ county }) => county))]
  const open = await openSessions(db, counties, wish?.arrival ?? today, wish?.departure ?? addDays(today, DAYS_OF_A_LOOK), locale)
  // Most houses of a page share a rule and its hours: the sentence is made once for them all.
  const said = new Map<string, string>()
  const sayRefund = (arrival: Day, { cancelTier, arrivalFrom, zone }: StayCardFacts) => {
    const rule = `${cancelTier} ${arrivalFrom} ${zone}`
    const sentence = said.get(rule) ?? sayCancelShort(locale, cancelTier, { arrival, arrivalFrom, zone, bookedAt: now })
    said.set(rule, sentence)
    return sentence
  }
  const cards = found.flatMap(({ stayId, minor, percentOff }): FoundCard[] => {
    const house = facts.get(stayId)
    // Taken between two statements: it is shown no more.
    if (!house || house.left === 0) return []
    const { zone, arrivalFrom, cancelTier, cleaningMinor, room, left, ...card } = house
    if (!wish) return [{ ...card, fromMinor: minor, dated: null }]
    const refund = sayRefund(wish.arrival, house)
    const nights = daysBetween(wish.arrival, wish.departure)
    return [{ ...card, fromMinor: null, dated: { nights, totalMinor: minor, cleaningMinor, percentOff, room, left, refund } }]
  })
  return { ...page, cards, open }
}
