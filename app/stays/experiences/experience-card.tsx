import { useRouteLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { experienceCardWords as w } from '#app/i18n/words/experiences/cards'
import { doingWords } from '#app/i18n/words/staying/nearby'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { Photo, type PhotoSource } from '#app/ui/gallery'
import { Link } from '#app/ui/link'
import { Slip } from '#app/ui/slip'
import { Said, Written } from '#app/ui/written'
import type { ExperienceCard as Card } from './card-rows'
import { printOf } from './doings'
import { type PartyWish, partyQuery } from './experience-filters'
import { sayMonths, sayParty } from './say-experience'

const cardSizes = '(min-width: 60rem) 14rem, 92vw'

/** Whether this visitor asked for prints instead of photos. */
function useSavesData(): boolean {
  const root = useRouteLoaderData('root') as { display?: { save?: string } } | undefined
  return root?.display?.save === 'on'
}

type CardProps = {
  card: Card
  party: PartyWish
  headingLevel?: 2 | 3
  eager?: boolean
  /** Where its photos lie. */
  photoOf(key: string, alt: string): PhotoSource
}

function ExperienceCard({ card, party, headingLevel = 3, eager, photoOf }: CardProps) {
  const { t, locale } = useLocale()
  const savesData = useSavesData()
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  const months = sayMonths(card.months, locale)
  const money = (minor: number) => formatMoney(minor, card.currency, locale, { dropZeros: true })
  const lowest = Math.min(...card.sessions.map(({ totalMinor }) => totalMinor))
  const varies = card.sessions.some(({ totalMinor }) => totalMinor !== lowest)
  const whole = t(w.total, { party: sayParty(party, locale) })
  return (
    <li className="card listing-card stay-card">
      {card.photo && !savesData ? (
        <Photo {...photoOf(card.photo, card.title)} sizes={cardSizes} eager={eager} className="listing-photo" />
      ) : (
        <BlockPrint motif={printOf(card.doing, card.printName)} seed={card.slug} />
      )}
      {card.inSeason ? <Slip>{t(w.inSeason)}</Slip> : null}
      <div className="listing-facts">
        <Heading className="listing-title">
          <Link to={paths.experience(card.slug, partyQuery(party))}>
            <Written>{card.title}</Written>
          </Link>
        </Heading>
        <p className="listing-place">
          <Written>{card.place}</Written>
        </p>
        <p className="experience-kind">
          {t(doingWords[card.doing])}
          {months ? ` · ${months}` : ''} · {card.ageFrom > 0 ? t(w.age, { n: card.ageFrom }) : t(w.anyAge)}
        </p>
        {card.sessions.length > 0 ? (
          <>
            <p className="price">
              <span className="price-number">{varies ? t(w.fromPrice, { money: money(lowest) }) : money(lowest)}</span>{' '}
              <span className="price-per inline">{whole}</span>
            </p>
            <ul className="experience-next" aria-label={t(w.next)}>
              {card.sessions.map((session) => (
                <li key={session.id}>
                  <span>{t(w.at, { day: formatDay(session.day, locale), time: session.clock })}</span>
                  <span className="text-ink-2">
                    {t(w.left, { n: session.left })}
                    {varies ? <Said as={`${money(session.totalMinor)} ${whole}`}>{` · ${money(session.totalMinor)}`}</Said> : null}
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="listing-gone">{t(w.none)}</p>
        )}
      </div>
    </li>
  )
}

type CardsProps = Omit<CardProps, 'card' | 'eager'> & { cards: readonly Card[]; eager?: number; label?: string }

/** Things to do, each with its next sessions and the whole price for the party. */
export function ExperienceCards({ cards, eager = 0, label, ...rest }: CardsProps) {
  return (
    <ul className="stay-list" aria-label={label}>
      {cards.map((card, i) => (
        <ExperienceCard key={card.slug} card={card} eager={i < eager} {...rest} />
      ))}
    </ul>
  )
}
