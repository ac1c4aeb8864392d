import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { farmerPage } from '#app/catalogue/browse/farmer-queries.server'
import { readCursor } from '#app/catalogue/browse/keyset.server'
import { ListingCards, useSavesData } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { stallKinds, stallWords as w } from '#app/i18n/words/browsing/stalls'
import { frame as frameWords } from '#app/i18n/words/frame'
import { dayOf } from '#app/kernel/day'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { readPlaceVisit } from '#app/routes/stays/place-names.server'
import { nearby } from '#app/stays/nearby/nearby.server'
import { NearbyVisit } from '#app/stays/nearby/nearby-lists'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { BrushHeading } from '#app/ui/brush-heading'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Photo } from '#app/ui/gallery'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Pagination } from '#app/ui/navigation/pagination'
import { Written } from '#app/ui/written'
import { useDeliverySentences } from './product-facts'

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  if (!data) return []
  return pageMeta({
    locale,
    matches,
    path: paths.farmer(data.slug),
    title: say(locale, w.title, { name: data.name }),
    description: say(locale, w.description, { place: data.place, contact: data.contact, story: (data.story || data.grows).slice(0, 120) }),
    image: paths.sharePicture('seller', data.slug),
    noIndex: data.page > 1,
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await readPlaceVisit(request)
  const after = readCursor(visit.url.searchParams.get('after'), 'default') ?? undefined
  const before = after ? undefined : (readCursor(visit.url.searchParams.get('before'), 'default') ?? undefined)
  const found = await farmerPage(db, params.slug ?? '', { after, before }, visit)
  if (!found) throw new Response(null, { status: 404 })
  const { stall, ...shown } = found
  return { ...shown, near: await nearby(db, stall, visit), page: after || before ? 2 : 1 }
}

export default function Farmer() {
  const stall = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const savesData = useSavesData()
  const { fee, reach } = useDeliverySentences(stall.delivery)
  const here = paths.farmer(stall.slug)
  const paged = (name: 'after' | 'before', cursor: string | null) => (cursor ? `${here}?${name}=${cursor}` : null)
  return (
    <div className="grid grid-cols-1 gap-6 py-2">
      <Breadcrumb items={[{ to: paths.market(), label: t(frameWords.market) }, { label: stall.name }]} />
      <section className="stall-head">
        <div className="card overflow-hidden">
          {stall.portrait && !savesData ? (
            <Photo
              {...photoSource(stall.portrait, t(w.portrait, { name: stall.contact }))}
              sizes="(min-width: 48rem) 24rem, 92vw"
              eager
              className="listing-photo"
            />
          ) : (
            <BlockPrint motif="house" seed={stall.slug} className="h-auto w-full" />
          )}
        </div>
        <div className="grid gap-3">
          <div className="grid gap-1">
            <h1>
              <Written>{stall.name}</Written>
            </h1>
            <p className="text-ink-2">
              <Written>{`${stall.contact} · ${t(stallKinds[stall.kind])} · ${stall.place}`}</Written>
            </p>
          </div>
          {stall.story ? (
            <p className="measure whitespace-pre-line">
              <Written>{stall.story}</Written>
            </p>
          ) : null}
          <ul className="grid gap-1 text-ink-2">
            {stall.grows && locale === 'zh' ? <li>{t(w.grows, { what: stall.grows })}</li> : null}
            {stall.openedAt ? <li>{t(w.since, { year: dayOf(new Date(stall.openedAt)).slice(0, 4) })}</li> : null}
            <li>{fee}</li>
            <li>{reach}</li>
            <li>{stall.kind === 'household' ? t(w.exempt) : stall.uscc ? t(w.uscc, { code: stall.uscc }) : null}</li>
          </ul>
        </div>
      </section>
      <section aria-labelledby="stall" className="grid gap-3">
        <BrushHeading id="stall">{t(w.stall)}</BrushHeading>
        {stall.cards.length > 0 ? <ListingCards cards={stall.cards} /> : <EmptyState title={t(w.empty)} />}
        <Pagination previous={paged('before', stall.previous)} next={paged('after', stall.next)} first={stall.previous ? here : null} />
      </section>
      <NearbyVisit near={stall.near} />
    </div>
  )
}
