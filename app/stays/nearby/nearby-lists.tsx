import { useLocale } from '#app/i18n/use-locale'
import { doingWords, nearbyWords } from '#app/i18n/words/staying/nearby'
import { paths } from '#app/paths'
import { printOf } from '#app/stays/experiences/doings'
import { BlockPrint } from '#app/ui/block-print/block-print'
import type { MotifName } from '#app/ui/block-print/motif-of'
import { BrushHeading } from '#app/ui/brush-heading'
import { Link } from '#app/ui/link'
import { Price } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { Nearby, NearbyExperience, NearbyStay } from './nearby.server'

const w = nearbyWords

type LineProps = {
  to: string
  title: string
  about: string
  seed: string
  motif: MotifName
  price: { minor: number; unit: string; currency: string } | null
}

function Line({ to, title, about, seed, motif, price }: LineProps) {
  const { t } = useLocale()
  return (
    <li className="card nearby-line">
      <BlockPrint motif={motif} seed={seed} decorative />
      <div className="grid gap-1 py-2">
        <h3 className="listing-title">
          <Link to={to}>
            <Written>{title}</Written>
          </Link>
        </h3>
        <p className="listing-place">
          <Written>{about}</Written>
        </p>
        {price ? <Price {...price} size="small" from /> : <p className="listing-place">{t(w.later)}</p>}
      </div>
    </li>
  )
}

/** Houses with the lowest price of a night; the price of dates is said on the page of the house. */
export function StayLines({ stays }: { stays: readonly (Omit<NearbyStay, 'place'> & { place?: string })[] }) {
  const { t } = useLocale()
  return (
    <ul className="nearby-list">
      {stays.map(({ slug, title, place, kind, minor, currency, perPerson }) => (
        <Line
          key={slug}
          to={paths.stay(slug)}
          title={title}
          about={[t(w[kind]), place].filter(Boolean).join(' · ')}
          seed={slug}
          motif={kind === 'camp' ? 'basket' : 'house'}
          price={{ minor, currency, unit: t(perPerson ? w.perPersonNight : w.perNight) }}
        />
      ))}
    </ul>
  )
}

function ExperienceLines({ experiences }: { experiences: readonly NearbyExperience[] }) {
  const { t } = useLocale()
  return (
    <ul className="nearby-list">
      {experiences.map(({ slug, title, printName, doing, place, minor, currency }) => (
        <Line
          key={slug}
          to={paths.experience(slug)}
          title={title}
          about={[t(doingWords[doing]), place].join(' · ')}
          seed={slug}
          motif={printOf(doing, printName)}
          price={minor === null ? null : { minor, currency, unit: t(w.perAdult) }}
        />
      ))}
    </ul>
  )
}

/** What there is to do and where to sleep near a stall or its goods; nothing where there is neither. */
export function NearbyVisit({ near }: { near: Nearby }) {
  const { t } = useLocale()
  if (near.stays.length + near.experiences.length === 0) return null
  return (
    <section aria-labelledby="nearby" className="grid gap-3">
      <BrushHeading id="nearby">{t(w.title)}</BrushHeading>
      {near.experiences.length > 0 ? <ExperienceLines experiences={near.experiences} /> : null}
      {near.stays.length > 0 ? <StayLines stays={near.stays} /> : null}
    </section>
  )
}
