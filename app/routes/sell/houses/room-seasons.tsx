import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { house as w } from '#app/i18n/words/staying/house'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Checkbox } from '#app/ui/fields/checkbox'
import { DateField } from '#app/ui/fields/date-field'
import { Written } from '#app/ui/written'
import type { EditedRoom } from './room'
import { MoneyIn, NumberIn, TextIn, type Typed, typedText } from './text-in'

/** Runs of days with prices and rules of their own, and a form for one more. */
export function RoomSeasons({ seasons, reply }: { seasons: EditedRoom['seasons']; reply: Typed }) {
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, 'CNY', locale, { dropZeros: true })
  const touched = Object.keys(reply.values).length > 0 || undefined
  return (
    <>
      <p className="field-hint measure">{t(w.seasonsHint)}</p>
      <ul className="stack">
        {seasons.map((season) => {
          const year = (day: string) => `${day.slice(0, 4)} ${formatDay(day, locale)}`
          const days = t(w.seasonLine, { from: year(season.firstNight), to: year(season.lastNight) })
          const facts = [
            season.closed ? t(w.closed) : '',
            season.priceMinor ? [season.priceMinor, season.weekendMinor ?? season.priceMinor].map(money).join(' / ') : '',
            season.minNights ? t(w.atLeast, { n: season.minNights }) : '',
          ].filter(Boolean)
          return (
            <li key={season.id} className="card act-row p-4">
              <span>
                {season.title ? (
                  <strong>
                    <Written>{season.title}</Written>
                  </strong>
                ) : null}{' '}
                {days}
                <br />
                <span className="text-ink-2">{facts.join(' · ')}</span>
              </span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="seasonId" value={season.id} />
                <Button name="intent" value="remove-season" variant="plain" small said={`${t(w.removeSeason)} ${season.title || days}`}>
                  {t(w.removeSeason)}
                </Button>
              </Form>
            </li>
          )
        })}
      </ul>
      <Disclosure summary={t(w.addSeason)} open={touched}>
        <Form method="post" preventScrollReset className="stack max-w-2xl">
          <TextIn reply={reply} name="title" label={t(w.seasonTitle)} placeholder={t(w.seasonExample)} optional maxLength={40} />
          <div className="pair">
            <DateField
              name="firstNight"
              label={t(w.firstNight)}
              required
              defaultValue={typedText(reply, 'firstNight')}
              error={reply.errors.firstNight}
            />
            <DateField
              name="lastNight"
              label={t(w.lastNight)}
              required
              defaultValue={typedText(reply, 'lastNight')}
              error={reply.errors.lastNight}
            />
          </div>
          <div className="pair">
            <MoneyIn reply={reply} name="price" label={t(w.seasonPrice)} optional />
            <MoneyIn reply={reply} name="weekend" id="season-weekend" label={t(w.seasonWeekend)} optional />
          </div>
          <div className="pair">
            <NumberIn reply={reply} name="minNights" id="season-min" label={t(w.minNights)} optional />
            <NumberIn reply={reply} name="maxNights" id="season-max" label={t(w.maxNights)} optional />
          </div>
          <Checkbox name="closed" label={t(w.closed)} defaultChecked={reply.values.closed === 'on'} />
          <Button name="intent" value="season" variant="quiet">
            {t(w.addSeason)}
          </Button>
        </Form>
      </Disclosure>
    </>
  )
}
