import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { villageGoods } from '#app/catalogue/browse/village-goods.server'
import { ListingCards } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { termOn } from '#app/catalogue/season/season-calendar.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { stallKinds, stallWords } from '#app/i18n/words/browsing/stalls'
import { season } from '#app/i18n/words/season'
import { villageWords } from '#app/i18n/words/staying/villages'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { ExperienceCards } from '#app/stays/experiences/experience-card'
import { experiencesPage } from '#app/stays/experiences/experience-cards.server'
import { MapLinks } from '#app/stays/nearby/map-links'
import { findCards } from '#app/stays/search/found-cards.server'
import { plainGuests } from '#app/stays/search/stay-wish'
import { type VillageFarmer, villageOf } from '#app/stays/villages/village-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Chip } from '#app/ui/chip'
import { Link } from '#app/ui/link'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Written } from '#app/ui/written'
import { StayCards } from './finding/stay-card'
import { readPlaceVisit } from './place-names.server'

const w = villageWords.page
const list = villageWords.list
const EXPERIENCES_SHOWN = 6
const GOODS_SHOWN = 12
const STAYS_SHOWN = 6

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  if (!data) return []
  const { village, experiences, county } = data
  const { farmers, stays } = village.counts
  const facts = [
    ...(village.grows.length > 0 ? [say(locale, list.grows, { what: village.grows.join(say(locale, list.separator)) })] : []),
    ...(experiences.count > 0 ? [say(locale, list.experiences, { n: experiences.count })] : []),
    ...(stays > 0 ? [say(locale, list.stays, { n: stays })] : []),
    ...(farmers > 0 ? [say(locale, list.farmers, { n: farmers })] : []),
  ]
  return pageMeta({
    locale,
    matches,
    path: paths.village(data.code),
    title: say(locale, w.title, { name: data.name, county: county.name }),
    description: say(locale, w.description, { place: data.place, facts: facts.join(say(locale, list.separator)) }),
    image: paths.sharePicture('village', data.code),
  })
}

