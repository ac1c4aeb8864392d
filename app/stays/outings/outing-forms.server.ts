import { z } from 'zod'
import { neededText, optionalNumber, optionalText, optionalYuan, wholeNumber, yuan } from '#app/forms/typed-numbers.server'
import { experienceKinds } from '#db/schema/experiences'
import { cancelTiers } from '#db/schema/place-to-visit'

const listed = z
  .string()
  .default('')
  .transform((typed) =>
    [
      ...new Set(
        typed
          .split(/[、,，;；\n]/)
          .map((one) => one.trim().slice(0, 40))
          .filter(Boolean),
      ),
    ].slice(0, 60),
  )

/** What an outing says of itself; a new one has no version. */
export const OutingForm = z.object({
  version: optionalNumber(1, 9_999_999),
  titleZh: neededText(60),
  titleEn: optionalText(120),
  kind: z.enum(experienceKinds),
  storyZh: optionalText(4000),
  storyEn: optionalText(8000),
  meetZh: optionalText(400),
  meetEn: optionalText(800),
  bringZh: optionalText(400),
  bringEn: optionalText(800),
  safetyZh: optionalText(400),
  safetyEn: optionalText(800),
  rainZh: optionalText(400),
  rainEn: optionalText(800),
  activities: listed,
  ageFrom: wholeNumber(0, 99),
  childUnder: wholeNumber(0, 18),
  cancelTier: z.enum(cancelTiers),
})

const seats = {
  seats: wholeNumber(1, 1000),
  adult: yuan(0, 100_000_000),
  child: optionalYuan(0, 100_000_000),
  minSeats: optionalNumber(0, 1000).transform((n) => n ?? 0),
}

/** One time, or the same time of several weeks. */
export const NewSessionsForm = z.object({
  ...seats,
  day: z.iso.date(),
  clock: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: wholeNumber(15, 2880),
  weeks: wholeNumber(1, 26),
})

export const SessionForm = z.object({ ...seats, sessionId: z.uuid(), version: wholeNumber(1, 9_999_999) })

export const CallOffForm = z.object({ sessionId: z.uuid(), cause: z.enum(['weather', 'crop', 'house']), reason: neededText(200) })
export const PartyAct = z.object({ sessionBookingId: z.uuid() })
