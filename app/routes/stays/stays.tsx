import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { placeLabel, referenceData } from '#app/catalogue/listings/reference-data.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { stayWords as w } from '#app/i18n/words/staying/stays'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { readVisit } from '#app/routes/market/market-visit.server'
import { pageMeta } from '#app/routes/page-meta'
import { findCards } from '#app/stays/search/found-cards.server'
import { nearestSearches, stayLimits } from '#app/stays/search/nearest-search.server'
import { forgetWish, rememberWish } from '#app/stays/search/remembered-wish'
import { COUNT_STAYS_UP_TO, writeStayCursor } from '#app/stays/search/search-stays.server'
import { countStayFilters, stayQuery, withoutFilters } from '#app/stays/search/stay-filters'
import { wishQuery } from '#app/stays/search/stay-wish'
import { readDisplaySettings } from '#app/ui/display-settings'
import { AppliedFilters, FilterOpener, FilterPanel } from '#app/ui/filter-panel'
import { Icon } from '#app/ui/icon'
import { Pagination } from '#app/ui/navigation/pagination'
import { PinMap } from '#app/ui/pin-map/pin-map'
import { Written } from '#app/ui/written'
import { NothingFound } from './finding/nothing-found'
import { type AskedSearch, readSearch } from './finding/read-search.server'
import { RipeAndOpen } from './finding/ripe-and-open'
import { SearchForm } from './finding/search-form'
import { pinsOf, StayCards } from './finding/stay-card'
import { chipsOf, StayFields } from './finding/stay-fields'
import { WishTrouble } from './finding/wish-fields'
import { sayWish } from './finding/wish-words'

/** What is ripe stands behind so many houses: who looks for a bed sees beds first. */
const FIRST = 3

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const place = data?.place
  return pageMeta({
    locale,
    matches,
    path: paths.stays(place ? { place } : {}),
    title: place ? say(locale, w.titleOf, { place: data.placeName }) : say(locale, w.title),
    description: say(locale, w.description),
    noIndex: data?.narrow,
  })
}

/** Why nothing was found, and dates that would do. */
async function emptyReason(asked: AskedSearch, day: string, now: Date) {
  const { search } = asked
  const limits = await stayLimits(db, search.place)
  if (!limits) return { kind: 'place' as const, limits: null, near: [] }
  const { adults, children } = search.guests
  if (adults > limits.adults || adults + children > limits.guests) return { kind: 'guests' as const, limits, near: [] }
  if (!search.wish) return { kind: 'any' as const, limits, near: [] }
  return { kind: 'dates' as const, limits, near: await nearestSearches(db, { ...search, wish: search.wish }, now, day) }
}

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = readVisit(request)
  const now = new Date()
  const asked = await readSearch(request, visit)
  const { search, wish, place, trouble } = asked
  const page = await findCards(db, search, now, visit.day, visit.locale)
  const isFirst = !search.after && !search.before
  const empty = page.cards.length === 0 && isFirst ? await emptyReason(asked, visit.day, now) : null
  const reference = await referenceData(db)
  const wished = { place: place || undefined, ...wishQuery(wish) }
  const to = (cursor: { after?: string; before?: string }) => `${paths.stays()}?${stayQuery(wished, search.filters, cursor)}`
  const shown = {
    place,
    placeName: asked.placeName,
    typed: asked.typed,
    wish,
    hasDates: asked.hasDates,
    remembered: asked.remembered,
    trouble,
    instead: asked.instead,
    ripe: asked.ripe,
    today: visit.day,
    filters: search.filters,
    text: readDisplaySettings(request.headers.get('cookie')).text,
    cards: page.cards.map((card) => {
      const { zh, en } = placeLabel(reference, card.at)
      return { ...card, at: pick(visit.locale, zh, en) }
    }),
    open: page.open,
    empty,
    count: page.count === null ? null : Math.min(page.count, COUNT_STAYS_UP_TO),
    many: page.count !== null && page.count > COUNT_STAYS_UP_TO,
    next: page.next && to({ after: writeStayCursor(page.next) }),
    previous: page.previous && to({ before: writeStayCursor(page.previous) }),
    beginning: isFirst ? null : to({}),
    narrow: asked.hasDates || countStayFilters(search.filters) > 0 || search.filters.sort !== 'default' || !isFirst,
  }
  // A mistaken search is not remembered; "show everything" forgets.
  const cookie = visit.url.searchParams.has('all') ? forgetWish : asked.remembered || trouble || empty ? null : rememberWish(wish, place)
  return data(shown, cookie && visit.url.search ? { headers: { 'Set-Cookie': cookie } } : undefined)
}