/** A village by its twelve digits, or a town by nine; 404 where nobody offers anything. Three statements, with houses six. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await readPlaceVisit(request)
  const code = params.slug ?? ''
  const village = await villageOf(db, code, visit.locale)
  if (!village) throw new Response(null, { status: 404 })
  const here = {
    wish: null,
    guests: plainGuests,
    place: { text: '', codes: [code] },
    counties: null,
    filters: { sort: 'default' as const },
  }
  const [houses, experiences, goods] = await Promise.all([
    village.counts.stays > 0 ? findCards(db, here, new Date(), visit.today, visit.locale) : null,
    experiencesPage(db, { place: code, adults: 2, children: 0 }, {}, visit, EXPERIENCES_SHOWN),
    villageGoods(db, { at: code }, { ...visit, most: GOODS_SHOWN }),
  ])
  if (village.counts.farmers + village.counts.stays + experiences.count + goods.length === 0) throw new Response(null, { status: 404 })
  const countyCode = code.slice(0, 6)
  return {
    code,
    village,
    name: visit.nameOf(code),
    place: visit.placeOf(code),
    town: code.length === 12 ? { code: code.slice(0, 9), name: visit.nameOf(code.slice(0, 9)) } : null,
    county: { code: countyCode, name: visit.nameOf(countyCode) },
    term: termOn(visit.today).slug,
    stays: (houses?.cards ?? []).slice(0, STAYS_SHOWN).map((card) => ({ ...card, at: visit.placeOf(card.at) })),
    experiences: { cards: experiences.rows, count: experiences.count },
    goods,
  }
}

function Farmer({ farmer }: { farmer: VillageFarmer }) {
  const { t, locale } = useLocale()
  return (
    <li className="card place-card">
      <h3 className="text-lg">
        <Link to={paths.farmer(farmer.slug)}>
          <Written>{`${farmer.contact} · ${farmer.name}`}</Written>
        </Link>
      </h3>
      {farmer.grows && locale === 'zh' ? <p>{t(stallWords.grows, { what: farmer.grows })}</p> : null}
      <p className="place-facts">
        <span>{t(stallKinds[farmer.kind])}</span>
        {farmer.goods > 0 ? <span>{t(w.farmerGoods, { n: farmer.goods })}</span> : null}
      </p>
    </li>
  )
}

export default function VillagePage() {
  const { code, village, name, town, county, term, stays, experiences, goods } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const { farmers, counts, grows, lon, lat } = village
  const hiddenFarmers = counts.farmers - farmers.length
  return (
    <div className="grid grid-cols-1 gap-6 py-2">
      <Breadcrumb
        items={[
          { to: paths.villages(), label: t(list.title) },
          { to: paths.villages({ county: county.code }), label: county.name },
          { label: name },
        ]}
      />
      <header className="grid gap-2">
        <h1>
          <Written>{name}</Written>
        </h1>
        <p className="text-ink-2">
          <Written>{town ? t(w.near, { town: town.name, county: county.name }) : county.name}</Written>
        </p>
        {grows.length > 0 ? (
          <p>
            <Written>{t(w.grows, { what: grows.join(t(list.separator)) })}</Written>
          </p>
        ) : null}
        <p className="flex flex-wrap items-center gap-2">
          <span>{t(w.seasonNow)}</span>
          <Chip label={t(season.page.title, { term: t(season.names[term]), line: t(season.lines[term]) })} to={paths.season(term)} />
        </p>
      </header>
      {experiences.cards.length > 0 ? (
        <section aria-labelledby="to-do" className="grid gap-3">
          <BrushHeading
            id="to-do"
            more={
              experiences.count > experiences.cards.length
                ? { to: paths.experiences({ place: code }), label: t(w.allExperiences, { n: experiences.count }) }
                : undefined
            }
          >
            {t(w.experiences)}
          </BrushHeading>
          <ExperienceCards cards={experiences.cards} party={{ adults: 2, children: 0 }} photoOf={photoSource} />
        </section>
      ) : null}
      {stays.length > 0 ? (
        <section aria-labelledby="to-stay" className="grid gap-3">
          <BrushHeading
            id="to-stay"
            more={
              counts.stays > stays.length
                ? { to: paths.stays({ place: code }), label: t(w.allExperiences, { n: counts.stays }) }
                : undefined
            }
          >
            {t(w.stays)}
          </BrushHeading>
          <StayCards
            cards={stays}
            wish={{ arrival: '', departure: '', ...plainGuests }}
            ripe={[]}
            open={[]}
            headingLevel={3}
            className="card-grid"
          />
        </section>
      ) : null}
      {goods.length > 0 ? (
        <section aria-labelledby="goods" className="grid gap-3">
          <BrushHeading id="goods" more={{ to: paths.market({ village: code }), label: t(w.allGoods) }}>
            {t(w.goods)}
          </BrushHeading>
          <ListingCards cards={goods} />
        </section>
      ) : null}
      {farmers.length > 0 ? (
        <section aria-labelledby="farmers" className="grid gap-3">
          <BrushHeading id="farmers">{t(w.farmers)}</BrushHeading>
          <ul className="place-list">
            {farmers.map((farmer) => (
              <Farmer key={farmer.slug} farmer={farmer} />
            ))}
          </ul>
          {hiddenFarmers > 0 ? <p className="text-ink-2">{t(w.moreFarmers, { n: hiddenFarmers })}</p> : null}
        </section>
      ) : null}
      {lon !== null && lat !== null ? (
        <section aria-labelledby="way" className="grid gap-2">
          <BrushHeading id="way">{t(w.getThere)}</BrushHeading>
          <MapLinks lon={lon} lat={lat} name={name} />
          <p className="text-sm text-ink-2">{t(w.onMap)}</p>
        </section>
      ) : null}
      <p>
        <Link to={paths.villages({ county: county.code })} className="inline-flex min-h-(--tap) items-center font-semibold">
          {t(list.titleOf, { county: county.name })}
        </Link>
      </p>
    </div>
  )
}
