import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { cartOwnerOrNew } from '#app/cart/owner/cart-owner.server'
import { checkForm, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { requestWords as w } from '#app/i18n/words/staying/requests'
import { getActor } from '#app/identity/actor.server'
import type { Locale } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { rememberGuestOrder } from '#app/orders/account/guest-orders.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { dayIn } from '#app/stays/days/zone-clock'
import { agreeStay } from '#app/stays/rooms/agree-stay'
import { stayOffer } from '#app/stays/rooms/stay-offers.server'
import { AskContact, AskDates, AskPrice } from '#app/trips/asking/ask-parts'
import { askStay } from '#app/trips/asking/ask-stay.server'
import { AskForm, AskWish } from '#app/trips/asking/request-forms.server'
import { houseToAsk, requestTokenOf } from '#app/trips/asking/request-queries.server'
import { Button } from '#app/ui/button'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

export const meta: MetaFunction<typeof loader> = ({ data: page, location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const title = page ? say(locale, w.ask, { house: pick(locale, page.titleZh, page.titleEn) }) : say(locale, w.askTitle)
  const description = say(locale, w.askDescription)
  return pageMeta({ locale, matches, path: paths.askStay(params.slug ?? ''), title, description, noIndex: true })
}

/** The whole price of the wish in the address, or why it can not be; neither when the address names none. */
async function priceOf(query: URLSearchParams, rooms: readonly { id: string }[], locale: Locale) {
  const read = AskWish.safeParse({ room: rooms[0]?.id, ...Object.fromEntries(query) })
  if (!read.success || !rooms.some(({ id }) => id === read.data.room)) return { wish: null, agreed: null, refusal: null }
  const { room, ...wish } = read.data
  const offer = await stayOffer(db, room, { from: wish.arrival, to: wish.departure })
  if (!offer) return { wish: read.data, agreed: null, refusal: null }
  const agreed = await attempt(async () => agreeStay(offer, wish))
  return agreed.ok
    ? { wish: read.data, agreed: agreed.value, refusal: null }
    : { wish: read.data, agreed: null, refusal: sayRefusal(locale, agreed.refusal) }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const locale = localeOfPath(url.pathname)
  const found = await houseToAsk(db, params.slug ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const { house, rooms, phone } = found
  if (house.bookingKind !== 'request') {
    const query = Object.fromEntries(
      ['arrival', 'departure'].flatMap((name) => (url.searchParams.get(name) ? [[name, url.searchParams.get(name)]] : [])),
    )
    throw redirect(localizePath(paths.stay(house.slug, query), locale))
  }
  const { wish, agreed, refusal } = await priceOf(url.searchParams, rooms, locale)
  const { slug, titleZh, titleEn, depositMinor, depositZh, depositEn, zone } = house
  return {
    ...{ slug, titleZh, titleEn, depositMinor, depositZh, depositEn, rooms, phone, wish, refusal },
    agreed: agreed && { quote: agreed.quote, cancelZh: agreed.cancelZh, cancelEn: agreed.cancelEn },
    today: dayIn(new Date(), zone),
    key: randomUUID(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const found = await houseToAsk(db, params.slug ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const form = await takeForm(request)
  const read = checkForm(form, AskForm, locale)
  if (!read.ok) return data(read.reply, { status: 400 })
  const { room, name, phone, email = null, note, seenTotal, key, ...wish } = read.value
  if (!found.rooms.some(({ id }) => id === room)) throw new Response(null, { status: 404 })
  const actor = await getActor(request)
  const { owner, setCookie } = cartOwnerOrNew(request.headers.get('cookie'), actor?.userId)
  const asker = { buyerId: actor?.userId ?? null, visitorId: owner.cartId ?? actor?.userId ?? '', name, phone, email, locale }
  const asked = await attempt(() => askStay(db, asker, { ...wish, roomTypeId: room, note, seenTotalMinor: seenTotal, key }))
  if (!asked.ok) return data(refuse(form, [sayRefusal(locale, asked.refusal)]), { status: asked.refusal.status })
  const headers = new Headers({ 'Set-Cookie': await flashHeader('request-sent') })
  headers.append('Set-Cookie', rememberGuestOrder(request, asked.value.no, requestTokenOf(asked.value.bookingId)))
  if (setCookie) headers.append('Set-Cookie', setCookie)
  return redirect(localizePath(paths.request(asked.value.no), locale), { status: 303, headers })
}

export default function AskStayPage() {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const { wish, agreed } = page
  return (
    <div className="mx-auto grid max-w-2xl gap-6 py-6">
      <header className="grid gap-2">
        <h1>
          <Written>{t(w.ask, { house: pick(locale, page.titleZh, page.titleEn) })}</Written>
        </h1>
        <p className="text-ink-2">{t(w.askDescription)}</p>
        <p>
          <Link to={paths.stay(page.slug)}>{t(w.toHouse)}</Link>
        </p>
      </header>
      {reply ? <ErrorSummary errors={[...reply.formErrors.map((message) => ({ message })), ...listErrors(reply.errors)]} /> : null}
      {page.refusal ? <ErrorSummary id="refused" errors={[{ field: 'arrival', message: page.refusal }]} /> : null}
      <AskDates slug={page.slug} rooms={page.rooms} wish={wish} today={page.today} />
      {wish && agreed ? (
        <>
          <AskPrice agreed={agreed} depositZh={page.depositZh} depositEn={page.depositEn} />
          <Form method="post" className="card grid gap-4 p-5">
            {Object.entries(wish).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <input type="hidden" name="seenTotal" value={agreed.quote.totalMinor} />
            <input type="hidden" name="key" value={page.key} />
            <AskContact reply={reply} />
            <p>{t(w.nothingPaid)}</p>
            <Button className="justify-self-start">{t(w.send)}</Button>
          </Form>
        </>
      ) : null}
    </div>
  )
}
