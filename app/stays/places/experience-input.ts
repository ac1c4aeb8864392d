import type { experienceSessions, experiences } from '#db/schema/experiences'
import type { PlaceInput } from './place-input'

/** Something to do on a farm as its host describes it. */
export type ExperienceInput = PlaceInput<typeof experiences.$inferInsert>

/** A time at which it takes place. */
export type SessionInput = Pick<
  typeof experienceSessions.$inferInsert,
  'startsAt' | 'minutes' | 'seats' | 'adultSeats' | 'childSeats' | 'adultMinor' | 'childMinor' | 'minSeats' | 'decidesAt'
>
