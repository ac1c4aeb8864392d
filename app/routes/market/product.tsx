import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { jsonForScript, productData } from '#app/catalogue/browse/product-data'
import { type ProductPage, productPage } from '#app/catalogue/browse/product-queries.server'
import { ListingCards, useSavesData } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { productWords as w } from '#app/i18n/words/browsing/product'
import { cardWords } from '#app/i18n/words/cards'
import { frame as frameWords } from '#app/i18n/words/frame'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import type { FrameData } from '#app/root'
import { pageMeta } from '#app/routes/page-meta'
import { readPlaceVisit } from '#app/routes/stays/place-names.server'
import { nearby } from '#app/stays/nearby/nearby.server'
import { NearbyVisit } from '#app/stays/nearby/nearby-lists'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { BrushHeading } from '#app/ui/brush-heading'
import { Gallery } from '#app/ui/gallery'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { useNonce } from '#app/ui/nonce'
import { Slip } from '#app/ui/slip'
import { Written } from '#app/ui/written'
import { BuyForm } from './product-buy'
import { DeliveryFacts, GoodsFacts, SellerBlock } from './product-facts'

export const meta: MetaFunction<typeof loader> = ({ data, location, matches }) => {
  const locale = localeOfPath(location.pathname)
  if (!data) return []
  const [offer] = data.offers
  const price = offer ? `${formatMoney(offer.minor, offer.currency, locale, { dropZeros: true })}/${offer.unit}` : ''
  return pageMeta({
    locale,
    matches,
    path: paths.product(data.slug),
    title: data.title,
    description: say(locale, w.description, {
      title: data.title,
      place: data.place,
      seller: data.seller.contact,
      price,
      story: data.story.slice(0, 100),
    }).trim(),
    image: paths.sharePicture('listing', data.slug),
  })
}

/** Withdrawn goods are 410; hidden ones, drafts and names never used are one and the same 404. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await readPlaceVisit(request)
  const page = await productPage(db, params.slug ?? '', visit)
  if (page === 'gone') throw new Response(null, { status: 410 })
  if (!page) throw new Response(null, { status: 404 })
  const { id, stall, ...shown } = page
  const near = await nearby(db, stall, visit)
  return data({ ...shown, near }, { headers: { 'X-Page-Of': id } })
}

/** Tells the page cache whose stock this page shows. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

function ProductData({ page, baseUrl }: { page: ProductPage; baseUrl: string }) {
  const { locale } = useLocale()
  const nonce = useNonce()
  const absolute = (path: string) => baseUrl + localizePath(path, locale)
  const facts = productData({
    name: page.title,
    description: page.story || page.title,
    url: absolute(paths.product(page.slug)),
    images:
      page.photos.length > 0
        ? page.photos.map((photo) => baseUrl + paths.upload(photo.key, 960, 'jpg'))
        : [baseUrl + paths.sharePicture('listing', page.slug)],
    category: page.category.name,
    seller: { name: page.seller.name, url: absolute(paths.farmer(page.seller.slug)) },
    offers: page.offers,
    returnExempt: page.returnExempt,
  })
  return (
    <script type="application/ld+json" nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: jsonForScript(facts) }} />
  )
}

export default function Product() {
  const page = useLoaderData<typeof loader>()
  const baseUrl = useRouteLoaderData<FrameData>('root')?.baseUrl ?? ''
  const { t } = useLocale()
  const savesData = useSavesData()
  const { category, photos } = page
  return (
    <article className="grid grid-cols-1 gap-6 py-2">
      <Breadcrumb
        items={[
          { to: paths.market(), label: t(frameWords.market) },
          ...(category.parent ? [{ to: paths.market({ category: category.parent.code }), label: category.parent.name }] : []),
          { to: paths.market({ category: category.code }), label: category.name },
          { label: page.title },
        ]}
      />
      <div className="product-layout">
        <div className="relative">
          {photos.length > 0 && !savesData ? (
            <Gallery
              photos={photos.map((photo) => photoSource(photo.key, photo.alt || page.title, photo))}
              sizes="(min-width: 60rem) 40rem, 94vw"
            />
          ) : (
            <div className="product-print">
              <BlockPrint category={category.code} name={page.printName} seed={page.slug} />
            </div>
          )}
          {page.tag ? <Slip>{t(cardWords[page.tag])}</Slip> : null}
        </div>
        <div className="product-side grid gap-4">
          <div className="grid gap-1">
            <h1>
              <Written>{page.title}</Written>
            </h1>
            <p className="text-ink-2">
              <Written>{`${page.place} · ${page.seller.contact}`}</Written>
            </p>
          </div>
          <BuyForm page={page} />
          <DeliveryFacts page={page} />
        </div>
        <div className="grid gap-4">
          {page.story ? (
            <section aria-labelledby="about-goods" className="grid gap-2">
              <BrushHeading id="about-goods">{t(w.details)}</BrushHeading>
              <p className="measure whitespace-pre-line">
                <Written>{page.story}</Written>
              </p>
            </section>
          ) : null}
          <GoodsFacts page={page} />
          <SellerBlock page={page} />
        </div>
      </div>
      {page.similar.length > 0 ? (
        <section aria-labelledby="similar" className="similar grid gap-3">
          <BrushHeading id="similar">{t(w.similar)}</BrushHeading>
          <ListingCards cards={page.similar} />
        </section>
      ) : null}
      <NearbyVisit near={page.near} />
      <ProductData page={page} baseUrl={baseUrl} />
    </article>
  )
}
