import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { host } from '#app/i18n/words/selling/host'
import { house as w } from '#app/i18n/words/staying/house'
import { formatMoney } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { HostTabs } from '#app/routes/sell/hosting/host-tabs'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { showHouse } from '#app/stays/keeping/edit-house.server'
import { addRoom } from '#app/stays/keeping/edit-room.server'
import { NewRoomForm } from '#app/stays/keeping/house-forms.server'
import { type HostHouse, housesOf } from '#app/stays/keeping/house-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button, ButtonLink } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Link } from '#app/ui/link'
import { Said, Written } from '#app/ui/written'
import { FirstRoomFields } from './house-choices'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellRooms(),
    title: say(locale, w.rooms),
    description: say(locale, w.roomsDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  return { houses: await housesOf(db, stall.id) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const stayId = String(form.get('stayId') ?? '')
  const done = await attempt(async () => {
    switch (form.get('intent')) {
      case 'hide':
        return showHouse(db, seller, stayId, 'hidden')
      case 'show':
        return showHouse(db, seller, stayId, 'live')
      case 'add-room': {
        const read = checkForm(form, NewRoomForm, locale)
        if (!read.ok) return read.reply
        const { stayId: _, roomZh, roomEn, base, weekend, ...room } = read.value
        const words = { ...room, titleZh: roomZh, titleEn: roomEn, baseMinor: base, weekendMinor: weekend ?? null }
        return addRoom(db, seller, read.value.stayId, words)
      }
      default:
        throw new Response(null, { status: 400 })
    }
  })
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  if (done.value && 'errors' in done.value) return data(done.value, { status: 400 })
  const next = done.value && 'roomTypeId' in done.value ? paths.sellRoom(done.value.roomTypeId) : paths.sellRooms()
  return redirect(localizePath(next, locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function RoomsPage() {
  const { houses } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.rooms)}</h1>
      {houses.length > 0 ? <HostTabs /> : null}
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      {houses.length === 0 ? (
        <EmptyState motif="house" title={t(host.noHouse)} action={<ButtonLink to={paths.newHouse()}>{t(host.openHouse)}</ButtonLink>} />
      ) : null}
      {houses.map((house) => (
        <HouseSection key={house.id} house={house} reply={reply.values.stayId === house.id ? reply : untouched} />
      ))}
      {houses.length > 0 ? (
        <p>
          <ButtonLink to={paths.newHouse()} variant="plain" icon="plus">
            {t(w.anotherHouse)}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  )
}

function HouseSection({ house, reply }: { house: HostHouse; reply: FormReply }) {
  const { t, locale } = useLocale()
  const name = pick(locale, house.titleZh, house.titleEn)
  const hidden = house.status !== 'live'
  return (
    <section className="stack">
      <BrushHeading>
        <Written>{name}</Written>
      </BrushHeading>
      {hidden ? <p>{t(w.hiddenNote)}</p> : null}
      <div className="flex flex-wrap gap-2">
        <ButtonLink to={paths.sellHouse(house.id)} variant="quiet" icon="edit" said={`${t(w.editHouse)} ${name}`}>
          {t(w.editHouse)}
        </ButtonLink>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="stayId" value={house.id} />
          <Button
            name="intent"
            value={hidden ? 'show' : 'hide'}
            variant="quiet"
            icon={hidden ? 'eye' : 'eye-off'}
            said={`${t(hidden ? w.show : w.hide)} ${name}`}
          >
            {t(hidden ? w.show : w.hide)}
          </Button>
        </Form>
      </div>
      <ul className="stack">
        {house.rooms.map((room) => {
          const title = pick(locale, room.titleZh, room.titleEn)
          const price = formatMoney(room.baseMinor, 'CNY', locale, { dropZeros: true })
          return (
            <li key={room.id} className="card p-4">
              <p className="font-semibold">
                <Written>{title}</Written>
              </p>
              <p className="text-ink-2">
                {t(w.roomSummary, { units: room.units.filter(({ active }) => active).length, adults: room.adults, price })}
                {room.active ? '' : ` · ${t(w.notOffered)}`}
              </p>
              <p className="row-links">
                <Link to={paths.sellRoom(room.id)}>
                  <Said as={`${t(w.editRoom)} ${title}`}>{t(w.editRoom)}</Said>
                </Link>
                <Link to={paths.sellCalendar({ room: room.id })}>
                  <Said as={`${t(w.calendarOf)} ${title}`}>{t(w.calendarOf)}</Said>
                </Link>
              </p>
            </li>
          )
        })}
      </ul>
      <Disclosure summary={t(w.addRoom)} open={reply.values.intent === 'add-room' || undefined}>
        <Form method="post" className="stack max-w-2xl">
          <input type="hidden" name="stayId" value={house.id} />
          <FirstRoomFields reply={reply} idPrefix={`${house.id}-`} />
          <Button name="intent" value="add-room">
            {t(w.addRoom)}
          </Button>
        </Form>
      </Disclosure>
    </section>
  )
}
