import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import type { Db } from '#db/client.server'
import { roomRates, stayDiscounts, stayExtras } from '#db/schema/rates'
import { roomTypes, roomUnits, stayPhotos, stays } from '#db/schema/stays'

/** The houses of a host with their rooms, for lists and for choosing among them; those given up are left out. */
export async function housesOf(db: Db, sellerId: string) {
  const houses = await db
    .select({ id: stays.id, slug: stays.slug, status: stays.status, titleZh: stays.titleZh, titleEn: stays.titleEn, zone: stays.zone })
    .from(stays)
    .where(and(eq(stays.sellerId, sellerId), ne(stays.status, 'withdrawn')))
    .orderBy(asc(stays.createdAt), asc(stays.id))
  if (houses.length === 0) return []
  const ids = houses.map(({ id }) => id)
  const [rooms, units] = await Promise.all([
    db
      .select({
        id: roomTypes.id,
        stayId: roomTypes.stayId,
        titleZh: roomTypes.titleZh,
        titleEn: roomTypes.titleEn,
        active: roomTypes.active,
        adults: roomTypes.adults,
        baseMinor: roomTypes.baseMinor,
        weekendMinor: roomTypes.weekendMinor,
      })
      .from(roomTypes)
      .where(inArray(roomTypes.stayId, ids))
      .orderBy(asc(roomTypes.position), asc(roomTypes.id)),
    db
      .select({ id: roomUnits.id, roomTypeId: roomUnits.roomTypeId, name: roomUnits.name, active: roomUnits.active })
      .from(roomUnits)
      .where(inArray(roomUnits.stayId, ids))
      .orderBy(asc(roomUnits.position), asc(roomUnits.name)),
  ])
  return houses.map((house) => ({
    ...house,
    rooms: rooms
      .filter(({ stayId }) => stayId === house.id)
      .map((room) => ({ ...room, units: units.filter(({ roomTypeId }) => roomTypeId === room.id) })),
  }))
}

export type HostHouse = Awaited<ReturnType<typeof housesOf>>[number]
/** Whether a stall takes guests in a house. */
export async function takesGuests(db: Db, sellerId: string): Promise<boolean> {
  const [house] = await db
    .select({ id: stays.id })
    .from(stays)
    .where(and(eq(stays.sellerId, sellerId), ne(stays.status, 'withdrawn')))
    .limit(1)
  return house !== undefined
}

/** One house with all its host may change; null for somebody else's. */
export async function houseOf(db: Db, sellerId: string, stayId: string) {
  if (!isId(stayId)) return null
  const [house] = await db
    .select()
    .from(stays)
    .where(and(eq(stays.id, stayId), eq(stays.sellerId, sellerId)))
  if (!house) return null
  const [extras, discounts, photos] = await Promise.all([
    db
      .select()
      .from(stayExtras)
      .where(and(eq(stayExtras.stayId, stayId), eq(stayExtras.active, true)))
      .orderBy(asc(stayExtras.position), asc(stayExtras.id)),
    db.select().from(stayDiscounts).where(eq(stayDiscounts.stayId, stayId)).orderBy(asc(stayDiscounts.kind), asc(stayDiscounts.days)),
    db
      .select({ key: stayPhotos.key, width: stayPhotos.width, height: stayPhotos.height })
      .from(stayPhotos)
      .where(and(eq(stayPhotos.stayId, stayId), isNull(stayPhotos.roomTypeId)))
      .orderBy(asc(stayPhotos.position), asc(stayPhotos.id)),
  ])
  const { searchText: _text, searchGrams: _grams, ...words } = house
  return { ...words, extras, discounts, photos }
}

/** One room type with its units, seasons and pictures; null for somebody else's. */
export async function roomOf(db: Db, sellerId: string, roomTypeId: string) {
  if (!isId(roomTypeId)) return null
  const [found] = await db
    .select({ room: roomTypes, house: { id: stays.id, titleZh: stays.titleZh, titleEn: stays.titleEn, version: stays.version } })
    .from(roomTypes)
    .innerJoin(stays, eq(stays.id, roomTypes.stayId))
    .where(and(eq(roomTypes.id, roomTypeId), eq(roomTypes.sellerId, sellerId)))
  if (!found) return null
  const [units, seasons, photos] = await Promise.all([
    db
      .select({ id: roomUnits.id, name: roomUnits.name, active: roomUnits.active })
      .from(roomUnits)
      .where(eq(roomUnits.roomTypeId, roomTypeId))
      .orderBy(asc(roomUnits.position), asc(roomUnits.name)),
    db
      .select()
      .from(roomRates)
      .where(and(eq(roomRates.roomTypeId, roomTypeId), sql`${roomRates.firstNight} <> ${roomRates.lastNight}`))
      .orderBy(asc(roomRates.firstNight), asc(roomRates.id)),
    db
      .select({ key: stayPhotos.key, width: stayPhotos.width, height: stayPhotos.height })
      .from(stayPhotos)
      .where(eq(stayPhotos.roomTypeId, roomTypeId))
      .orderBy(asc(stayPhotos.position), asc(stayPhotos.id)),
  ])
  return { ...found.room, house: found.house, units, seasons, photos }
}
