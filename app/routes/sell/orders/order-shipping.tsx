import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { formatInstant } from '#app/kernel/day'
import { carriers } from '#app/orders/moving/carriers'
import type { actsOn } from '#app/orders/moving/order-rules'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'
import type { SellOrderShown } from './order-packing'

type Props = { order: SellOrderShown; acts: ReturnType<typeof actsOn>; reply: FormReply }

function ParcelForm({ intent, reply }: { intent: 'ship' | 'parcel'; reply: FormReply }) {
  const { t, locale } = useLocale()
  const mine = reply.values.intent === intent ? reply : null
  return (
    <Form method="post" className="stack max-w-2xl">
      <input type="hidden" name="intent" value={intent} />
      <TextField
        label={t(w.carrier)}
        name="carrier"
        id={`${intent}-carrier`}
        required
        maxLength={40}
        list="carriers"
        defaultValue={String(mine?.values.carrier ?? '')}
        error={mine?.errors.carrier}
      />
      <datalist id="carriers">
        {carriers.map((carrier) => (
          <option key={carrier.zh} value={pick(locale, carrier.zh, carrier.en)} />
        ))}
      </datalist>
      <TextField
        label={t(w.trackingNo)}
        name="trackingNo"
        id={`${intent}-trackingNo`}
        required
        autoCapitalize="characters"
        autoComplete="off"
        defaultValue={String(mine?.values.trackingNo ?? '')}
        error={mine?.errors.trackingNo}
      />
      <Button icon="truck">{intent === 'ship' ? t(w.ship) : t(w.anotherParcel)}</Button>
    </Form>
  )
}

/** Parcels sent and the next one to send. */
export function ShippingPart({ order, acts, reply }: Props) {
  const { t, locale } = useLocale()
  if (order.parcels.length === 0 && !acts.ship) return null
  return (
    <section className="stack">
      <BrushHeading>{acts.ship ? t(w.ship) : t(w.parcels)}</BrushHeading>
      {order.parcels.length > 0 ? (
        <ul className="stack">
          {order.parcels.map((parcel) => (
            <li key={parcel.id} className="card p-4">
              <Written>{parcel.carrier}</Written> <span className="tabular-nums">{parcel.trackingNo}</span>{' '}
              <span className="text-ink-2">{formatInstant(parcel.shippedAt, locale)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {acts.ship && order.state === 'packed' ? <ParcelForm intent="ship" reply={reply} /> : null}
      {acts.ship && order.state === 'paid' ? (
        <Disclosure summary={t(w.alreadySent)} open={reply.values.intent === 'ship'}>
          <ParcelForm intent="ship" reply={reply} />
        </Disclosure>
      ) : null}
      {acts.addParcel ? (
        <Disclosure summary={t(w.anotherParcel)} open={reply.values.intent === 'parcel'}>
          <ParcelForm intent="parcel" reply={reply} />
        </Disclosure>
      ) : null}
      {acts.deliver ? (
        <Form method="post">
          <Button name="intent" value="deliver" variant="quiet">
            {t(w.deliver)}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}
