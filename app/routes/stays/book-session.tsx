import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { partyFieldWords } from '#app/i18n/words/experiences/cards'
import { experienceWords as w } from '#app/i18n/words/experiences/page'
import { notChosen } from '#app/i18n/words/staying/not-chosen'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { MOST_GUESTS, type PartyWish, partyQuery } from '#app/stays/experiences/experience-filters'
import type { ExperiencePage, OfferedSession } from '#app/stays/experiences/experience-page.server'
import { sayMonth, sayMonths } from '#app/stays/experiences/say-experience'
import { fitSeats } from '#app/stays/experiences/seats-fit'
import type { RefusedSession, SessionMonths } from '#app/stays/experiences/session-months'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button, ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Notice } from '#app/ui/feedback/flash'
import { QuantityStepper } from '#app/ui/fields/quantity-stepper'
import { SelectField } from '#app/ui/fields/select-field'
import { useSaySession } from './say-session'
import { SessionList } from './session-list'

const list = partyFieldWords
const YEARS = Array.from({ length: 18 }, (_, age) => String(age))

type BookProps = {
  page: SessionMonths & {
    experience: Omit<ExperiencePage, 'sessions'>
    party: PartyWish
    sessionId: string | null
    refused: RefusedSession | null
    others: readonly OfferedSession[]
  }
  wrongs: readonly { field: string; message: string }[]
}

function Refused({ page }: Pick<BookProps, 'page'>) {
  const { t } = useLocale()
  const saySession = useSaySession()
  const { refused, others, experience, party } = page
  if (!refused) return null
  const why = {
    none: t(notChosen['session-none']),
    over: t(notChosen['session-over']),
    full: t(notChosen['seats-taken']),
    'too-few': t(w.tooFew, { n: refused.left }),
    'no-children': t(notChosen['no-children']),
  }[refused.why]
  return (
    <div id="refused">
      <Notice kind="error" title={refused.why === 'none' ? undefined : t(w.refused)}>
        <p>{why}</p>
        {others.length > 0 ? (
          <>
            <p className="font-semibold">{t(w.fits)}</p>
            <ul className="months py-2">
              {others.map((session) => (
                <li key={session.id}>
                  <Chip
                    label={saySession(session)}
                    to={`${paths.experience(experience.slug, { ...partyQuery(party), sessionId: session.id })}#sessions`}
                  />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t(w.fitsNone)}</p>
        )}
      </Notice>
    </div>
  )
}

function NoSessions({ months, phone }: { months: readonly number[]; phone: string }) {
  const { t, locale } = useLocale()
  const said = sayMonths(months, locale)
  return (
    <Notice kind="warn" title={t(w.noSessions)}>
      <p>{said ? t(w.noSessionsSeason, { months: said }) : t(w.noSessionsText)}</p>
      <p className="flex flex-wrap gap-2 py-2">
        <ButtonLink variant="quiet" to={paths.experiences()}>
          {t(w.others)}
        </ButtonLink>
        <a className="btn btn-quiet" href={`tel:${phone}`}>
          {t(w.call, { phone })}
        </a>
      </p>
    </Notice>
  )
}

/** Who comes, which session, the whole price, and on to the cart. One plain form; scripts only add up sooner. */
export function BookSession({ page, wrongs }: BookProps) {
  const { t, locale } = useLocale()
  const { experience, months, month, days, sessionId } = page
  const shown = days.flatMap(({ sessions }) => sessions)
  const [party, setParty] = useState(page.party)
  // What a person chose stays chosen, even when the party has outgrown it; until then it is the first session with seats for all.
  const [picked, setPicked] = useState(page.refused ? null : sessionId)
  const chosen = shown.find(({ id }) => id === picked) ?? shown.find((session) => fitSeats(session, party).fits)
  const fit = chosen && fitSeats(chosen, party)
  const here = paths.experience(experience.slug)
  const tooYoung = party.children > 0 && party.youngest !== undefined && party.youngest < experience.ageFrom ? party.youngest : null
  const errorOf = (field: string) => wrongs.find((wrong) => wrong.field === field)?.message
  const count = (name: 'adults' | 'children') => (n: number) => {
    if (Number.isInteger(n) && n >= (name === 'adults' ? 1 : 0) && n <= MOST_GUESTS) setParty({ ...party, [name]: n })
  }

  if (months.length === 0) return <NoSessions months={experience.months} phone={experience.host.phone} />
  return (
    <Form method="post" action={localizePath(paths.cart(), locale)} className="grid grid-cols-1 gap-4">
      <input type="hidden" name="slug" value={experience.slug} />
      {month ? <input type="hidden" name="month" value={month} /> : null}
      <section aria-label={t(list.party)} className="card grid gap-3 p-4">
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <QuantityStepper
            name="adults"
            label={t(list.adults)}
            showLabel
            defaultValue={party.adults}
            max={MOST_GUESTS}
            onChange={count('adults')}
            error={errorOf('adults')}
          />
          <QuantityStepper
            name="children"
            label={t(list.children)}
            showLabel
            defaultValue={party.children}
            min={0}
            max={MOST_GUESTS}
            onChange={count('children')}
            error={errorOf('children')}
          />
        </div>
        <SelectField
          label={t(list.youngest)}
          name="youngest"
          optional
          placeholder="–"
          defaultValue={party.youngest === undefined ? '' : String(party.youngest)}
          onChange={({ currentTarget: { value } }) => setParty({ ...party, youngest: value === '' ? undefined : Number(value) })}
          options={YEARS.map((age) => ({ value: age, label: t(w.years, { n: Number(age) }) }))}
          error={errorOf('youngest')}
        />
        <p className="text-sm text-ink-2">{t(w.childIs, { n: experience.childUnder })}</p>
        <Button variant="quiet" formMethod="get" formAction={localizePath(here, locale)} formNoValidate className="without-script">
          {t(w.recount)}
        </Button>
      </section>
      {tooYoung === null ? null : (
        <Notice kind="warn" title={t(w.tooYoungTitle)}>
          {t(w.tooYoung, { n: experience.ageFrom, age: tooYoung })}
        </Notice>
      )}
      <Refused page={page} />
      <section id="sessions" aria-labelledby="sessions-title" className="grid grid-cols-1 gap-3">
        <BrushHeading id="sessions-title">{t(w.sessions)}</BrushHeading>
        {months.length > 1 ? (
          <nav aria-label={t(w.month)}>
            <ul className="months">
              {months.map(({ month: name, count: n }) => (
                <li key={name}>
                  <Chip
                    label={t(w.monthCount, { month: sayMonth(name, locale), n })}
                    current={name === month}
                    to={`${paths.experience(experience.slug, { ...partyQuery(party), month: name })}#sessions`}
                  />
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <SessionList days={days} party={party} currency={experience.currency} chosenId={chosen?.id} onChoose={setPicked} />
      </section>
      <p className="notice notice-good">{t(w.hostCancels)}</p>
      <div className="product-buy">
        <p className="needs-script price" role="status">
          <span className="price-unit">{t(w.total)} </span>
          <span className="price-number">
            {fit?.fits ? formatMoney(fit.totalMinor, experience.currency, locale, { dropZeros: true }) : '–'}
          </span>
        </p>
        <Button name="intent" value="book-seats">
          {t(w.book)}
        </Button>
        <Button variant="quiet" name="intent" value="add-seats" icon="cart">
          {t(w.add)}
        </Button>
      </div>
      <p className="text-sm text-ink-2">{t(w.notYet)}</p>
    </Form>
  )
}
