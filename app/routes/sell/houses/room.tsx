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
import { roomOf } from '#app/stays/keeping/house-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Written } from '#app/ui/written'
import { actOnRoom } from './room-acts.server'
import { RoomFields } from './room-fields'
import { RoomSeasons } from './room-seasons'
import { RoomUnits } from './room-units'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellRooms(),
    title: say(locale, w.editRoom),
    description: say(locale, w.roomsDescription),
    noIndex: true,
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const room = await roomOf(db, stall.id, params.id ?? '')
  if (!room) throw new Response(null, { status: 404 })
  return { room }
}

export type EditedRoom = Awaited<ReturnType<typeof loader>>['room']

export async function action({ request, params }: ActionFunctionArgs) {
  const { seller, stall } = await sellerAtWork(request)
  const room = await roomOf(db, stall.id, params.id ?? '')
  if (!room) throw new Response(null, { status: 404 })
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const done = await attempt(() => actOnRoom(seller, room, form, locale))
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  if (done.value) return data(done.value, { status: 400 })
  return redirect(localizePath(paths.sellRoom(room.id), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function RoomPage() {
  const { room } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  const of = (intent: string) => (reply.values.intent === intent ? reply : untouched)
  return (
    <div className="stack">
      <Breadcrumb
        items={[
          { label: t(w.rooms), to: paths.sellRooms() },
          { label: pick(locale, room.house.titleZh, room.house.titleEn), to: paths.sellHouse(room.house.id) },
          { label: pick(locale, room.titleZh, room.titleEn) },
        ]}
      />
      <h1>
        <Written>{pick(locale, room.titleZh, room.titleEn)}</Written>
      </h1>
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      <ItemPhotos photos={room.photos} error={reply.errors.photos} />
      <Form method="post" className="stack max-w-2xl">
        <input type="hidden" name="intent" value="words" />
        <input type="hidden" name="version" value={room.house.version} />
        <RoomFields room={room} reply={of('words')} />
        <Button>{t(w.save)}</Button>
      </Form>
      <section className="stack">
        <BrushHeading>{t(w.seasons)}</BrushHeading>
        <RoomSeasons seasons={room.seasons} reply={of('season')} />
      </section>
      <section className="stack">
        <BrushHeading>{t(w.unitsTitle)}</BrushHeading>
        <RoomUnits units={room.units} reply={reply} />
      </section>
    </div>
  )
}
