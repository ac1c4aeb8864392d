import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/selling/host'
import { formatMoney } from '#app/kernel/money'
import { GuestCard } from '#app/routes/sell/hosting/guest-card'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Checkbox } from '#app/ui/fields/checkbox'
import { MoneyField } from '#app/ui/fields/money-field'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import type { CalendarView } from './read-calendar.server'
import { sayChosen } from './say-nights'
import { WalkInFields } from './walk-in-fields'

type Props = { calendar: CalendarView; reply: FormReply }

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

/** What can be done with the nights that are chosen. */
export function CalendarPanel({ calendar, reply }: Props) {
  const { t, locale } = useLocale()
  const { chosen, chosenNights, guests, room, unitId } = calendar
  if (!chosen) return null
  const here = guests.filter(({ checkIn, checkOut }) => checkIn <= chosen.to && checkOut > chosen.from)
  const prices = [...new Set(chosenNights.map(({ priceMinor }) => formatMoney(priceMinor, 'CNY', locale, { dropZeros: true })))]
  const nights = (
    <>
      <input type="hidden" name="roomTypeId" value={room.id} />
      <input type="hidden" name="firstNight" value={chosen.from} />
      <input type="hidden" name="lastNight" value={chosen.to} />
    </>
  )
  const typed = (intent: string): FormReply => (reply.values.intent === intent ? reply : untouched)
  const price = typed('price')
  const priced = chosenNights.some(({ why }) => why === 'range')
  return (
    <section id="chosen-nights" tabIndex={-1} aria-labelledby="chosen-title" className="card stack p-4">
      <BrushHeading id="chosen-title">{sayChosen(locale, chosen, chosenNights.length)}</BrushHeading>
      <p className="text-ink-2">{t(w.priceNow, { prices: prices.join(locale === 'zh' ? '、' : ', ') })}</p>
      <div className="chosen-acts">
        <BlockForm calendar={calendar}>{nights}</BlockForm>
        <Form method="post" preventScrollReset className="act-row">
          {nights}
          <MoneyField name="price" label={t(w.price)} required defaultValue={String(price.values.price ?? '')} error={price.errors.price} />
          <Button name="intent" value="price">
            {t(w.setPrice)}
          </Button>
        </Form>
        {priced ? (
          <Form method="post" preventScrollReset>
            {nights}
            <Button name="intent" value="price-back" variant="plain">
              {t(w.priceBack)}
            </Button>
          </Form>
        ) : null}
      </div>
      <Disclosure key={here.map(({ id }) => id).join()} summary={t(w.walkIn)} open={reply.values.intent === 'walk-in' || undefined}>
        <Form method="post" preventScrollReset className="stack">
          {nights}
          <WalkInFields reply={typed('walk-in')} units={room.units} unitId={unitId} />
          <Button name="intent" value="walk-in">
            {t(w.walkInDo)}
          </Button>
        </Form>
      </Disclosure>
      <Disclosure summary={t(w.limits)} open={reply.values.intent === 'limits' || undefined}>
        <Form method="post" preventScrollReset className="stack">
          {nights}
          <TextField
            name="minNights"
            label={t(w.minNights)}
            optional
            inputMode="numeric"
            autoComplete="off"
            defaultValue={String(typed('limits').values.minNights ?? '')}
            error={typed('limits').errors.minNights}
          />
          <Checkbox name="noArrival" label={t(w.noArrival)} defaultChecked={typed('limits').values.noArrival === 'on'} />
          <Button name="intent" value="limits" variant="quiet">
            {t(w.saveLimits)}
          </Button>
        </Form>
      </Disclosure>
      <h3>{t(w.inTheseNights)}</h3>
      {here.length === 0 ? <p>{t(w.nobody)}</p> : null}
      <ul className="stack">
        {here.map((guest) => (
          <li key={guest.id}>
            <GuestCard guest={guest} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Close and open in one tap; with several rooms the first choice is all of them. */
function BlockForm({ calendar, children }: { calendar: CalendarView; children: ReactNode }) {
  const { t } = useLocale()
  const { room, unitId } = calendar
  const units = room.units.filter(({ active, id }) => active || id === unitId)
  return (
    <Form method="post" preventScrollReset className="act-row">
      {children}
      {unitId ? (
        <input type="hidden" name="unitId" value={unitId} />
      ) : (
        <SelectField
          name="unitId"
          id="block-unit"
          label={t(w.chooseUnit)}
          hint={t(w.blockHint)}
          placeholder={false}
          options={[
            { value: 'all', label: t(w.allUnits, { n: units.length }) },
            ...units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Button name="intent" value="block" variant="quiet" icon="lock">
        {t(unitId ? w.block : w.close)}
      </Button>
      <Button name="intent" value="open" variant="quiet" icon="check">
        {t(w.open)}
      </Button>
    </Form>
  )
}
