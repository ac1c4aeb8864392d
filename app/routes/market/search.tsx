import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ListingCards } from '#app/catalogue/cards/listing-card'
import { shortName } from '#app/catalogue/listings/reference-data.server'
import { isDisplayWish } from '#app/catalogue/search/display-wish'
import { findCategories, findPlaces } from '#app/catalogue/search/known-words.server'
import { SearchBox } from '#app/catalogue/search/search-box'
import { findGoods, findSellers, RANKED_GOODS, RESULTS_A_PAGE } from '#app/catalogue/search/search-queries.server'
import { termOn } from '#app/catalogue/season/season-calendar.server'
import { ripeProduce } from '#app/catalogue/season/season-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { searchWords as w } from '#app/i18n/words/browsing/search'
import { season } from '#app/i18n/words/season'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Pagination } from '#app/ui/navigation/pagination'
import { Written } from '#app/ui/written'
import { readVisit } from './market-visit.server'
import { ChipList, DisplayHint, FoundStalls } from './search-parts'

const MAX_QUERY = 80
const POPULAR = 8

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const title = data?.q ? say(locale, w.titleFor, { q: data.q }) : say(locale, w.title)
  return pageMeta({ locale, matches, path: paths.search(), title, description: say(locale, w.description), noIndex: Boolean(data?.q) })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = readVisit(request)
  const { searchParams } = visit.url
  const q = (searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY)
  const page = Math.min(RANKED_GOODS / RESULTS_A_PAGE, Math.max(1, Math.trunc(Number(searchParams.get('page')) || 1)))
  const term = termOn(visit.day).slug
  const popular = (await ripeProduce(db, visit.month, visit.locale)).slice(0, POPULAR)
  if (!q) return { q, page, term, popular, found: null }
  const firstPage = page === 1
  const [goods, sellers, places, categories] = await Promise.all([
    findGoods(db, q, visit, { limit: RESULTS_A_PAGE, offset: (page - 1) * RESULTS_A_PAGE }),
    firstPage ? findSellers(db, q, visit, 6) : [],
    firstPage ? findPlaces(db, q, 6) : [],
    firstPage ? findCategories(db, q, 4) : [],
  ])
  const { locale } = visit
  return {
    q,
    page,
    term,
    popular,
    found: {
      cards: goods.cards,
      instead: goods.instead,
      count: Math.min(goods.count, RANKED_GOODS),
      more: goods.count > RANKED_GOODS,
      hasNext: Math.min(goods.count, RANKED_GOODS) > page * RESULTS_A_PAGE,
      sellers,
      places: places.map(({ code, zh, en }) => ({ code, name: pick(locale, zh, en) })),
      categories: categories.map(({ code, zh, en }) => ({ code, name: pick(locale, shortName(zh), en) })),
      display: firstPage && isDisplayWish(q),
    },
  }
}

const placePath = (code: string) => paths.market(code.length === 6 ? { district: code } : { village: code })
const pagePath = (q: string, page: number) => (page === 1 ? paths.search(q) : `${paths.search(q)}&page=${page}`)

export default function Search() {
  const { q, page, term, popular, found } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const nothing = found && found.cards.length + found.sellers.length + found.places.length + found.categories.length === 0
  return (
    <div className="grid grid-cols-1 gap-6 py-4">
      <h1 className="text-xl">{q ? <Written>{t(w.titleFor, { q })}</Written> : t(w.start)}</h1>
      <SearchBox defaultValue={q} />
      {found?.display ? <DisplayHint /> : null}
      {found ? null : (
        <>
          <p className="measure text-ink-2">{t(w.startText)}</p>
          <ChipList title={t(w.popular)}>
            {popular.map((name) => (
              <Chip key={name} label={name} to={paths.search(name)} />
            ))}
          </ChipList>
        </>
      )}
      {found && found.categories.length + found.places.length > 0 ? (
        <ChipList title={t(found.places.length > 0 ? w.places : w.categories)} hideTitle>
          {found.categories.map(({ code, name }) => (
            <Chip key={code} label={t(w.allOf, { name })} to={paths.market({ category: code })} />
          ))}
          {found.places.map(({ code, name }) => (
            <Chip key={code} label={t(w.placeGoods, { name })} to={placePath(code)} />
          ))}
        </ChipList>
      ) : null}
      {found && found.sellers.length > 0 ? <FoundStalls stalls={found.sellers} /> : null}
      {found && found.cards.length > 0 ? (
        <section aria-labelledby="goods" className="grid gap-3">
          <BrushHeading id="goods">{t(w.goods)}</BrushHeading>
          <p className="text-ink-2" role="status">
            <Written>{found.instead ? `${t(w.instead, { q, instead: found.instead })} · ` : ''}</Written>
            {t(found.more ? w.countMany : w.count, { n: found.count })}
          </p>
          <ListingCards cards={found.cards} eager={2} />
          <Pagination previous={page > 1 ? pagePath(q, page - 1) : null} next={found.hasNext ? pagePath(q, page + 1) : null} />
        </section>
      ) : null}
      {nothing && !found.display ? (
        <EmptyState
          title={<Written>{t(w.nothing, { q })}</Written>}
          action={<ButtonLink to={paths.season(term)}>{t(w.seasonNow, { term: t(season.names[term]) })}</ButtonLink>}
        >
          {t(w.nothingText)}
        </EmptyState>
      ) : null}
    </div>
  )
}
