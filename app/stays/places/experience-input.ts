import type { experienceSessions, experiences } from '#db/schema/experiences'

/** Something to do on a farm as its host describes it. */
export type ExperienceInput = Omit<
  typeof experiences.$inferInsert,
  | 'id'
  | 'sellerId'
  | 'slug'
  | 'status'
  | 'townCode'
  | 'villageCode'
  | 'countyCode'
  | 'lon'
  | 'lat'
  | 'version'
  | 'shuffle'
  | 'publishedAt'
  | 'createdAt'
  | 'updatedAt'
  | 'searchText'
  | 'searchGrams'
> & {
  /** Twelve digits of a village or nine of a town, in Huzhou. */
  place: string
  /** WGS-84; where its town lies when it is not given. */
  at?: { lon: number; lat: number }
}

/** A time at which it takes place. */
export type SessionInput = Pick<
  typeof experienceSessions.$inferInsert,
  'startsAt' | 'minutes' | 'seats' | 'adultSeats' | 'childSeats' | 'adultMinor' | 'childMinor' | 'minSeats' | 'decidesAt'
>
