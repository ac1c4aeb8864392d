import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { experienceListWords } from '#app/i18n/words/experiences/list'
import { villageWords } from '#app/i18n/words/staying/villages'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { type VillageRow, villagesPage } from '#app/stays/villages/village-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { readDisplaySettings } from '#app/ui/display-settings'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Link } from '#app/ui/link'
import { Pagination } from '#app/ui/navigation/pagination'
import { PinMap } from '#app/ui/pin-map/pin-map'
import { readPlaceVisit } from './place-names.server'
import { type Place, pinsOf, VillageCard } from './village-card'

const w = villageWords.list
const OF_EACH_COUNTY = 4
const OF_ONE_COUNTY = 24

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const county = data?.county
  return pageMeta({
    locale,
    matches,
    path: paths.villages({ county: county?.code }),
    title: county ? say(locale, w.titleOf, { county: county.name }) : say(locale, w.title),
    description: say(locale, w.description),
    noIndex: (data?.pageNo ?? 1) > 1,
  })
}

/** One county as `?county=330523&page=2`; anything else shows the first places of every county. One statement. */
export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await readPlaceVisit(request)
  const { searchParams } = visit.url
  const county = visit.counties.find((code) => code === searchParams.get('county'))
  const asked = Number(searchParams.get('page') ?? 1)
  const pageNo = county && Number.isInteger(asked) && asked > 1 && asked < 1000 ? asked : 1
  const most = county ? OF_ONE_COUNTY : OF_EACH_COUNTY
  const { villages, counties } = await villagesPage(db, { county, skip: (pageNo - 1) * most, most }, visit.locale)
  const numbers = new Map(villages.map(({ code }, n) => [code, (pageNo - 1) * most + n + 1]))
  const named = (row: VillageRow): Place => ({
    ...row,
    no: numbers.get(row.code) ?? 0,
    name: visit.nameOf(row.code),
    town: row.code.length === 12 ? visit.nameOf(row.code.slice(0, 9)) : '',
  })
  const at = (no: number) => (county ? paths.villages({ county, page: no > 1 ? no : undefined }) : null)
  return {
    county: county ? { code: county, name: visit.nameOf(county) } : null,
    pageNo,
    text: readDisplaySettings(request.headers.get('cookie')).text,
    counties: visit.counties.map((code) => ({
      code,
      name: visit.nameOf(code),
      count: counties[code] ?? 0,
      places: villages.filter((row) => row.code.startsWith(code)).map(named),
    })),
    next: county && (counties[county] ?? 0) > pageNo * most ? at(pageNo + 1) : null,
    previous: pageNo > 1 ? at(pageNo - 1) : null,
  }
}

export default function Villages() {
  const { county, counties, next, previous, text } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const shown = counties.filter(({ code, places }) => (county ? code === county.code : places.length > 0))
  const pins = pinsOf(
    shown.flatMap(({ places }) => places),
    locale,
  )
  return (
    <div className="grid grid-cols-1 gap-6 py-4">
      <div className="grid gap-2">
        <h1>{county ? t(w.titleOf, { county: county.name }) : t(w.title)}</h1>
        <p className="text-ink-2">{t(w.lead)}</p>
        <nav aria-label={t(w.counties)}>
          <ul className="months">
            {county ? (
              <li>
                <Chip label={t(w.backToAll)} to={paths.villages()} />
              </li>
            ) : null}
            {counties.map(({ code, name, count }) => (
              <li key={code}>
                <Chip
                  label={`${name} ${t(w.places, { n: count })}`}
                  current={code === county?.code}
                  to={paths.villages({ county: code })}
                />
              </li>
            ))}
          </ul>
        </nav>
        <p>
          <Link to={paths.experiences()} className="inline-flex min-h-(--tap) items-center font-semibold">
            {t(experienceListWords.title)}
          </Link>
        </p>
      </div>
      <div className="stay-results">
        {pins.length > 0 ? <PinMap labels="numbers" label={t(w.map)} text={text} pins={pins} /> : null}
        <div className="grid grid-cols-1 gap-6">
          {shown.map(({ code, name, count, places }, n) => (
            <section key={code} aria-labelledby={`county-${code}`} className="grid gap-3">
              <BrushHeading
                id={`county-${code}`}
                more={
                  !county && count > places.length
                    ? { to: paths.villages({ county: code }), label: t(w.all, { county: name, n: count }) }
                    : undefined
                }
              >
                {name}
              </BrushHeading>
              {places.length > 0 ? (
                <ul className="stay-list">
                  {places.map((place, m) => (
                    <VillageCard key={place.code} place={place} eager={n === 0 && m < 2} />
                  ))}
                </ul>
              ) : (
                <EmptyState
                  motif="house"
                  title={t(w.emptyCounty)}
                  action={<ButtonLink to={paths.villages()}>{t(w.backToAll)}</ButtonLink>}
                />
              )}
            </section>
          ))}
          {shown.length === 0 ? <EmptyState motif="house" title={t(w.empty)} /> : null}
          <Pagination previous={previous} next={next} />
        </div>
      </div>
    </div>
  )
}
