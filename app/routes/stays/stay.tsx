import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { useSavesData } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { frame as frameWords } from '#app/i18n/words/frame'
import { houseWords as w } from '#app/i18n/words/houses/page'
import { notChosen } from '#app/i18n/words/staying/not-chosen'
import { stayCardWords, stayKinds } from '#app/i18n/words/staying/stay-cards'
import { paths } from '#app/paths'
import type { FrameData } from '#app/root'
import { readVisit } from '#app/routes/market/market-visit.server'
import { pageMeta } from '#app/routes/page-meta'
import { rememberWish } from '#app/stays/search/remembered-wish'
import { wishQuery } from '#app/stays/search/stay-wish'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { Gallery } from '#app/ui/gallery'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { useNonce } from '#app/ui/nonce'
import { Written } from '#app/ui/written'
import { printOfStay } from './finding/stay-print'
import { WishFields, WishTrouble } from './finding/wish-fields'
import { BookRoom } from './house/book-room'
import { HouseCalendar } from './house/house-calendar'
import { HouseNear, HousePlace, HouseRules, HouseStory } from './house/house-facts'
import { HouseRooms } from './house/house-rooms'
import { type HousePage, readHouse } from './house/read-house.server'
import { sayLodging } from './house/say-lodging.server'

export const meta: MetaFunction<typeof loader> = ({ data: page, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  if (!page) return []
  return pageMeta({
    locale,
    matches,
    path: paths.stay(page.slug),
    title: page.title,
    description: page.description,
    image: paths.sharePicture('stay', page.slug),
  })
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visit = readVisit(request)
  const page = await readHouse(request, params.slug ?? '', visit)
  if (page === 'gone') throw new Response(null, { status: 410 })
  if (!page) throw new Response(null, { status: 404 })
  const remembers = page.hasDates && visit.url.searchParams.has('arrival')
  const facts = sayLodging(page, context.baseUrl, visit.locale)
  return data({ ...page, facts }, remembers ? { headers: { 'Set-Cookie': rememberWish(page.wish, '') } } : undefined)
}

/** Dates and guests of this house: a plain GET form. */
function WishForm({ page }: { page: HousePage }) {
  const { t, locale } = useLocale()
  return (
    <Form
      method="get"
      action={localizePath(paths.stay(page.slug), locale)}
      aria-label={t(w.when)}
      noValidate
      preventScrollReset
      className="card house-wish"
    >
      <WishFields page={page} />
      <Button variant="quiet">{t(w.look)}</Button>
    </Form>
  )
}

export default function Stay() {
  const page = useLoaderData<typeof loader>()
  const display = useRouteLoaderData<FrameData>('root')?.display
  const { t } = useLocale()
  const nonce = useNonce()
  const savesData = useSavesData()
  const query = wishQuery(page.wish)
  return (
    <article className="grid grid-cols-1 gap-6 py-2">
      <Breadcrumb
        items={[
          { to: paths.stays(), label: t(frameWords.stays) },
          { to: paths.stays({ place: page.county }), label: page.county },
          { label: page.title },
        ]}
      />
      <div className="product-layout">
        <div>
          {page.photos.length > 0 && !savesData ? (
            <Gallery
              photos={page.photos.map((photo) => photoSource(photo.key, photo.alt || page.title, photo))}
              sizes="(min-width: 60rem) 40rem, 94vw"
            />
          ) : (
            <div className="product-print">
              <BlockPrint motif={printOfStay(page.activities)} seed={page.slug} />
            </div>
          )}
        </div>
        <div className="product-side grid gap-4">
          <div className="grid grid-cols-1 gap-1">
            <h1>
              <Written>{page.title}</Written>
            </h1>
            <p className="text-ink-2">
              <Written>{`${page.place} · ${t(stayKinds[page.kind])} · ${t(page.request ? stayCardWords.request : stayCardWords.instant)}`}</Written>
            </p>
          </div>
          <WishForm page={page} />
          <WishTrouble page={page} to={(dates) => paths.stay(page.slug, { ...query, ...dates })} />
          {page.noRoomChosen ? (
            <div id="refused">
              <Notice kind="error">{t(notChosen['room-none'])}</Notice>
            </div>
          ) : null}
          <BookRoom key={`${page.room}${page.wish.arrival}${page.wish.departure}${page.wish.adults}`} page={page} />
        </div>
        <div className="grid grid-cols-1 gap-6">
          <HouseRooms page={page} />
          <HouseCalendar page={page} />
          <HouseStory page={page} />
          <HouseRules page={page} />
          <HousePlace page={page} text={display?.text ?? 'std'} />
        </div>
      </div>
      <HouseNear page={page} />
      <script type="application/ld+json" nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: page.facts }} />
    </article>
  )
}
