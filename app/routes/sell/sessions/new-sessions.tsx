import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { outings as w } from '#app/i18n/words/staying/outings'
import { MoneyIn, NumberIn, TextIn } from '#app/routes/sell/houses/text-in'
import type { HostSession } from '#app/stays/outings/outing-queries.server'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'

type Props = { last: HostSession | undefined; reply: FormReply; open: boolean }

/** Opens one session or the same of several weeks, with seats and prices of the last one. */
export function NewSessions({ last, reply, open }: Props) {
  const { t } = useLocale()
  const field = (name: string) => ({ reply, name, id: `new-${name}` })
  return (
    <Disclosure summary={t(w.addSessions)} open={open || reply.values.intent === 'sessions' || undefined}>
      <Form method="post" className="stack max-w-2xl">
        <div className="pair">
          <TextIn {...field('day')} type="date" label={t(w.day)} required />
          <TextIn {...field('clock')} type="time" label={t(w.clock)} required known="09:00" />
          <NumberIn {...field('minutes')} label={t(w.minutes)} required known={last?.minutes ?? 180} />
        </div>
        <div className="pair">
          <NumberIn {...field('seats')} label={t(w.seats)} required known={last?.seats ?? 12} />
          <NumberIn {...field('minSeats')} label={t(w.minSeats)} hint={t(w.minHint)} optional known={last?.minSeats || null} />
        </div>
        <div className="pair">
          <MoneyIn {...field('adult')} label={t(w.adultPrice)} required known={last?.adultMinor} />
          <MoneyIn {...field('child')} label={t(w.childPrice)} hint={t(w.childHint)} optional known={last?.childMinor} />
        </div>
        <NumberIn {...field('weeks')} label={t(w.weeks)} hint={t(w.weeksHint)} required known={1} />
        <Button name="intent" value="sessions">
          {t(w.openDo)}
        </Button>
      </Form>
    </Disclosure>
  )
}
