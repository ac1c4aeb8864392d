import { useSavesData } from '#app/catalogue/cards/listing-card'
import { photoSource } from '#app/catalogue/photos/photo-source'
import { useLocale } from '#app/i18n/use-locale'
import { type Locale, say } from '#app/i18n/words'
import { villageWords } from '#app/i18n/words/staying/villages'
import { paths } from '#app/paths'
import type { VillageRow } from '#app/stays/villages/village-queries.server'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { type MotifName, motifOf } from '#app/ui/block-print/motif-of'
import { Photo } from '#app/ui/gallery'
import { Link } from '#app/ui/link'
import type { MapPin } from '#app/ui/pin-map/pin-map'
import { Price } from '#app/ui/price/price'
import { Written } from '#app/ui/written'

const w = villageWords.list
const cardSizes = '(min-width: 60rem) 14rem, 92vw'

/** A place of the list; `no` is its number there and on the map. */
export type Place = VillageRow & { name: string; town: string; no: number }

const cardId = (code: string) => `place-${code}`

/** The pins of the listed places, each leading to its card. */
export const pinsOf = (places: readonly Place[], locale: Locale): MapPin[] =>
  places.flatMap(({ code, no, name, lon, lat }) =>
    lon === null || lat === null
      ? []
      : [{ key: code, lon, lat, to: `#${cardId(code)}`, label: String(no), said: say(locale, w.onMap, { n: no, name }) }],
  )

function printFor({ printOf, stays }: Place): MotifName {
  if (printOf) return motifOf(printOf.category, printOf.nameZh)
  return stays > 0 ? 'house' : 'basket'
}

/** A village as a card: what grows there, how much there is to visit, and the lowest price of a night or an outing. */
export function VillageCard({ place, eager }: { place: Place; eager?: boolean }) {
  const { t } = useLocale()
  const savesData = useSavesData()
  const { code, no, name, town, photo, night, outing, stays, experiences, farmers, goods, grows } = place
  return (
    <li className="card listing-card stay-card" id={cardId(code)} tabIndex={-1}>
      {photo && !savesData ? (
        <Photo {...photoSource(photo.key, name, photo)} sizes={cardSizes} eager={eager} className="listing-photo" />
      ) : (
        <BlockPrint motif={printFor(place)} seed={code} />
      )}
      <div className="listing-facts">
        <h3 className="listing-title">
          <span className="place-no" aria-hidden="true">
            {no}
          </span>
          <Link to={paths.village(code)}>
            <Written>{name}</Written>
          </Link>
        </h3>
        {town ? (
          <p className="listing-place">
            <Written>{town}</Written>
          </p>
        ) : null}
        {grows.length > 0 ? (
          <p>
            <Written>{t(w.grows, { what: grows.join(t(w.separator)) })}</Written>
          </p>
        ) : null}
        <p className="place-facts">
          {experiences > 0 ? <span className="text-mulberry">{t(w.experiences, { n: experiences })}</span> : null}
          {stays > 0 ? <span className="text-water">{t(w.stays, { n: stays })}</span> : null}
          {farmers > 0 ? <span>{t(w.farmers, { n: farmers })}</span> : null}
          {goods > 0 ? <span>{t(w.goods, { n: goods })}</span> : null}
        </p>
        {night || outing ? (
          <div className="place-prices">
            {night ? (
              <div>
                <span className="text-ink-2">{t(w.toStay)}</span>
                <Price {...night} unit={t(night.perPerson ? w.personNight : w.night)} from />
              </div>
            ) : null}
            {outing ? (
              <div>
                <span className="text-ink-2">{t(w.toDo)}</span>
                <Price {...outing} unit={t(w.adult)} from />
              </div>
            ) : null}
          </div>
        ) : null}
      </div>
    </li>
  )
}
