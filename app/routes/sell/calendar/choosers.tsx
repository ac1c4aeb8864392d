import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath, pick } from '#app/i18n/words'
import { host as w } from '#app/i18n/words/selling/host'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Disclosure } from '#app/ui/disclosure'
import { DateField } from '#app/ui/fields/date-field'
import type { CalendarView } from './read-calendar.server'

/** As many rooms as stand in a row of a phone; more are put away behind one line. */
const FEW = 4

type Shown = Pick<CalendarView, 'room' | 'unitId' | 'month' | 'view' | 'chosen'>
type Wish = Partial<Record<'room' | 'unit' | 'month' | 'view' | 'from' | 'to', string | undefined>>

/** The address of this calendar with something else chosen; `undefined` takes a choice away. */
export function addressIn({ room, unitId, month, view, chosen }: Shown, wish: Wish): string {
  const now: Wish = {
    room: room.id,
    unit: room.units.length > 1 ? (unitId ?? undefined) : undefined,
    month,
    view: view === 'list' ? 'list' : undefined,
    from: chosen?.from,
    to: chosen && !chosen.open ? chosen.to : undefined,
  }
  const { view: wishedView, ...rest } = { ...now, ...wish }
  return paths.sellCalendar({ ...rest, view: wishedView === 'list' ? 'list' : undefined })
}

/** Which kind of room, and which room of it. */
export function RoomChooser({ calendar }: { calendar: CalendarView }) {
  const { t, locale } = useLocale()
  const { rooms, room, unitId, severalHouses } = calendar
  const all = t(w.allUnits, { n: room.units.length })
  return (
    <>
      {rooms.length > 1 ? (
        <nav aria-label={t(w.chooseRoom)} className="flex flex-wrap gap-2">
          {rooms.map((one) => (
            <Chip
              key={one.id}
              to={addressIn(calendar, { room: one.id, unit: undefined })}
              current={one.id === room.id}
              label={`${severalHouses ? `${pick(locale, one.houseZh, one.houseEn)} · ` : ''}${pick(locale, one.titleZh, one.titleEn)}`}
            />
          ))}
        </nav>
      ) : null}
      {room.units.length > FEW ? (
        <Disclosure summary={`${t(w.chooseUnit)}: ${room.units.find(({ id }) => id === unitId)?.name ?? all}`}>
          <UnitChips calendar={calendar} all={all} />
        </Disclosure>
      ) : room.units.length > 1 ? (
        <UnitChips calendar={calendar} all={all} />
      ) : null}
    </>
  )
}

function UnitChips({ calendar, all }: { calendar: CalendarView; all: string }) {
  const { t } = useLocale()
  const { room, unitId } = calendar
  return (
    <nav aria-label={t(w.chooseUnit)} className="flex flex-wrap gap-2">
      <Chip to={addressIn(calendar, { unit: undefined })} current={!unitId} label={all} />
      {room.units.map((unit) => (
        <Chip key={unit.id} to={addressIn(calendar, { unit: unit.id })} current={unit.id === unitId} label={unit.name} />
      ))}
    </nav>
  )
}

/** The same choice by two date fields, for whoever would rather type. */
export function NightsForm({ calendar }: { calendar: CalendarView }) {
  const { t, locale } = useLocale()
  const { room, unitId, view, chosen } = calendar
  return (
    <Form method="get" action={localizePath(paths.sellCalendar(), locale)} preventScrollReset className="nights-form">
      <input type="hidden" name="room" value={room.id} />
      {room.units.length > 1 && unitId ? <input type="hidden" name="unit" value={unitId} /> : null}
      {view === 'list' ? <input type="hidden" name="view" value="list" /> : null}
      <DateField key={`from-${chosen?.from}`} id="nights-from" name="from" label={t(w.firstNight)} required defaultValue={chosen?.from} />
      <DateField key={`to-${chosen?.to}`} id="nights-to" name="to" label={t(w.lastNight)} required defaultValue={chosen?.to} />
      <Button variant="quiet">{t(w.choose)}</Button>
    </Form>
  )
}
