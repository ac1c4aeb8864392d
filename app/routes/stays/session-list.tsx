import { useLocale } from '#app/i18n/use-locale'
import { experienceCardWords } from '#app/i18n/words/experiences/cards'
import { experienceWords as w } from '#app/i18n/words/experiences/page'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import type { OfferedSession } from '#app/stays/experiences/experience-page.server'
import { sayParty } from '#app/stays/experiences/say-experience'
import { fitSeats, headsOf, type Party } from '#app/stays/experiences/seats-fit'
import type { SessionMonths } from '#app/stays/experiences/session-months'

type SessionProps = { session: OfferedSession; party: Party; currency: string; chosen: boolean; onChoose(id: string): void }

function Session({ session, party, currency, chosen, onChoose }: SessionProps) {
  const { t, locale } = useLocale()
  const fit = fitSeats(session, party)
  const money = (minor: number) => (minor === 0 ? t(w.free) : formatMoney(minor, currency, locale, { dropZeros: true }))
  const prices =
    session.childMinor === null
      ? t(w.adultPrice, { adult: money(session.adultMinor) })
      : t(w.prices, { adult: money(session.adultMinor), child: money(session.childMinor) })
  const seats = fit.fits
    ? t(experienceCardWords.left, { n: headsOf(session.left, session) })
    : { full: t(w.full), 'too-few': t(w.tooFew, { n: headsOf(session.left, session) }), 'no-children': t(w.noChildren) }[fit.why]
  const decides = { n: headsOf(session.minSeats, session), day: formatDay(session.decides.day, locale), time: session.decides.clock }
  return (
    <li className="session">
      <label className="choice">
        <input
          type="radio"
          name="sessionId"
          value={session.id}
          required
          disabled={!fit.fits}
          checked={chosen && fit.fits}
          onChange={() => onChoose(session.id)}
        />
        <span className="session-words">
          <span className="block font-semibold">
            {session.clock}–{session.ends}
          </span>
          <span className="field-hint block">{prices}</span>
          <span className="field-hint block">
            {seats}{' '}
            {!fit.fits ? null : session.sure ? (
              <span className="session-sure">{t(w.sure)}</span>
            ) : (
              <span className="session-open">{t(w.open, { n: Math.max(1, headsOf(session.minSeats - session.taken, session)) })}</span>
            )}
          </span>
        </span>
        {fit.fits ? (
          <span className="price text-end">
            <span className="price-number">{money(fit.totalMinor)}</span>
            <span className="price-per">{t(experienceCardWords.total, { party: sayParty(party, locale) })}</span>
          </span>
        ) : null}
      </label>
      {fit.fits ? (
        <div className="session-more">
          <p>{session.sure ? t(w.sureText) : t(w.openText, decides)}</p>
          <p>{t(w.cancel, { rule: session.rule })}</p>
        </div>
      ) : null}
    </li>
  )
}

type ListProps = Pick<SessionMonths, 'days'> & { party: Party; currency: string; chosenId: string | undefined; onChoose(id: string): void }

/** The sessions of a month by day, one to be chosen. */
export function SessionList({ days, chosenId, ...shared }: ListProps) {
  const { locale } = useLocale()
  return (
    <div className="session-days">
      {days.map(({ day, sessions }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="session-day">
          <h3 id={`day-${day}`}>{formatDay(day, locale)}</h3>
          <ul className="choices">
            {sessions.map((session) => (
              <Session key={session.id} session={session} chosen={session.id === chosenId} {...shared} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
