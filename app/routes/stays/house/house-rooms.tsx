import { useLocale } from '#app/i18n/use-locale'
import { roomWords as w } from '#app/i18n/words/houses/book-room'
import { houseWords } from '#app/i18n/words/houses/page'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { DateChoices } from '#app/routes/stays/finding/date-choices'
import { sayNights } from '#app/routes/stays/finding/wish-words'
import { wishQuery } from '#app/stays/search/stay-wish'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Icon } from '#app/ui/icon'
import { Written } from '#app/ui/written'
import type { HousePage } from './read-house.server'

/** Every room of a house with what it answers to the wish: its whole price, or why not and when. */
export function HouseRooms({ page }: { page: HousePage }) {
  const { t } = useLocale()
  return (
    <section aria-labelledby="rooms" className="grid grid-cols-1 gap-3">
      <BrushHeading id="rooms">{t(page.hasDates ? houseWords.roomsFor : houseWords.rooms)}</BrushHeading>
      <ul className="grid grid-cols-1 gap-3">
        {page.rooms.map((room) => (
          <HouseRoom key={room.id} page={page} room={room} />
        ))}
      </ul>
    </section>
  )
}

function HouseRoom({ page, room }: { page: HousePage; room: HousePage['rooms'][number] }) {
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, page.currency, locale, { dropZeros: true })
  const to = (over: Record<string, string>, id: string) =>
    `${paths.stay(page.slug, { ...wishQuery(page.wish), room: room.id, ...over })}#${id}`
  const { answer } = room
  const chosen = room.id === page.room
  const facts = [room.beds, t(houseWords.sleeps, { n: room.adults }), ...room.amenities]
  return (
    <li className={`card room-card ${chosen && page.hasDates ? 'room-chosen' : ''}`}>
      <h3>
        <Written>{room.title}</Written>
      </h3>
      <p className="text-ink-2">
        <Written>{facts.filter(Boolean).join(' · ')}</Written>
      </p>
      {room.story ? (
        <p className="measure">
          <Written>{room.story}</Written>
        </p>
      ) : null}
      {answer?.free ? (
        <>
          <p className="price">
            <span className="price-number">{money(answer.quote.roomMinor + answer.quote.cleaningMinor)}</span>{' '}
            <span className="price-unit">{t(w.forNights, { nights: sayNights(locale, answer.quote.nights.length) })}</span>
          </p>
          <p className="room-state">
            <Icon name="check" />
            {t(w.free, { n: answer.left })}
          </p>
        </>
      ) : null}
      {answer && !answer.free ? (
        <>
          <p className="room-state">
            <Icon name="info" />
            <span>{answer.reason}</span>
          </p>
          <DateChoices title={t(w.near)} dates={answer.near} to={(dates) => to({ ...dates }, 'rooms')} />
        </>
      ) : null}
      {answer ? null : <p className="price">{t(room.pricePer === 'person' ? w.fromPerson : w.from, { money: money(room.fromMinor) })}</p>}
      <p className="flex flex-wrap gap-2">
        {answer?.free ? (
          chosen ? (
            <a href="#book" className="btn btn-quiet btn-small">
              {t(w.chosen)}
            </a>
          ) : (
            <ButtonLink variant="quiet" small to={to({}, 'book')} said={`${t(w.choose)} ${room.title}`}>
              {t(w.choose)}
            </ButtonLink>
          )
        ) : null}
        <ButtonLink variant="plain" small to={to({}, 'calendar')} said={t(houseWords.calendarOf, { room: room.title })}>
          {t(w.seeCalendar)}
        </ButtonLink>
      </p>
    </li>
  )
}
