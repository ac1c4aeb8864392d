import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { house as w } from '#app/i18n/words/staying/house'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { ItemPhotos } from '#app/routes/sell/items/item-photos'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { houseOf } from '#app/stays/keeping/house-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Written } from '#app/ui/written'
import { actOnHouse } from './house-acts.server'
import { HouseDiscounts, HouseExtras } from './house-extras'
import { HouseFields } from './house-fields'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellRooms(),
    title: say(locale, w.editHouse),
    description: say(locale, w.roomsDescription),
    noIndex: true,
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const house = await houseOf(db, stall.id, params.id ?? '')
  if (!house) throw new Response(null, { status: 404 })
  return { house }
}

export type EditedHouse = Awaited<ReturnType<typeof loader>>['house']

export async function action({ request, params }: ActionFunctionArgs) {
  const { seller, stall } = await sellerAtWork(request)
  const house = await houseOf(db, stall.id, params.id ?? '')
  if (!house) throw new Response(null, { status: 404 })
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const done = await attempt(() => actOnHouse(seller, house.id, form, locale))
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  if (done.value) return data(done.value, { status: 400 })
  return redirect(localizePath(paths.sellHouse(house.id), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function HousePage() {
  const { house } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  const of = (intent: string) => (reply.values.intent === intent ? reply : untouched)
  return (
    <div className="stack">
      <Breadcrumb items={[{ label: t(w.rooms), to: paths.sellRooms() }, { label: t(w.editHouse) }]} />
      <h1>
        <Written>{pick(locale, house.titleZh, house.titleEn)}</Written>
      </h1>
      {house.status === 'live' ? null : <Notice kind="info">{t(w.hiddenNote)}</Notice>}
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      <ItemPhotos photos={house.photos} error={reply.errors.photos} />
      <Form method="post" className="stack max-w-2xl">
        <input type="hidden" name="intent" value="words" />
        <input type="hidden" name="version" value={house.version} />
        <HouseFields house={house} reply={of('words')} />
        <Button>{t(w.save)}</Button>
      </Form>
      <section className="stack">
        <BrushHeading>{t(w.extras)}</BrushHeading>
        <HouseExtras extras={house.extras} reply={of('add-extra')} />
      </section>
      <section className="stack">
        <BrushHeading>{t(w.discounts)}</BrushHeading>
        <HouseDiscounts discounts={house.discounts} reply={of('set-discount')} />
      </section>
    </div>
  )
}
