import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { copyListing } from '#app/catalogue/listings/copy-listing.server'
import { type ItemState, itemStates } from '#app/catalogue/listings/item-states'
import { PriceAndStock } from '#app/catalogue/listings/listing-forms.server'
import { setListingStatus } from '#app/catalogue/listings/set-listing-status.server'
import { countItems, itemsOfStall } from '#app/catalogue/listings/stall-items-queries.server'
import { setPriceAndStock } from '#app/catalogue/offers/set-price.server'
import { setSoldOut } from '#app/catalogue/offers/set-stock.server'
import { checkForm, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say, sayFound, type Word } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { isId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Pagination } from '#app/ui/navigation/pagination'
import { Tabs } from '#app/ui/navigation/tabs'
import { ItemRow } from './item-row'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.items(),
    title: say(locale, w.items),
    description: say(locale, w.itemsDescription),
    noIndex: true,
  })
}

const stateOf = (request: Request): ItemState =>
  itemStates.find((state) => state === new URL(request.url).searchParams.get('state')) ?? 'live'

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const state = stateOf(request)
  const page = readRowPage(new URL(request.url).searchParams)
  const [{ rows: items, ...around }, counts] = await Promise.all([itemsOfStall(db, stall.id, state, page), countItems(db, stall.id)])
  return { state, items, counts, pages: pageLinks(around, isFirstPage(page), (where) => paths.items(state, where)) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const id = String(form.get('listingId') ?? '')
  if ([form.get('listingId'), form.get('offerId')].some((given) => given !== null && !isId(given)))
    throw new Response(null, { status: 404 })
  const done = await attempt(async () => {
    switch (form.get('intent')) {
      case 'sold-out':
        return setSoldOut(db, seller, String(form.get('offerId') ?? ''))
      case 'hide':
        return setListingStatus(db, seller, id, 'hidden')
      case 'show':
        return setListingStatus(db, seller, id, 'live')
      case 'copy':
        return copyListing(db, seller, id)
      default: {
        const checked = checkForm(form, PriceAndStock, locale)
        if (!checked.ok) return checked.reply
        return setPriceAndStock(db, seller, checked.value)
      }
    }
  })
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  if (done.value && 'errors' in done.value) return data(done.value, { status: 400 })
  if (done.value && 'slug' in done.value)
    return redirect(localizePath(paths.item(done.value.id), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
  const query = new URL(request.url).searchParams
  const here = { after: query.get('after') ?? undefined, before: query.get('before') ?? undefined }
  return redirect(localizePath(paths.items(stateOf(request), here), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('saved') },
  })
}

export default function Items() {
  const { state, items, counts, pages } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const name = (known: ItemState) => sayFound(locale, (w as Record<string, Word>)[`state-${known}`] ?? w.items)
  return (
    <div className="stack">
      <h1>{t(w.items)}</h1>
      <Tabs
        label={t(w.items)}
        items={itemStates.map((known) => ({ to: paths.items(known), label: name(known), count: counts[known], current: known === state }))}
      />
      {reply ? (
        <ErrorSummary
          errors={listErrors({ ...reply.errors, '': reply.formErrors }).map((error) => ({
            ...error,
            field: error.field && `${error.field}-${reply.values.offerId ?? ''}`,
          }))}
        />
      ) : null}
      {items.length === 0 ? (
        <EmptyState motif="basket" title={t(w.noItems)} action={<ButtonLink to={paths.newListing()}>{t(w.sellNow)}</ButtonLink>} />
      ) : null}
      <ul className="stack">
        {items.map((item) => (
          <ItemRow key={item.id} item={item} reply={reply ?? null} />
        ))}
      </ul>
      <Pagination {...pages} />
    </div>
  )
}
