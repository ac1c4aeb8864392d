import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { experienceListWords as w } from '#app/i18n/words/experiences/list'
import { doingWords } from '#app/i18n/words/staying/nearby'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { ExperienceCards } from '#app/stays/experiences/experience-card'
import { experiencesPage, placesOfExperiences } from '#app/stays/experiences/experience-cards.server'
import { countExperienceFilters, experienceQuery, readExperienceFilters } from '#app/stays/experiences/experience-filters'
import { sayParty } from '#app/stays/experiences/say-experience'
import { ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { AppliedFilters, FilterOpener, FilterPanel } from '#app/ui/filter-panel'
import { Link } from '#app/ui/link'
import { Pagination } from '#app/ui/navigation/pagination'
import { chipsOf, ExperienceFields, placeOptions } from './experience-fields'
import { readPlaceVisit } from './place-names.server'
import { sayWrongs } from './say-wrongs.server'

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const doing = data?.filters.doing
  return pageMeta({
    locale,
    matches,
    path: paths.experiences({ doing }),
    title: doing ? say(locale, w.titleOf, { name: say(locale, doingWords[doing]) }) : say(locale, w.title),
    description: say(locale, w.description),
    noIndex: data?.narrow,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await readPlaceVisit(request)
  const { searchParams } = visit.url
  const { wish: filters, wrong, typed } = readExperienceFilters(searchParams, visit.today)
  const rowPage = readRowPage(searchParams)
  const [page, at] = await Promise.all([experiencesPage(db, filters, rowPage, visit), placesOfExperiences(db)])
  const isFirst = isFirstPage(rowPage)
  const { doing, ...rest } = filters
  return {
    today: visit.today,
    filters,
    wrongs: sayWrongs(visit.locale, wrong),
    typed,
    cards: page.rows,
    count: page.count,
    links: pageLinks(page, isFirst, (where) => paths.experiences({ ...experienceQuery(filters), ...where })),
    places: placeOptions(at, visit),
    placeName: filters.place ? visit.nameOf(filters.place) : null,
    narrow: countExperienceFilters(rest) > 0 || Object.keys(typed).some((name) => name !== 'doing') || !isFirst,
  }
}

export default function Experiences() {
  const page = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const { filters, cards, count, links } = page
  const { wrongs } = page
  const chosen = countExperienceFilters(filters)
  const party = sayParty(filters, locale)
  const clearTo = chosen > 0 ? paths.experiences(experienceQuery({ adults: filters.adults, children: filters.children })) : undefined
  return (
    <div className="grid grid-cols-1 gap-4 py-4">
      <div className="grid gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h1>{filters.doing ? t(doingWords[filters.doing]) : t(w.title)}</h1>
          <p className="text-ink-2" role="status">
            {t(w.count, { n: count })}
          </p>
        </div>
        <p className="text-ink-2">{t(w.lead, { party })}</p>
        <p>
          <Link to={paths.villages()} className="inline-flex min-h-(--tap) items-center font-semibold">
            {t(w.villages)}
          </Link>
        </p>
      </div>
      <ErrorSummary errors={wrongs.map(({ field, message }) => ({ field, message }))} />
      <div className="flex flex-wrap items-center gap-2">
        <FilterOpener chosen={chosen} />
        <AppliedFilters chips={chipsOf(filters, page.placeName, t, locale)} clearTo={clearTo} />
      </div>
      <div className="filter-layout">
        <FilterPanel action={paths.experiences()} clearTo={clearTo} shown={wrongs.length > 0}>
          <ExperienceFields key={JSON.stringify([filters, page.typed])} page={page} wrongs={wrongs} />
        </FilterPanel>
        <section id="results" tabIndex={-1} aria-label={t(w.results)}>
          {cards.length > 0 ? (
            <ExperienceCards cards={cards} party={filters} headingLevel={2} eager={2} photoOf={photoSource} />
          ) : (
            <EmptyState
              motif="basket"
              title={t(w.empty)}
              action={<ButtonLink to={links.first ?? paths.experiences()}>{t(w.seeAll)}</ButtonLink>}
            >
              {t(w.emptyText)}
            </EmptyState>
          )}
          <Pagination previous={links.previous} next={links.next} first={links.previous ? links.first : null} />
        </section>
      </div>
    </div>
  )
}
