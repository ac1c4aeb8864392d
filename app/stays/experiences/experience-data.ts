/** What search engines are told of an experience (schema.org), amounts as decimal text. */
export type ExperienceDataInput = {
  name: string
  description: string
  url: string
  images: readonly string[]
  place: string
  lon: number
  lat: number
  host: { name: string; url: string }
  currency: string
  ageFrom: number
  sessions: readonly { id: string; startsAt: string; endsAt: string; left: number; adultMinor: number }[]
}

const decimal = (minor: number) => (minor / 100).toFixed(2)

/** JSON-LD: a series of events, each session one with its seats and price for an adult. */
export function experienceData(input: ExperienceDataInput): Record<string, unknown> {
  const location = {
    '@type': 'Place',
    name: input.place,
    address: { '@type': 'PostalAddress', addressLocality: input.place, addressRegion: 'Huzhou, Zhejiang', addressCountry: 'CN' },
    geo: { '@type': 'GeoCoordinates', latitude: input.lat, longitude: input.lon },
  }
  const shared = {
    name: input.name,
    description: input.description,
    image: input.images,
    location,
    organizer: { '@type': 'Organization', name: input.host.name, url: input.host.url },
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    eventStatus: 'https://schema.org/EventScheduled',
    ...(input.ageFrom > 0 ? { typicalAgeRange: `${input.ageFrom}-` } : {}),
  }
  const events = input.sessions.map(({ id, startsAt, endsAt, left, adultMinor }) => ({
    '@type': 'Event',
    ...shared,
    url: `${input.url}?sessionId=${id}`,
    startDate: startsAt,
    endDate: endsAt,
    remainingAttendeeCapacity: left,
    offers: {
      '@type': 'Offer',
      price: decimal(adultMinor),
      priceCurrency: input.currency,
      url: `${input.url}?sessionId=${id}`,
      availability: `https://schema.org/${left > 0 ? 'InStock' : 'SoldOut'}`,
    },
  }))
  return {
    '@context': 'https://schema.org',
    '@type': 'EventSeries',
    ...shared,
    url: input.url,
    ...(events[0] ? { startDate: events[0].startDate, endDate: events.at(-1)?.endDate, subEvent: events } : {}),
  }
}
