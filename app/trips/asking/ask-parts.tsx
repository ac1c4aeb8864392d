import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath, pick } from '#app/i18n/words'
import { requestWords as w } from '#app/i18n/words/staying/requests'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { DateField } from '#app/ui/fields/date-field'
import { QuantityStepper } from '#app/ui/fields/quantity-stepper'
import { SelectField } from '#app/ui/fields/select-field'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { FrozenQuote } from '#db/schema/bookings'

type Wish = { arrival: string; departure: string; adults: number; children: number; room: string }
type DatesProps = { slug: string; rooms: readonly { id: string; titleZh: string; titleEn: string }[]; wish: Wish | null; today: string }

/** When, how many and which room: looked at first, so that the price is seen before anything is asked. */
export function AskDates({ slug, rooms, wish, today }: DatesProps) {
  const { t, locale } = useLocale()
  return (
    <Form method="get" action={localizePath(paths.askStay(slug), locale)} className="card grid gap-4 p-5" preventScrollReset>
      <h2>{t(w.step1)}</h2>
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField name="arrival" label={t(w.arrival)} min={today} defaultValue={wish?.arrival} required />
        <DateField name="departure" label={t(w.departure)} min={today} defaultValue={wish?.departure} required />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <QuantityStepper name="adults" label={t(w.adults)} showLabel defaultValue={wish?.adults ?? 2} max={100} />
        <QuantityStepper name="children" label={t(w.children)} showLabel min={0} defaultValue={wish?.children ?? 0} max={100} />
      </div>
      <SelectField
        name="room"
        label={t(w.room)}
        placeholder={false}
        defaultValue={wish?.room}
        options={rooms.map((room) => ({ value: room.id, label: pick(locale, room.titleZh, room.titleEn) }))}
      />
      <Button variant="quiet" className="justify-self-start">
        {t(w.look)}
      </Button>
    </Form>
  )
}

type PriceProps = { agreed: { quote: FrozenQuote; cancelZh: string; cancelEn: string }; depositZh: string; depositEn: string }

/** The whole price and the refund rule with its dates, before a word is typed. */
export function AskPrice({ agreed: { quote, cancelZh, cancelEn }, depositZh, depositEn }: PriceProps) {
  const { t, locale } = useLocale()
  const { currency } = quote
  const rows: [name: string, minor: number][] = [
    ...quote.nights.map(({ night, minor }): [string, number] => [t(w.night, { day: formatDay(night, locale) }), minor]),
    ...(quote.cleaningMinor > 0 ? [[t(w.cleaning), quote.cleaningMinor] as [string, number]] : []),
  ]
  return (
    <section className="card grid gap-3 p-5" aria-labelledby="price">
      <h2 id="price">{t(w.price)}</h2>
      <dl className="grid gap-1">
        {rows.map(([name, minor]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4">
            <dt>{name}</dt>
            <dd>
              <Money minor={minor} currency={currency} />
            </dd>
          </div>
        ))}
        <div className="flex flex-wrap justify-between gap-x-4 border-t border-line pt-2 font-semibold">
          <dt>{t(w.total)}</dt>
          <dd>
            <Money minor={quote.totalMinor} currency={currency} className="text-price" />
          </dd>
        </div>
      </dl>
      <p>
        <span className="font-semibold">{t(w.rule)}</span>
        {locale === 'zh' ? '：' : ': '}
        {pick(locale, cancelZh, cancelEn)}
      </p>
      {quote.depositMinor > 0 ? (
        <p className="text-ink-2">
          <Written>
            {t(w.deposit, { money: formatMoney(quote.depositMinor, currency, locale), rule: pick(locale, depositZh, depositEn) })}
          </Written>
        </p>
      ) : null}
    </section>
  )
}

/** Whom the host answers. */
export function AskContact({ reply }: { reply: FormReply | undefined }) {
  const { t } = useLocale()
  const typed = (name: string) => (typeof reply?.values[name] === 'string' ? reply.values[name] : undefined)
  return (
    <>
      <h2>{t(w.contact)}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          label={t(w.name)}
          autoComplete="name"
          required
          maxLength={40}
          defaultValue={typed('name')}
          error={reply?.errors.name}
        />
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          label={t(w.phone)}
          autoComplete="tel-national"
          required
          maxLength={24}
          defaultValue={typed('phone')}
          error={reply?.errors.phone}
        />
      </div>
      <TextField
        name="email"
        type="email"
        label={t(w.email)}
        optional
        autoComplete="email"
        maxLength={120}
        defaultValue={typed('email')}
        error={reply?.errors.email}
      />
      <TextArea
        name="note"
        label={t(w.note)}
        hint={t(w.noteHint)}
        optional
        maxLength={500}
        defaultValue={typed('note')}
        error={reply?.errors.note}
      />
      <p className="text-ink-2">{t(w.noIdentity)}</p>
    </>
  )
}
