import { placeLabel, referenceData } from '#app/catalogue/listings/reference-data.server'
import { type Locale, pick } from '#app/i18n/words'
import type { Day } from '#app/kernel/day'
import { db } from '#app/platform/database.server'
import { findCards } from '#app/stays/search/found-cards.server'
import { plainGuests } from '#app/stays/search/stay-wish'

const SHOWN = 3

/** Three houses for the front page, without dates: it is kept for everybody. Three statements. */
export async function staysOfHome({ locale, day }: { locale: Locale; day: Day }) {
  const search = { wish: null, guests: plainGuests, place: null, counties: null, filters: { sort: 'default' as const } }
  const [{ cards }, reference] = await Promise.all([findCards(db, search, new Date(), day, locale), referenceData(db)])
  return cards.slice(0, SHOWN).map((card) => {
    const { zh, en } = placeLabel(reference, card.at)
    return { ...card, at: pick(locale, zh, en) }
  })
}