export default function Stays() {
  const page = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const { cards, count, many, filters, hasDates, wish, place } = page
  const chosen = countStayFilters(filters)
  const wished = { place: place || undefined, ...wishQuery(wish) }
  const address = (query: string) => (query ? `${paths.stays()}?${query}` : paths.stays())
  const clearTo = chosen > 0 ? address(stayQuery(wished, { sort: filters.sort })) : undefined
  const countWord = hasDates ? (many ? w.countMany : w.count) : many ? w.countAnyMany : w.countAny
  const ripeAndOpen = (
    <RipeAndOpen
      ripe={page.ripe}
      open={page.open}
      hasDates={hasDates}
      to={(code) => address(stayQuery(wished, { ...filters, ripe: code }))}
      chosen={filters.ripe}
    />
  )
  return (
    <div className="grid grid-cols-1 gap-4 py-4">
      <h1>{place && !page.empty ? <Written>{t(w.titleOf, { place: page.placeName })}</Written> : t(w.title)}</h1>
      <SearchForm page={page} />
      <WishTrouble page={page} to={(dates) => address(stayQuery({ ...wished, ...dates }, filters))} />
      <div className="grid grid-cols-1 gap-1">
        <p role="status" className="font-semibold">
          {count === null ? t(w.further) : t(countWord, { n: count })}
        </p>
        <p className="text-ink-2">{hasDates ? sayWish(locale, wish) : t(w.noDates)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <FilterOpener chosen={chosen} />
        {cards.length > 0 ? (
          <a className="btn btn-quiet btn-small to-map" href="#map">
            <Icon name="pin" />
            {t(w.toMap)}
          </a>
        ) : null}
        <AppliedFilters
          chips={chipsOf(filters, page.ripe, t, (...names) => address(stayQuery(wished, withoutFilters(filters, ...names))))}
          clearTo={clearTo}
        />
      </div>
      <div className="filter-layout">
        <FilterPanel action={paths.stays()} clearTo={clearTo}>
          <StayFields key={stayQuery(wished, filters)} filters={filters} wished={wished} hasDates={hasDates} />
        </FilterPanel>
        <section id="results" tabIndex={-1} aria-label={t(w.results)} className="stay-results">
          {cards.length > 0 ? (
            <>
              <div className="grid grid-cols-1 gap-4">
                <StayCards cards={cards.slice(0, FIRST)} wish={wish} ripe={page.ripe} open={page.open} />
                {ripeAndOpen}
                {cards.length > FIRST ? <StayCards cards={cards.slice(FIRST)} wish={wish} ripe={page.ripe} open={page.open} /> : null}
                <Pagination previous={page.previous} next={page.next} first={page.previous ? page.beginning : null} />
              </div>
              <div id="map" tabIndex={-1} className="stay-map">
                <PinMap label={t(w.map)} text={page.text} pins={pinsOf(cards, locale)} />
              </div>
            </>
          ) : (
            <>
              <NothingFound
                empty={page.empty}
                place={place}
                wish={wish}
                clearTo={clearTo}
                to={(dates) => address(stayQuery({ ...wished, ...dates }, filters))}
                beginning={page.beginning}
                today={page.today}
              />
              {ripeAndOpen}
            </>
          )}
        </section>
      </div>
    </div>
  )
}
