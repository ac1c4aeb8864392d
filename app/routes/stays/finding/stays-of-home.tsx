import { useRouteLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { stayWords as w } from '#app/i18n/words/staying/stays'
import { paths } from '#app/paths'
import type { FrameData } from '#app/root'
import type { FoundCard } from '#app/stays/search/found-cards.server'
import { plainGuests } from '#app/stays/search/stay-wish'
import { BrushHeading } from '#app/ui/brush-heading'
import { PinMap } from '#app/ui/pin-map/pin-map'
import { pinsOf, StayCards } from './stay-card'

const anyDay = { arrival: '', departure: '', ...plainGuests }

/** 住到村里去: three houses and where they are. */
export function StaysOfHome({ cards }: { cards: readonly FoundCard[] }) {
  const { t, locale } = useLocale()
  const text = useRouteLoaderData<FrameData>('root')?.display.text
  return (
    <section aria-labelledby="stays" className="grid grid-cols-1 gap-3">
      <BrushHeading id="stays" more={{ to: paths.stays(), label: t(w.seeAll) }}>
        {t(w.title)}
      </BrushHeading>
      <div className="home-stays">
        <StayCards cards={cards} wish={anyDay} ripe={[]} open={[]} headingLevel={3} className="card-grid" />
        <PinMap label={t(w.map)} text={text} pins={pinsOf(cards, locale)} />
      </div>
    </section>
  )
}
