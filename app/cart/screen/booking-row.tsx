import { Form } from '@remix-run/react'
import type { BookingView, StayView } from '#app/cart/bookings/booking-view'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { cartWords } from '#app/i18n/words/buying/cart'
import { bookWords } from '#app/i18n/words/houses/book-room'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { mostOfExtra } from '#app/stays/rates/extra-quantity'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { BookingChanges, placeOf } from './booking-changes'
import { BookingFacts, titleOf } from './booking-facts'

const house = bookWords

type RefusedWish = { wishId: string; message: string; field: string; typed: Record<string, string> }

type RowProps = { booking: BookingView /** What was typed for it and refused, with why. */; refused: RefusedWish | undefined }

type ExtrasProps = { booking: StayView; refused: RefusedWish | undefined }

/** What the house offers beside the room; one it offers no more goes out with the next change. */
function ChangeExtras({ booking, refused }: ExtrasProps) {
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, booking.currency, locale, { dropZeros: true })
  return booking.offered.map(({ id, titleZh, titleEn, per, priceMinor, most }) => {
    const name = `extra-${id}`
    const chosen = booking.extras.find(({ extraId }) => extraId === id)?.count ?? 0
    return (
      <TextField
        key={id}
        id={`${name}-${booking.wishId}`}
        name={name}
        label={
          <Written>
            {t(house.extra, { name: pick(locale, titleZh, titleEn), money: money(priceMinor), per: t(house[`per-${per}`]) })}
          </Written>
        }
        hint={t(house.hint, { n: mostOfExtra({ per, most }, booking.adults + booking.children) })}
        inputMode="numeric"
        maxLength={3}
        autoComplete="off"
        defaultValue={refused?.typed[name] ?? String(chosen)}
        error={refused?.field === name ? refused.message : undefined}
      />
    )
  })
}

function ChangeParty({ booking, refused }: RowProps) {
  const { t, locale } = useLocale()
  const title = titleOf(booking, locale)
  const offersExtras = booking.kind === 'stay' && booking.offered.length > 0
  const value = (name: string, now: number) => refused?.typed[name] ?? String(now)
  const count = (name: string, label: string, now: number) => (
    <TextField
      id={`${name}-${booking.wishId}`}
      name={name}
      label={label}
      inputMode="numeric"
      maxLength={3}
      className="w-24"
      defaultValue={value(name, now)}
      error={refused?.field === name ? refused.message : undefined}
    />
  )
  return (
    <Disclosure summary={t(offersExtras ? w.changeWithExtras : w.change)} open={refused !== undefined}>
      <Form
        method="post"
        preventScrollReset
        className="grid justify-items-start gap-3"
        key={JSON.stringify([booking.adults, booking.children, booking.kind === 'stay' && [booking.rooms, booking.extras]])}
      >
        <input type="hidden" name="wishId" value={booking.wishId} />
        <div className="flex flex-wrap gap-3">
          {count('adults', t(w.adultsLabel), booking.adults)}
          {count('children', t(w.childrenLabel), booking.children)}
          {booking.kind === 'stay' ? count('rooms', t(w.roomsLabel), booking.rooms) : null}
        </div>
        {booking.kind === 'stay' ? <ChangeExtras booking={booking} refused={refused} /> : null}
        <Button
          variant="quiet"
          small
          name="intent"
          value={booking.kind === 'stay' ? 'set-stay' : 'set-seats'}
          said={t(w.saveOf, { title })}
        >
          {t(w.save)}
        </Button>
      </Form>
    </Disclosure>
  )
}

/** A room or session in the cart with its own small forms. */
export function BookingRow({ booking, refused }: RowProps) {
  const { t, locale } = useLocale()
  const title = titleOf(booking, locale)
  return (
    <section aria-labelledby={`wish-${booking.wishId}`} className="card grid gap-2 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={`wish-${booking.wishId}`} className="text-lg">
          <Link to={placeOf(booking)}>
            <Written>{title}</Written>
          </Link>
        </h3>
        {booking.trouble ? null : <Money minor={booking.totalMinor} currency={booking.currency} className="font-semibold text-price" />}
      </div>
      <p className="text-sm text-ink-2">
        <Link to={paths.farmer(booking.sellerSlug)}>
          <Written>{pick(locale, booking.sellerNameZh, booking.sellerNameEn)}</Written>
        </Link>
      </p>
      <BookingChanges booking={booking} />
      <BookingFacts booking={booking} />
      <ChangeParty booking={booking} refused={refused} />
      <Form method="post" preventScrollReset>
        <input type="hidden" name="wishId" value={booking.wishId} />
        <Button variant="plain" name="intent" value="remove-wish" formNoValidate said={t(cartWords.removeOf, { title })}>
          {t(cartWords.remove)}
        </Button>
      </Form>
    </section>
  )
}
