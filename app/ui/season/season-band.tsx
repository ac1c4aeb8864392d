import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { Link } from '#app/ui/link'

type TermItem = { key: string; name: string /** What is ripe then, a word or two. */; note?: string; to: string; current?: boolean }

type SeasonBandProps = {
  /** The current solar term. */
  name: string
  to?: string
  /** One line of what is ripe. */
  line: string
  children?: ReactNode
  /** Neighbouring terms in order, with the current one among them. */
  terms: readonly TermItem[]
  headingLevel?: 1 | 2
}

/** The solar term now, in upright display type, above a strip of terms. */
export function SeasonBand({ name, to, line, children, terms, headingLevel = 2 }: SeasonBandProps) {
  const { t } = useLocale()
  const Heading = headingLevel === 1 ? 'h1' : 'h2'
  return (
    <section className="season" aria-labelledby="season-line">
      <div className="season-now">
        <p className="season-term">{to ? <Link to={to}>{name}</Link> : name}</p>
        <div className="grid gap-1">
          <Heading id="season-line" className="season-line">
            {line}
          </Heading>
          {children ? <div className="text-ink-2">{children}</div> : null}
        </div>
      </div>
      <ul className="season-strip" aria-label={t(w.terms)}>
        {terms.map((term) => (
          <li key={term.key}>
            <Link to={term.to} aria-current={term.current ? 'true' : undefined}>
              {term.name}
              {term.note ? <small>{term.note}</small> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
