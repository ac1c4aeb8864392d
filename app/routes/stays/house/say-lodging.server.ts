import { jsonForScript } from '#app/catalogue/browse/product-data'
import { type Locale, localizePath, say } from '#app/i18n/words'
import { frame } from '#app/i18n/words/frame'
import { paths } from '#app/paths'
import { lodgingData } from '#app/stays/house/lodging-data'
import type { HousePage } from './read-house.server'

/** What search engines are told of a house, as the text of its script; made here, so that no browser carries the making. */
export function sayLodging(page: HousePage, baseUrl: string, locale: Locale): string {
  const facts = lodgingData({
    kind: page.kind,
    name: page.title,
    description: page.story || page.title,
    url: baseUrl + localizePath(paths.stay(page.slug), locale),
    images:
      page.photos.length > 0
        ? page.photos.map(({ key }) => baseUrl + paths.upload(key, 960, 'jpg'))
        : [baseUrl + paths.sharePicture('stay', page.slug)],
    phone: page.host.phone,
    locality: page.place,
    region: say(locale, frame.region),
    lat: page.lat,
    lon: page.lon,
    checkIn: page.arrivalFrom,
    checkOut: page.departureBy,
    rooms: page.units,
    pets: page.pets !== 'no',
    smoking: page.smoking === 'yes',
    amenities: page.amenities,
    priceRange: page.fromMinor === null ? '' : `CNY ${page.fromMinor / 100}+`,
  })
  return jsonForScript(facts)
}
