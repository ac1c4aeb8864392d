import { useRouteLoaderData } from '@remix-run/react'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { cardWords } from '#app/i18n/words/cards'
import { paths } from '#app/paths'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { Photo } from '#app/ui/gallery'
import { Link } from '#app/ui/link'
import { Price } from '#app/ui/price/price'
import { Slip } from '#app/ui/slip'
import { Written } from '#app/ui/written'
import type { CardFacts } from './card-facts'

const w = cardWords
const cardSizes = '(min-width: 60rem) 16rem, (min-width: 48rem) 30vw, 46vw'

/** Whether this visitor asked for prints instead of photos. */
export function useSavesData(): boolean {
  const root = useRouteLoaderData('root') as { display?: { save?: string } } | undefined
  return root?.display?.save === 'on'
}

/** A listing in a list: picture, name, price, place and seller; all of it leads to its page. */
function ListingCard({ card, headingLevel = 3, eager }: { card: CardFacts; headingLevel?: 2 | 3; eager?: boolean }) {
  const { t } = useLocale()
  const savesData = useSavesData()
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <li className="card listing-card">
      {card.photo && !savesData ? (
        <Photo {...photoSource(card.photo, card.title)} sizes={cardSizes} eager={eager} className="listing-photo" />
      ) : (
        <BlockPrint category={card.category} name={card.printName ?? card.title} seed={card.slug} />
      )}
      {card.tag ? <Slip>{t(w[card.tag])}</Slip> : null}
      <div className="listing-facts">
        <Heading className="listing-title">
          <Link to={paths.product(card.slug)}>
            <Written>{card.title}</Written>
          </Link>
        </Heading>
        <Price minor={card.minor} unit={card.unit} grams={card.grams} byWeight={card.byWeight} from={card.from} />
        {card.soldOut ? <p className="listing-gone">{t(w.soldOut)}</p> : null}
        <p className="listing-place">
          <Written>{t(w.placeAndSeller, { place: card.place, seller: card.seller })}</Written>
        </p>
      </div>
    </li>
  )
}

export function ListingCards({
  cards,
  headingLevel,
  label,
  eager = 0,
}: {
  cards: readonly CardFacts[]
  headingLevel?: 2 | 3
  label?: string
  eager?: number
}) {
  return (
    <ul className="card-grid" aria-label={label}>
      {cards.map((card, i) => (
        <ListingCard key={card.slug} card={card} headingLevel={headingLevel} eager={i < eager} />
      ))}
    </ul>
  )
}
