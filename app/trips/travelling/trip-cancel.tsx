import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { formatMoney } from '#app/kernel/money'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import type { TripPage } from './trip-page.server'

type Props = { trip: TripPage; refused: { typed: string; message: string } | undefined }

/** What comes back if the guest cancels now, to the fen, and the button that does it. */
export function TripCancel({ trip, refused }: Props) {
  const { t, locale } = useLocale()
  const { offer, booked } = trip
  if (!offer) return null
  const money = formatMoney(offer.refundMinor, booked.currency, locale)
  const isAll = offer.refundMinor === offer.paidMinor
  const said = isAll
    ? t(w.cancelAll, { money })
    : offer.refundMinor > 0
      ? t(w.cancelOffer, { money, paid: formatMoney(offer.paidMinor, booked.currency, locale) })
      : t(w.cancelNothing)
  return (
    <Disclosure id="cancel" summary={t(w.cancel)} open={refused !== undefined}>
      <Form method="post" className="grid gap-3" preventScrollReset>
        <p className="font-semibold">{said}</p>
        {offer.waiver === 'weather' ? <p>{t(w.cancelWeather)}</p> : null}
        {offer.waiver === 'all' ? <p>{t(w.cancelHouse)}</p> : null}
        {offer.refundMinor > 0 ? <p className="text-ink-2">{t(w.cancelWay)}</p> : null}
        <input type="hidden" name="seenRefund" value={offer.refundMinor} />
        <input type="hidden" name="seenState" value={offer.state} />
        <TextField name="reason" label={t(w.reason)} optional maxLength={200} defaultValue={refused?.typed} error={refused?.message} />
        <Button variant="danger" className="justify-self-start" name="intent" value="cancel">
          {offer.refundMinor > 0 ? t(w.cancelNow, { money }) : t(w.cancelForNothing)}
        </Button>
      </Form>
    </Disclosure>
  )
}
