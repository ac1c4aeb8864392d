import { useLocale } from '#app/i18n/use-locale'
import { mapWords } from '#app/i18n/words/staying/nearby'
import { Icon } from '#app/ui/icon'

const w = mapWords

/** A place (WGS-84) on the maps people carry. Amap is told the system and shifts it itself. */
export function MapLinks({ lon, lat, name }: { lon: number; lat: number; name: string }) {
  const { t } = useLocale()
  const amap = `https://uri.amap.com/marker?${new URLSearchParams({ position: `${lon},${lat}`, name, coordinate: 'wgs84', callnative: '1' })}`
  const osm = `https://www.openstreetmap.org/?${new URLSearchParams({ mlat: String(lat), mlon: String(lon) })}#map=15/${lat}/${lon}`
  return (
    <p className="flex flex-wrap gap-2">
      {[
        [amap, t(w.mapAmap)],
        [osm, t(w.mapOsm)],
      ].map(([href, label]) => (
        <a key={href} href={href} rel="noopener noreferrer" className="btn btn-quiet btn-small">
          <Icon name="pin" />
          {label}
        </a>
      ))}
    </p>
  )
}
