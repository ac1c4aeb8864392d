import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { jsonForScript } from '#app/catalogue/browse/product-data'
import { useSavesData } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { frame as frameWords } from '#app/i18n/words/frame'
import { notChosen } from '#app/i18n/words/staying/not-chosen'
import { houseWords } from '#app/i18n/words/staying/stay-page'
import { stayWords } from '#app/i18n/words/staying/stays'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import type { FrameData } from '#app/root'
import { readVisit } from '#app/routes/market/market-visit.server'
import { pageMeta } from '#app/routes/page-meta'
import { lodgingData } from '#app/stays/house/lodging-data'
import { rememberWish } from '#app/stays/search/remembered-wish'
import { wishQuery } from '#app/stays/search/stay-wish'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { Gallery } from '#app/ui/gallery'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { useNonce } from '#app/ui/nonce'
import { Written } from '#app/ui/written'
import { WishFields, WishTrouble } from './finding/search-form'
import { printOfStay } from './finding/stay-print'
import { BookRoom } from './house/book-room'
import { HouseCalendar } from './house/house-calendar'
import { HouseNear, HousePlace, HouseRules, HouseStory } from './house/house-facts'
import { HouseRooms } from './house/house-rooms'
import { type HousePage, readHouse } from './house/read-house.server'

const w = houseWords.page

const fromOf = (page: HousePage) => Math.min(...page.rooms.map(({ fromMinor }) => fromMinor))

export const meta: MetaFunction<typeof loader> = ({ data: page, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  if (!page) return []
  const price = page.rooms.length > 0 ? formatMoney(fromOf(page), page.currency, locale, { dropZeros: true }) : ''
  const description = say(locale, w.description, {
    place: page.place,
    kind: say(locale, stayWords.kinds[page.kind]),
    price,
    refund: page.refund.rule,
  })
  return pageMeta({
    locale,
    matches,
    path: paths.stay(page.slug),
    title: page.title,
    description,
    image: paths.sharePicture('stay', page.slug),
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = readVisit(request)
  const page = await readHouse(request, params.slug ?? '', visit)
  if (page === 'gone') throw new Response(null, { status: 410 })
  if (!page) throw new Response(null, { status: 404 })
  const remembers = page.hasDates && visit.url.searchParams.has('arrival')
  return data(page, remembers ? { headers: { 'Set-Cookie': rememberWish(page.wish, '') } } : undefined)
}

function LodgingData({ page }: { page: HousePage }) {
  const { locale, t } = useLocale()
  const baseUrl = useRouteLoaderData<FrameData>('root')?.baseUrl ?? ''
  const nonce = useNonce()
  const facts = lodgingData({
    kind: page.kind,
    name: page.title,
    description: page.story || page.title,
    url: baseUrl + localizePath(paths.stay(page.slug), locale),
    images:
      page.photos.length > 0
        ? page.photos.map(({ key }) => baseUrl + paths.upload(key, 960, 'jpg'))
        : [baseUrl + paths.sharePicture('stay', page.slug)],
    phone: page.host.phone,
    locality: page.place,
    region: t(frameWords.region),
    lat: page.lat,
    lon: page.lon,
    checkIn: page.arrivalFrom,
    checkOut: page.departureBy,
    rooms: page.units,
    pets: page.pets !== 'no',
    smoking: page.smoking === 'yes',
    amenities: page.amenities,
    priceRange: page.rooms.length > 0 ? `CNY ${fromOf(page) / 100}+` : '',
  })
  return (
    <script type="application/ld+json" nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: jsonForScript(facts) }} />
  )
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
              <Written>{`${page.place} · ${t(stayWords.kinds[page.kind])} · ${t(page.request ? stayWords.card.request : stayWords.card.instant)}`}</Written>
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
      <LodgingData page={page} />
    </article>
  )
}
