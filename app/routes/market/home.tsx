import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { homePage } from '#app/catalogue/browse/home-queries.server'
import { COUNT_UP_TO } from '#app/catalogue/browse/market-queries.server'
import { ListingCards } from '#app/catalogue/cards/listing-card'
import { SearchBox } from '#app/catalogue/search/search-box'
import { termsAround } from '#app/catalogue/season/season-calendar.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { homeWords as w } from '#app/i18n/words/browsing/home'
import { season } from '#app/i18n/words/season'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { staysOfHome } from '#app/routes/stays/finding/read-home-stays.server'
import { StaysOfHome } from '#app/routes/stays/finding/stays-of-home'
import { BrushHeading } from '#app/ui/brush-heading'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { type Plot, Plots } from '#app/ui/season/plots'
import { SeasonBand } from '#app/ui/season/season-band'
import { HowItWorks, MeetStall, SellStrip } from './home-parts'
import { readVisit } from './market-visit.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, matches, path: paths.home(), title: say(locale, w.title), description: say(locale, w.description) })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = readVisit(request)
  const [{ onShow, ...page }, stays] = await Promise.all([homePage(db, visit), staysOfHome(visit)])
  return {
    ...page,
    stays,
    onShow: Math.min(onShow, COUNT_UP_TO),
    more: onShow > COUNT_UP_TO,
    terms: termsAround(visit.day, 2, 6).map((term) => term.slug),
    term: termsAround(visit.day, 0, 0)[0]?.slug ?? 'lichun',
  }
}

/** The edge of each first-level category's plot, and how much of a row it takes. */
const plotLooks: Record<string, Pick<Plot, 'edge' | 'width'>> = {
  10: { edge: 'tea', width: 'narrow' },
  20: { edge: 'bamboo', width: 'wide' },
  30: { edge: 'price', width: 'half' },
  40: { edge: 'ginkgo', width: 'half' },
  45: { edge: 'ginkgo', width: 'narrow' },
  50: { edge: 'price', width: 'wide' },
  60: { edge: 'water', width: 'half' },
  65: { edge: 'ginkgo', width: 'half' },
  70: { edge: 'bamboo', width: 'wide' },
  75: { edge: 'mulberry', width: 'narrow' },
  80: { edge: 'mulberry', width: 'half' },
  90: { edge: 'bamboo', width: 'half' },
}

export default function Home() {
  const page = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const { term } = page
  return (
    <div className="grid grid-cols-1 gap-8 py-4">
      <h1 className="sr-only">{t(w.title)}</h1>
      <SearchBox />
      <div className="grid gap-4">
        <SeasonBand
          name={t(season.names[term])}
          to={paths.season(term)}
          line={t(season.page.lineWith, { term: t(season.names[term]), line: t(season.lines[term]) })}
          terms={page.terms.map((slug) => ({
            key: slug,
            name: t(season.names[slug]),
            note: t(season.notes[slug]),
            to: paths.season(slug),
            current: slug === term,
          }))}
        >
          {page.stalls > 0 ? t(season.page.stallsToday, { n: page.stalls, fresh: page.fresh }) : null}
        </SeasonBand>
        {page.plots.length > 0 ? (
          <Plots
            label={t(w.plots)}
            items={page.plots.map((plot) => ({
              to: paths.market({ category: plot.code }),
              title: plot.name,
              note: plot.note,
              ...plotLooks[plot.code],
            }))}
          />
        ) : null}
      </div>
      <section aria-labelledby="today" className="grid gap-3">
        <BrushHeading id="today" more={{ to: paths.market(), label: t(page.more ? w.allMany : w.all, { n: page.onShow }) }}>
          {t(w.today)}
        </BrushHeading>
        {page.newest.length > 0 ? <ListingCards cards={page.newest} eager={2} /> : <EmptyState title={t(w.empty)} />}
      </section>
      {page.stays.length > 0 ? <StaysOfHome cards={page.stays} /> : null}
      {page.meet ? <MeetStall stall={page.meet} /> : null}
      <HowItWorks />
      <SellStrip />
    </div>
  )
}
