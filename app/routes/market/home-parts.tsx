import type { MeetSeller } from '#app/catalogue/browse/home-queries.server'
import { ListingCards, useSavesData } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { homeWords as w } from '#app/i18n/words/browsing/home'
import { stallWords } from '#app/i18n/words/browsing/stalls'
import { paths } from '#app/paths'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Photo } from '#app/ui/gallery'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

/** One stall's story with three of its goods. */
export function MeetStall({ stall }: { stall: MeetSeller }) {
  const { t } = useLocale()
  const savesData = useSavesData()
  return (
    <section aria-labelledby="meet" className="grid gap-3">
      <BrushHeading id="meet">{t(w.story)}</BrushHeading>
      <div className="meet">
        <div className="card overflow-hidden">
          {stall.portrait && !savesData ? (
            <Photo
              {...photoSource(stall.portrait, t(stallWords.portrait, { name: stall.contact }))}
              sizes="(min-width: 48rem) 24rem, 92vw"
              className="listing-photo"
            />
          ) : (
            <BlockPrint motif="house" seed={stall.slug} className="w-full h-auto" />
          )}
          <div className="grid gap-2 p-4">
            <h3>
              <Written>{`${stall.contact} · ${stall.name}`}</Written>
            </h3>
            <p className="text-sm text-ink-2">
              <Written>{stall.place}</Written>
            </p>
            <p className="measure">
              <Written>{stall.story}</Written>
            </p>
            <p>
              <Link to={paths.farmer(stall.slug)} className="inline-flex min-h-(--tap) items-center font-semibold">
                <Written>{t(w.storyMore, { name: stall.name })}</Written>
              </Link>
            </p>
          </div>
        </div>
        <ListingCards cards={stall.cards} />
      </div>
    </section>
  )
}

const steps = [
  { motif: 'basket', title: w.order, text: w.orderText },
  { motif: 'crate', title: w.pack, text: w.packText },
  { motif: 'boat', title: w.arrive, text: w.arriveText },
] as const

export function HowItWorks() {
  const { t } = useLocale()
  return (
    <section aria-labelledby="how" className="grid gap-3">
      <BrushHeading id="how">{t(w.how)}</BrushHeading>
      <ol className="how">
        {steps.map((step) => (
          <li key={step.motif}>
            <BlockPrint motif={step.motif} seed={step.motif} decorative />
            <div className="grid gap-1">
              <h3>{t(step.title)}</h3>
              <p className="measure text-ink-2">{t(step.text)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function SellStrip() {
  const { t } = useLocale()
  return (
    <section aria-labelledby="sell-here" className="card flex flex-wrap items-center justify-between gap-4 p-4">
      <div className="grid gap-1">
        <h2 id="sell-here" className="text-lg">
          {t(w.sellTitle)}
        </h2>
        <p className="measure text-ink-2">{t(w.sellText)}</p>
      </div>
      <ButtonLink to={paths.newListing()} variant="quiet" icon="store">
        {t(w.sell)}
      </ButtonLink>
    </section>
  )
}
