import { referenceData } from '#app/catalogue/listings/reference-data.server'
import { findPlaces } from '#app/catalogue/search/known-words.server'
import { type RipeThing, ripeThings } from '#app/catalogue/season/season-queries.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { type Locale, pick } from '#app/i18n/words'
import { addDays, type Day, monthOf } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'
import { rememberedQuery } from '#app/stays/search/remembered-wish'
import { readStayCursor, type StaySearch } from '#app/stays/search/search-stays.server'
import { readStayFilters } from '#app/stays/search/stay-filters'
import { type ReadWish, readWish } from '#app/stays/search/stay-wish'

const LONGEST_PLACE = 40
const PLACES = 12

type Visit = { url: URL; locale: Locale; day: Day }

export type AskedSearch = ReadWish & {
  /** As typed. */
  place: string
  /** In the reader's language where it is one known place, else as typed. */
  placeName: string
  search: StaySearch
  /** The wish was not in the address but in the visitor's cookie. */
  remembered: boolean
  /** Why the dates are no stay, as a sentence. */
  trouble: string | null
  /** What ripens on the dates, or this month. */
  ripe: RipeThing[]
}

/** The months a stay lies in. */
function monthsOf({ wish, hasDates }: ReadWish, today: Day): number[] {
  if (!hasDates) return [monthOf(wish.arrival || today)]
  return [...new Set([monthOf(wish.arrival), monthOf(addDays(wish.departure, -1))])]
}

/** The places a text names: the county, town or village itself where the name is exact, else all that are like it. */
async function placesOf(text: string) {
  const places = await findPlaces(db, text, PLACES)
  const exact = places.filter(
    ({ zh, en }) => zh === text || zh.replace(/(县|区|镇|乡|街道|村)$/, '') === text || en.toLowerCase() === text.toLowerCase(),
  )
  return exact.length > 0 ? exact : places
}

/** What an address, or without one the visitor's last search, asks of the houses. */
export async function readSearch(request: Request, { url, locale, day }: Visit): Promise<AskedSearch> {
  const asks = ['arrival', 'departure', 'adults', 'children', 'place', 'all'].some((name) => url.searchParams.has(name))
  const remembered = asks ? null : rememberedQuery(request.headers.get('cookie'), day)
  const query = remembered ?? url.searchParams
  const read = readWish(query, day)
  const place = (query.get('place') ?? '').trim().slice(0, LONGEST_PLACE)
  const filters = readStayFilters(url.searchParams)
  const [ripe, places] = await Promise.all([ripeThings(db, monthsOf(read, day), locale), place ? placesOf(place) : []])
  const only = places.length === 1 ? places[0] : undefined
  const wanted = filters.ripe ? (await referenceData(db)).produce.find(({ code }) => code === filters.ripe) : undefined
  return {
    ...read,
    place,
    placeName: only ? pick(locale, only.zh, only.en) : place,
    remembered: remembered !== null,
    ripe,
    trouble: read.refused && sayRefusal(locale, new Refusal('invalid', read.refused.key, read.refused.details)),
    search: {
      wish: read.hasDates ? read.wish : null,
      guests: { adults: read.wish.adults, children: read.wish.children },
      place: place ? { text: place, codes: places.map(({ code }) => code) } : null,
      counties: wanted ? [wanted.county] : null,
      filters: wanted ? filters : { ...filters, ripe: undefined },
      after: readStayCursor(url.searchParams.get('after')) ?? undefined,
      before: readStayCursor(url.searchParams.get('before')) ?? undefined,
    },
  }
}
