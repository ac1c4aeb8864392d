import { z } from 'zod'
import { saying } from '#app/forms/form-messages.server'
import { neededText, optionalNumber, optionalText, optionalYuan, wholeNumber, yuan } from '#app/forms/typed-numbers.server'
import { cancelTiers } from '#db/schema/place-to-visit'
import { discountKinds, extraBases } from '#db/schema/rates'
import { stayKinds } from '#db/schema/stays'

const MOST = 100_000_000
const version = wholeNumber(1, 9_999_999)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const optionalClock = z
  .string()
  .optional()
  .transform((typed) => typed?.trim() || undefined)
  .pipe(clock.optional())
const ticked = z
  .enum(['on'])
  .optional()
  .transform((on) => on === 'on')
/** Several things on one line, as people list them. */
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
const weekdays = z
  .array(z.string().regex(/^[1-7]$/))
  .max(7)
  .default([])
  .transform((days) => days.map(Number))
const day = z.iso.date()

const firstRoom = {
  adults: wholeNumber(1, 60),
  children: optionalNumber(0, 60).transform((n) => n ?? 0),
  base: yuan(1, MOST),
  weekend: optionalYuan(1, MOST),
  units: wholeNumber(1, 30),
}

/** Opens a house with one kind of room. */
export const NewHouseForm = z.object({
  titleZh: neededText(60),
  titleEn: optionalText(120),
  kind: z.enum(stayKinds),
  cancelTier: z.enum(cancelTiers),
  bookingKind: z.enum(['instant', 'request']),
  roomZh: neededText(60),
  roomEn: optionalText(120),
  ...firstRoom,
  formId: z.uuid(),
})

/** One more kind of room in a house. */
export const NewRoomForm = z.object({ stayId: z.uuid(), roomZh: neededText(60), roomEn: optionalText(120), ...firstRoom })

export const HouseForm = z
  .object({
    version,
    titleZh: neededText(60),
    titleEn: optionalText(120),
    kind: z.enum(stayKinds),
    storyZh: optionalText(4000),
    storyEn: optionalText(8000),
    wayZh: optionalText(1000),
    wayEn: optionalText(2000),
    rulesZh: optionalText(1000),
    rulesEn: optionalText(2000),
    amenities: listed,
    activities: listed,
    mealsIncluded: z.array(z.string().trim().min(1).max(40)).max(6).default([]),
    pets: z.enum(['yes', 'no', 'ask']),
    smoking: z.enum(['no', 'outside', 'yes']),
    children: ticked,
    arrivalFrom: clock,
    arrivalUntil: optionalClock,
    departureBy: clock,
    cancelTier: z.enum(cancelTiers),
    bookingKind: z.enum(['instant', 'request']),
    deposit: optionalYuan(0).transform((minor) => minor ?? 0),
    depositZh: optionalText(400),
    depositEn: optionalText(800),
    cleaning: optionalYuan(0).transform((minor) => minor ?? 0),
    business: optionalText(60),
    filing: optionalText(60),
    fire: optionalText(60),
    hygiene: optionalText(60),
    food: optionalText(60),
  })
  .superRefine(({ deposit, depositZh, depositEn }, ctx) => {
    if (deposit > 0 && !depositZh) ctx.addIssue({ code: 'custom', path: ['depositZh'], ...saying('depositSaid') })
    if (deposit > 0 && !depositEn) ctx.addIssue({ code: 'custom', path: ['depositEn'], ...saying('depositSaid') })
  })

export const ExtraForm = z.object({
  titleZh: neededText(60),
  titleEn: optionalText(120),
  per: z.enum(extraBases),
  price: yuan(0),
  most: wholeNumber(1, 100),
})

export const DiscountForm = z.object({ discountKind: z.enum(discountKinds), days: wholeNumber(0, 365), percent: wholeNumber(1, 90) })

export const RoomForm = z
  .object({
    version,
    titleZh: neededText(60),
    titleEn: optionalText(120),
    storyZh: optionalText(2000),
    storyEn: optionalText(4000),
    bedsZh: optionalText(200),
    bedsEn: optionalText(400),
    amenities: listed,
    active: ticked,
    adults: wholeNumber(1, 60),
    children: wholeNumber(0, 60),
    extraBeds: wholeNumber(0, 20),
    extraBed: optionalYuan(0, MOST).transform((minor) => minor ?? 0),
    pricePer: z.enum(['unit', 'person']),
    childPercent: wholeNumber(0, 100),
    base: yuan(1, MOST),
    weekend: optionalYuan(1, MOST),
    peak: optionalYuan(1, MOST),
    minNights: wholeNumber(1, 365),
    maxNights: wholeNumber(1, 365),
    noticeDays: wholeNumber(0, 60),
    noticeBy: clock,
    horizonDays: wholeNumber(1, 730),
    gapNights: wholeNumber(0, 14),
    noArrivalOn: weekdays,
    noDepartureOn: weekdays,
  })
  .superRefine(({ minNights, maxNights }, ctx) => {
    if (maxNights < minNights) ctx.addIssue({ code: 'custom', path: ['maxNights'], ...saying('nightsTurned') })
  })

export const UnitForm = z.object({ unitId: z.uuid(), name: neededText(40), active: ticked })
export const NewUnitForm = z.object({ name: neededText(40) })

/** A season of a room type; what is left empty stays as the room has it. */
export const SeasonForm = z
  .object({
    title: optionalText(40),
    firstNight: day,
    lastNight: day,
    price: optionalYuan(1, MOST),
    weekend: optionalYuan(1, MOST),
    minNights: optionalNumber(1, 365),
    maxNights: optionalNumber(1, 365),
    closed: ticked,
  })
  .superRefine(({ firstNight, lastNight, price, weekend }, ctx) => {
    if (lastNight < firstNight) ctx.addIssue({ code: 'custom', path: ['lastNight'], ...saying('datesTurned') })
    if (weekend && !price) ctx.addIssue({ code: 'custom', path: ['price'], ...saying('money') })
  })
