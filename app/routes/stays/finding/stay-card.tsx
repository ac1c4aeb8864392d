import { useSavesData } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import type { RipeThing } from '#app/catalogue/season/season-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { type Locale, say } from '#app/i18n/words'
import { stayKinds, stayCardWords as w } from '#app/i18n/words/staying/stay-cards'
import { stayWords } from '#app/i18n/words/staying/stays'
import { wishWords } from '#app/i18n/words/staying/wishes'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import type { FoundCard } from '#app/stays/search/found-cards.server'
import type { OpenSession } from '#app/stays/search/open-sessions.server'
import { type StayWish, wishQuery } from '#app/stays/search/stay-wish'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { Photo } from '#app/ui/gallery'
import { Link } from '#app/ui/link'
import type { MapPin } from '#app/ui/pin-map/pin-map'
import { Written } from '#app/ui/written'
import { printOfStay } from './stay-print'
import { sayGuests, sayNights } from './wish-words'

const NAMES = 3
const cardSizes = '(min-width: 60rem) 14rem, 92vw'

const cardId = (slug: string) => `stay-${slug}`

/** The price of a pin: the whole total of the dates, or a plain night. */
function cardPrice({ dated, fromMinor, currency }: FoundCard, locale: Locale): string {
  const minor = dated?.totalMinor ?? fromMinor ?? 0
  return formatMoney(dated ? minor : Math.floor(minor / 100) * 100, currency, locale, { dropZeros: true })
}

/** The pins of a list of cards, each leading to its card. */
export const pinsOf = (cards: readonly FoundCard[], locale: Locale): MapPin[] =>
  cards.map((card) => {
    const label = cardPrice(card, locale)
    const { slug, lon, lat } = card
    return {
      key: slug,
      lon,
      lat,
      to: `#${cardId(slug)}`,
      label,
      said: say(locale, stayWords.pin, { name: card.title, price: label }),
    }
  })

function DatedPrice({ dated, currency }: { dated: NonNullable<FoundCard['dated']>; currency: string }) {
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, currency, locale, { dropZeros: true })
  const nights = sayNights(locale, dated.nights)
  const night = { money: money(Math.round(dated.totalMinor / dated.nights)), cleaning: money(dated.cleaningMinor) }
  return (
    <>
      <p className="price">
        <span className="price-number">{money(dated.totalMinor)}</span> <span className="price-unit">{t(w.total, { nights })}</span>
      </p>
      <p className="text-sm text-ink-2">
        {dated.cleaningMinor > 0 ? t(w.nightCleaning, night) : t(w.night, night)}
        {dated.percentOff > 0 ? ` · ${t(w.discount, { percent: dated.percentOff })}` : ''}
      </p>
    </>
  )
}

function FromPrice({ card, wish }: { card: FoundCard; wish: StayWish }) {
  const { t, locale } = useLocale()
  return (
    <p className="price">
      <span className="price-unit">{t(w.from, { guests: sayGuests(locale, wish) })}</span>{' '}
      <span className="price-number">{formatMoney(card.fromMinor ?? 0, card.currency, locale, { dropZeros: true })}</span>{' '}
      <span className="price-unit">{t(w.fromEnd)}</span>
    </p>
  )
}

type NearProps = { ripe: readonly RipeThing[]; open: readonly OpenSession[] }
type CardProps = NearProps & { card: FoundCard; wish: StayWish; headingLevel?: 2 | 3; eager?: boolean }

/** A house in a list, with the whole price of the dates; all of it leads to its page. */
function StayCard({ card, wish, ripe, open, headingLevel = 2, eager }: CardProps) {
  const { t, locale } = useLocale()
  const savesData = useSavesData()
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  const names = [...new Set(ripe.filter(({ county }) => county === card.county).map(({ name }) => name))].slice(0, NAMES)
  const session = open.find(({ county }) => county === card.county)
  const { dated } = card
  return (
    <li className="card listing-card stay-card" id={cardId(card.slug)} tabIndex={-1}>
      {card.photo && !savesData ? (
        <Photo {...photoSource(card.photo.key, card.title, card.photo)} sizes={cardSizes} eager={eager} className="listing-photo" />
      ) : (
        <BlockPrint motif={printOfStay(card.activities)} seed={card.slug} />
      )}
      <div className="listing-facts">
        <Heading className="listing-title">
          <Link to={paths.stay(card.slug, wishQuery(wish))}>
            <Written>{card.title}</Written>
          </Link>
        </Heading>
        <p className="listing-place">
          <Written>{`${card.at} · ${t(stayKinds[card.kind])} · ${t(card.request ? w.request : w.instant)}`}</Written>
        </p>
        {dated ? (
          <>
            <p>
              <Written>{t(w.left, { room: dated.room, n: dated.left })}</Written>
            </p>
            <DatedPrice dated={dated} currency={card.currency} />
            <p className="text-sm">{dated.refund}</p>
          </>
        ) : (
          <FromPrice card={card} wish={wish} />
        )}
        {card.depositMinor > 0 ? (
          <p className="text-sm text-ink-2">
            {t(w.deposit, { money: formatMoney(card.depositMinor, card.currency, locale, { dropZeros: true }) })}
          </p>
        ) : null}
        {names.length > 0 ? (
          <p className="stay-near">
            <Written>{t(w.near, { names: names.join(say(locale, wishWords.listSeparator)) })}</Written>
          </p>
        ) : null}
        {session ? (
          <p className="stay-near">
            <Written>{t(w.open, { title: session.title, day: formatDay(new Date(session.startsAt), locale) })}</Written>
          </p>
        ) : null}
      </div>
    </li>
  )
}

type CardsProps = NearProps & { cards: readonly FoundCard[]; wish: StayWish; headingLevel?: 2 | 3; className?: string }

export function StayCards({ cards, className = 'stay-list', ...rest }: CardsProps) {
  return (
    <ul className={className}>
      {cards.map((card, n) => (
        <StayCard key={card.slug} card={card} eager={n < 2} {...rest} />
      ))}
    </ul>
  )
}
