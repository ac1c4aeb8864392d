import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCursor } from '#app/catalogue/browse/keyset.server'
import { marketChoices, placeName } from '#app/catalogue/browse/market-choices.server'
import { countFilters, marketQuery, readMarketFilters, withoutFilter } from '#app/catalogue/browse/market-filters'
import { COUNT_UP_TO, marketPage } from '#app/catalogue/browse/market-queries.server'
import { ListingCards } from '#app/catalogue/cards/listing-card'
import { SearchBox } from '#app/catalogue/search/search-box'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { marketWords as w } from '#app/i18n/words/browsing/market'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { AppliedFilters, FilterOpener, FilterPanel } from '#app/ui/filter-panel'
import { Pagination } from '#app/ui/navigation/pagination'
import { categoryName, chipsOf, MarketFields } from './market-fields'
import { readVisit } from './market-visit.server'

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const name = data?.heading
  return pageMeta({
    locale,
    matches,
    path: paths.market({ category: data?.filters.category }),
    title: name ? say(locale, w.titleOf, { name }) : say(locale, w.title),
    description: name ? say(locale, w.descriptionOf, { name }) : say(locale, w.description),
    noIndex: data?.narrow,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = readVisit(request)
  const filters = readMarketFilters(visit.url.searchParams)
  const after = readCursor(visit.url.searchParams.get('after'), filters.sort) ?? undefined
  const before = after ? undefined : (readCursor(visit.url.searchParams.get('before'), filters.sort) ?? undefined)
  const [page, choices, village] = await Promise.all([
    marketPage(db, filters, { after, before }, visit),
    marketChoices(db, visit.locale),
    filters.village ? placeName(db, filters.village, visit.locale) : null,
  ])
  const to = (cursor: { after?: string; before?: string }) => `${paths.market()}?${marketQuery(filters, cursor)}`
  return {
    filters,
    choices,
    village,
    cards: page.cards,
    count: Math.min(page.count, COUNT_UP_TO),
    more: page.count > COUNT_UP_TO,
    next: page.next ? to({ after: page.next }) : null,
    previous: page.previous ? to({ before: page.previous }) : null,
    beginning: after || before ? `${paths.market()}?${marketQuery(filters)}` : null,
    heading: filters.category ? categoryName(choices, filters.category) : (village ?? undefined),
    narrow: countFilters(withoutFilter(filters, 'category')) > 0 || filters.sort !== 'default' || Boolean(after || before),
  }
}

export default function Market() {
  const page = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const { filters, choices, cards, count, more } = page
  const chosen = countFilters(filters)
  const clearTo = chosen > 0 ? paths.market(filters.sort === 'default' ? {} : { sort: filters.sort }) : undefined
  return (
    <div className="grid grid-cols-1 gap-4 py-4">
      <SearchBox />
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h1>{page.heading ?? t(w.title)}</h1>
        <p className="text-ink-2" role="status">
          {t(more ? w.countMany : w.count, { n: count })}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <FilterOpener chosen={chosen} />
        <AppliedFilters chips={chipsOf(filters, choices, page.village, t)} clearTo={clearTo} />
      </div>
      <div className="filter-layout">
        <FilterPanel action={paths.market()} count={more ? undefined : count} clearTo={clearTo}>
          <MarketFields key={marketQuery(filters)} filters={filters} choices={choices} />
        </FilterPanel>
        <section id="results" tabIndex={-1} aria-label={t(w.results)}>
          {cards.length > 0 ? (
            <ListingCards cards={cards} headingLevel={2} eager={2} />
          ) : (
            <EmptyState
              title={t(page.beginning && count > 0 ? w.emptyPage : w.empty)}
              action={
                <ButtonLink to={page.beginning && count > 0 ? page.beginning : paths.market()}>
                  {t(page.beginning && count > 0 ? w.firstPage : w.seeAll)}
                </ButtonLink>
              }
            >
              {page.beginning && count > 0 ? null : t(w.emptyText)}
            </EmptyState>
          )}
          <Pagination previous={page.previous} next={page.next} first={page.previous ? page.beginning : null} />
        </section>
      </div>
    </div>
  )
}
