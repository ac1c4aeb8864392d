import type { RipeThing } from '#app/catalogue/season/season-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { stayWords as w } from '#app/i18n/words/staying/stays'
import { wishWords } from '#app/i18n/words/staying/wishes'
import { formatDay } from '#app/kernel/day'
import { paths } from '#app/paths'
import type { OpenSession } from '#app/stays/search/open-sessions.server'
import { Chip } from '#app/ui/chip'

const SHOWN = 6
const SESSIONS = 4

type Props = {
  ripe: readonly RipeThing[]
  open: readonly OpenSession[]
  hasDates: boolean
  chosen: string | undefined
  to: (code: string | undefined) => string
}

/** What the fields bring on the dates, and what can be joined: each narrows the search or leads on. */
export function RipeAndOpen({ ripe, open, hasDates, chosen, to }: Props) {
  const { t, locale } = useLocale()
  const shown = ripe.filter(({ code }, n) => n < SHOWN || code === chosen)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="ripe" className="ripe-open">
      <h2 id="ripe" className="text-lg">
        {t(hasDates ? w.ripeTitle : w.ripeNow)}
      </h2>
      <p className="text-ink-2">{t(w.ripeText)}</p>
      <ul className="flex flex-wrap gap-2">
        {shown.map(({ code, name }) => (
          <li key={code}>
            <Chip to={to(code === chosen ? undefined : code)} label={name} current={code === chosen} />
          </li>
        ))}
      </ul>
      {open.length > 0 ? (
        <>
          <h3>{t(w.openTitle)}</h3>
          <ul className="flex flex-wrap gap-2">
            {open.slice(0, SESSIONS).map((session) => (
              <li key={session.slug}>
                <Chip
                  to={paths.experience(session.slug)}
                  label={t(wishWords.openAt, { title: session.title, when: formatDay(new Date(session.startsAt), locale) })}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
