import { placeLabel, referenceData } from '#app/catalogue/listings/reference-data.server'
import { ripeGoodsNear } from '#app/catalogue/season/season-queries.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { type Locale, pick, say } from '#app/i18n/words'
import { houseRuleWords } from '#app/i18n/words/houses/rules'
import { sayActivity } from '#app/i18n/words/staying/activities'
import { addDays, type Day, formatDay, monthOf } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'
import { answerWish, type RoomAnswer } from '#app/stays/house/answer-wish'
import { calendarsOf, nightsOfRoom } from '#app/stays/house/house-calendar'
import { readExtras } from '#app/stays/house/house-extras'
import { type House, type HouseRoom, houseBySlug, takenNights } from '#app/stays/house/house-queries.server'
import { extraBedsFor } from '#app/stays/rates/fit-guests'
import { sayCancelRule } from '#app/stays/rules/say-cancel-rule'
import { openSessions } from '#app/stays/search/open-sessions.server'
import { rememberedQuery } from '#app/stays/search/remembered-wish'
import { type ReadWish, readWish } from '#app/stays/search/stay-wish'
import { firstOfMonth, lastOfMonth, monthLater, monthOfDay } from '#app/ui/price-calendar/month-weeks'
import { sayAmenity } from './amenity-names.server'
import { sayHouse, sayRules } from './say-rules.server'

const MONTHS = 2
const FURTHEST_MONTHS = 24
/** How far dates near a wish, and the gaps before and behind them, may reach. */
const AROUND = 45
const EXAMPLE_DAYS = 30

type Visit = { url: URL; locale: Locale; day: Day }

/** What a wish is answered with when its room has no price yet: the lowest plain night. */
function fromMinor(room: HouseRoom): number {
  return Math.min(room.baseMinor, room.weekendMinor ?? room.baseMinor, room.peakMinor ?? room.baseMinor)
}

/** The month a calendar begins with: asked for, else that of the wish, never before today's. */
function firstMonth(asked: string | null, read: ReadWish, today: Day): string {
  const now = monthOfDay(today)
  const month = asked && /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : monthOfDay(read.wish.arrival || today)
  const last = monthLater(now, FURTHEST_MONTHS)
  return month < now ? now : month > last ? last : month
}

function inLanguage(house: House, locale: Locale) {
  const say = (zh: string, en: string) => pick(locale, zh, en)
  const { host, zone, arrivalFrom, departureBy, currency, depositMinor, cleaningMinor } = house
  const meals = house.mealsIncluded.map((text) => sayAmenity(locale, text))
  const depositText = say(house.depositZh, house.depositEn)
  return {
    slug: house.slug,
    kind: house.kind,
    title: say(house.titleZh, house.titleEn),
    story: say(house.storyZh, house.storyEn),
    way: say(house.wayZh, house.wayEn),
    rulesText: say(house.rulesZh, house.rulesEn),
    depositText,
    ...sayRules(locale, house, { meals, depositText }),
    ...{ zone, arrivalFrom, departureBy, currency, depositMinor, cleaningMinor },
    ...{ lon: house.lon, lat: house.lat, activities: house.activities },
    // Said here, so that the page need not carry the names of all there are.
    amenities: house.amenities.map((text) => sayAmenity(locale, text)),
    todo: house.activities.map((text) => sayActivity(text, locale)),
    ...{ pets: house.pets, smoking: house.smoking },
    request: house.bookingKind === 'request',
    units: house.units.length,
    photos: house.photos.map(({ altZh, altEn, roomTypeId: _of, ...photo }) => ({ ...photo, alt: say(altZh, altEn) })),
    extras: house.extras.map(({ titleZh, titleEn, ...extra }) => ({ ...extra, title: say(titleZh, titleEn) })),
    host: {
      slug: host.slug,
      phone: host.phone,
      portrait: host.portrait,
      name: say(host.nameZh, host.nameEn),
      contact: say(host.contactZh, host.contactEn),
      story: say(host.storyZh, host.storyEn),
    },
  }
}

