/** What search engines are told of a house (schema.org); hours as 'HH:MM', amounts as text. */
export type LodgingDataInput = {
  kind: 'homestay' | 'farmstay' | 'whole-house' | 'camp'
  name: string
  description: string
  url: string
  images: readonly string[]
  phone: string
  locality: string
  region: string
  lat: number
  lon: number
  checkIn: string
  checkOut: string
  rooms: number
  pets: boolean
  smoking: boolean
  amenities: readonly string[]
  priceRange: string
}

const types = { homestay: 'BedAndBreakfast', farmstay: 'BedAndBreakfast', 'whole-house': 'LodgingBusiness', camp: 'Campground' } as const

/** JSON-LD of schema.org/LodgingBusiness or the narrower type. */
export function lodgingData(input: LodgingDataInput): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': ['LodgingBusiness', types[input.kind]].filter((type, n, all) => all.indexOf(type) === n),
    name: input.name,
    description: input.description,
    url: input.url,
    image: input.images,
    telephone: input.phone,
    address: { '@type': 'PostalAddress', addressCountry: 'CN', addressRegion: input.region, addressLocality: input.locality },
    // WGS-84, as RFC 7946 has it.
    geo: { '@type': 'GeoCoordinates', latitude: input.lat, longitude: input.lon },
    checkinTime: `${input.checkIn}:00`,
    checkoutTime: `${input.checkOut}:00`,
    numberOfRooms: input.rooms,
    petsAllowed: input.pets,
    smokingAllowed: input.smoking,
    amenityFeature: input.amenities.map((name) => ({ '@type': 'LocationFeatureSpecification', name, value: true })),
    priceRange: input.priceRange,
    currenciesAccepted: 'CNY',
  }
}
