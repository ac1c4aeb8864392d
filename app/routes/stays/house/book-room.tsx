import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { bookWords as w } from '#app/i18n/words/houses/book-room'
import { formatDay } from '#app/kernel/day'
import { formatMoney, plainDigits } from '#app/kernel/money'
import { paths } from '#app/paths'
import { sayDates, sayGuests, sayNights } from '#app/routes/stays/finding/wish-words'
import { extraField } from '#app/stays/house/house-extras'
import { extraQuantity, mostOfExtra } from '#app/stays/rates/extra-quantity'
import { wishQuery } from '#app/stays/search/stay-wish'
import { Button, ButtonLink } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { GroupFrame } from '#app/ui/fields/field-frame'
import { TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'
import type { HousePage } from './read-house.server'

/** The whole price of the chosen room, and the form that takes it to the cart. */
export function BookRoom({ page }: { page: HousePage }) {
  const { t, locale } = useLocale()
  const room = page.rooms.find(({ id }) => id === page.room)
  const answer = room?.answer?.free ? room.answer : null
  const quote = answer?.quote
  const [counts, setCounts] = useState<Record<string, number>>({})
  if (!room || !answer || !quote) return page.hasDates ? null : <p className="notice notice-info">{t(w.noDates)}</p>
  const { wish } = page
  const money = (minor: number) => formatMoney(minor, page.currency, locale, { dropZeros: true })
  const asked = (id: string) => counts[id] ?? page.wantedExtras.find(({ extraId }) => extraId === id)?.count ?? 0
  const nights = quote.nights.length
  const extrasMinor = page.extras.reduce((sum, { id, per, priceMinor }) => sum + priceMinor * extraQuantity(per, asked(id), nights), 0)
  const total = quote.roomMinor + quote.cleaningMinor + extrasMinor
  const query = { ...wishQuery(wish), room: room.id }
  return (
    <section aria-labelledby="book" className="card book-room">
      <h2 id="book">
        <Written>{t(w.title, { room: room.title })}</Written>
      </h2>
      <p>{`${sayDates(locale, wish)} · ${sayGuests(locale, wish)}`}</p>
      <Form method="post" action={localizePath(paths.cart(), locale)} className="grid grid-cols-1 gap-3">
        {Object.entries({
          slug: page.slug,
          roomTypeId: room.id,
          arrival: wish.arrival,
          departure: wish.departure,
          adults: wish.adults,
          children: wish.children,
        }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <dl className="price-lines">
          <div>
            <dt>
              {t(w.roomPrice, { nights: sayNights(locale, nights) })}
              {quote.extraBeds > 0 ? ` · ${t(w.extraBeds, { n: quote.extraBeds })}` : ''}
            </dt>
            <dd>{money(quote.roomMinor)}</dd>
          </div>
          {quote.discount ? (
            <div className="text-ink-2">
              <dt>
                {t(w.discount, {
                  percent: quote.discount.percent,
                  why: t(w[`discount-${quote.discount.kind}`], { days: quote.discount.days }),
                })}
              </dt>
              <dd />
            </div>
          ) : null}
          {page.cleaningMinor > 0 ? (
            <div>
              <dt>{t(w.cleaning)}</dt>
              <dd>{money(page.cleaningMinor)}</dd>
            </div>
          ) : null}
          {page.extras
            .filter(({ id }) => asked(id) > 0)
            .map(({ id, title, per, priceMinor }) => (
              <div key={id}>
                <dt>
                  <Written>{`${title} × ${extraQuantity(per, asked(id), nights)}`}</Written>
                </dt>
                <dd>{money(priceMinor * extraQuantity(per, asked(id), nights))}</dd>
              </div>
            ))}
          <div className="price-lines-total">
            <dt>{t(w.total)}</dt>
            <dd className="price">
              <span className="price-number">{money(total)}</span>
            </dd>
          </div>
        </dl>
        <Disclosure summary={t(w.eachNight)}>
          <ul className="grid grid-cols-1 gap-1">
            {quote.nights.map(({ night, minor, why }) => (
              <li key={night} className="flex justify-between gap-2">
                <span>{`${formatDay(night, locale)} · ${t(w[`why-${why}`])}`}</span>
                <span className="tabular-nums">{money(minor)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
        {page.extras.length > 0 ? (
          <GroupFrame id="extras" label={t(w.extras)} error={answer.extrasRefused}>
            <div className="grid grid-cols-1 gap-2">
              {page.extras.map((extra) => (
                <TextField
                  key={extra.id}
                  name={extraField(extra.id)}
                  label={
                    <Written>{t(w.extra, { name: extra.title, money: money(extra.priceMinor), per: t(w[`per-${extra.per}`]) })}</Written>
                  }
                  hint={t(w.hint, { n: mostOfExtra(extra, wish.adults + wish.children) })}
                  inputMode="numeric"
                  maxLength={3}
                  autoComplete="off"
                  defaultValue={String(asked(extra.id))}
                  onChange={(event) => {
                    const typed = Number(plainDigits(event.currentTarget.value))
                    setCounts({ ...counts, [extra.id]: Number.isInteger(typed) && typed > 0 ? typed : 0 })
                  }}
                />
              ))}
            </div>
            <noscript>
              <button
                type="submit"
                formMethod="get"
                formAction={`${localizePath(paths.stay(page.slug), locale)}#book`}
                className="btn btn-quiet btn-small"
              >
                {t(w.recount)}
              </button>
            </noscript>
          </GroupFrame>
        ) : null}
        {page.depositMinor > 0 ? (
          <p className="text-ink-2">
            <Written>{t(w.deposit, { money: money(page.depositMinor), text: page.depositText })}</Written>
          </p>
        ) : null}
        <p className="notice notice-good">{page.refund.rule}</p>
        {page.request ? (
          <>
            <p className="text-ink-2">{t(w.askText)}</p>
            <ButtonLink to={paths.askStay(page.slug, query)} wide>
              {t(w.ask)}
            </ButtonLink>
          </>
        ) : (
          <>
            <div className="flex flex-wrap gap-2">
              <Button name="intent" value="book-stay">
                {t(w.now)}
              </Button>
              <Button name="intent" value="add-stay" variant="quiet" icon="cart">
                {t(w.later)}
              </Button>
            </div>
            <p className="text-ink-2">{t(w.held)}</p>
          </>
        )}
        <p className="text-ink-2">{page.identityText}</p>
      </Form>
    </section>
  )
}