/** Everything a house's page shows for a wish. Five statements. */
export async function readHouse(request: Request, slug: string, { url, locale, day }: Visit) {
  const now = new Date()
  const query = url.searchParams
  const asks = ['arrival', 'departure', 'adults', 'children'].some((name) => query.has(name))
  const read = readWish((asks ? null : rememberedQuery(request.headers.get('cookie'), day)) ?? query, day)
  const { wish, hasDates } = read
  const house = await houseBySlug(db, slug, day)
  if (!house || house === 'gone') return house
  const month = firstMonth(query.get('month'), read, day)
  const shown = { from: firstOfMonth(month), to: lastOfMonth(monthLater(month, MONTHS - 1)) }
  const reach = hasDates ? { from: addDays(wish.arrival, -AROUND), to: addDays(wish.departure, AROUND) } : shown
  const town = house.townCode
  const [taken, open, goods, reference] = await Promise.all([
    takenNights(db, house.units, ...widest(shown, reach)),
    openSessions(db, [house.countyCode], wish.arrival || day, wish.departure || addDays(wish.arrival || day, EXAMPLE_DAYS), locale),
    ripeGoodsNear(db, { town, county: house.countyCode }, monthOf(wish.arrival || day), locale),
    referenceData(db),
  ])
  const calendars = calendarsOf(house.units, taken)
  const extras = readExtras(query, house.extras)
  const rooms = house.rooms.map((room) => {
    const { titleZh, titleEn, storyZh, storyEn, bedsZh, bedsEn, ranges: _ranges, ...terms } = room
    return {
      ...{ id: room.id, adults: terms.adults, children: terms.children, extraBeds: terms.extraBeds, pricePer: terms.pricePer },
      amenities: room.amenities.map((text) => sayAmenity(locale, text)),
      title: pick(locale, titleZh, titleEn),
      story: pick(locale, storyZh, storyEn),
      beds: pick(locale, bedsZh, bedsEn),
      fromMinor: fromMinor(room),
      answer: hasDates ? answerWish(room, { house, calendars, wish, extras, now, locale }) : null,
    }
  })
  const chosen = chooseRoom(house.rooms, rooms, query.get('room') ?? query.get('roomTypeId'), wish)
  const { zh, en } = placeLabel(reference, house.villageCode ?? town)
  const county = reference.places.get(house.countyCode)
  const refundDay = wish.arrival || addDays(day, EXAMPLE_DAYS)
  const clock = { arrival: refundDay, arrivalFrom: house.arrivalFrom, zone: house.zone, bookedAt: now }
  const rule = sayCancelRule(locale, house.cancelTier, clock)
  const place = pick(locale, zh, en)
  const lowest = rooms.length > 0 ? Math.min(...rooms.map((room) => room.fromMinor)) : null
  return {
    ...inLanguage(house, locale),
    place,
    fromMinor: lowest,
    description: sayHouse(locale, house, { place, refund: rule, fromMinor: lowest }),
    county: pick(locale, county?.zh ?? '', county?.en ?? ''),
    typed: read.typed,
    wish,
    hasDates,
    instead: read.instead,
    trouble: read.refused && sayRefusal(locale, new Refusal('invalid', read.refused.key, read.refused.details)),
    today: day,
    rooms,
    room: chosen?.id ?? null,
    noRoomChosen: query.get('room') === 'none',
    wantedExtras: extras,
    months: Array.from({ length: MONTHS }, (_, n) => monthLater(month, n)),
    earlier: month > monthOfDay(day) ? monthLater(month, -1) : null,
    later: month < monthLater(monthOfDay(day), FURTHEST_MONTHS) ? monthLater(month, 1) : null,
    nights: chosen ? nightsOfRoom(chosen, house.units, calendars, { ...shown, guests: wish, now, zone: house.zone }) : [],
    refund: {
      rule,
      text: say(locale, wish.arrival ? houseRuleWords.refundFor : houseRuleWords.refundExample, {
        day: formatDay(refundDay, locale),
        rule,
      }),
    },
    open,
    goods,
  }
}

function widest(one: { from: Day; to: Day }, other: { from: Day; to: Day }): [from: Day, to: Day] {
  return [one.from < other.from ? one.from : other.from, one.to > other.to ? one.to : other.to]
}

/** The room an address names; else the cheapest that is free, else the first with beds for the party. */
function chooseRoom(
  all: readonly HouseRoom[],
  answered: readonly { id: string; answer: RoomAnswer | null }[],
  asked: string | null,
  wish: { adults: number; children: number },
): HouseRoom | undefined {
  const named = all.find(({ id }) => id === asked)
  if (named) return named
  const free = answered
    .flatMap(({ id, answer }) => (answer?.free ? [{ id, minor: answer.quote.totalMinor }] : []))
    .sort((a, b) => a.minor - b.minor)[0]
  return all.find(({ id }) => id === free?.id) ?? all.find((room) => extraBedsFor(room, wish) !== null) ?? all[0]
}

export type HousePage = Exclude<Awaited<ReturnType<typeof readHouse>>, 'gone' | null>
