import { newId } from '#app/kernel/new-id'
import { makeSeller } from '#app/sellers/testing/make-seller'
import type { Db } from '#db/client.server'
import { experienceSessions, experiences } from '#db/schema/experiences'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'

type StayRow = typeof stays.$inferInsert
type RoomRow = typeof roomTypes.$inferInsert

type TestRoom = Partial<Omit<RoomRow, 'id' | 'stayId' | 'sellerId'>> & { units?: number }

export type TestStay = Partial<Omit<StayRow, 'id'>> & { rooms?: readonly TestRoom[] }

export type MadeRoom = { roomTypeId: string; unitIds: string[] }

/** A room type more, with its units; `units` of them, named in order. */
async function makeRoom(db: Db, house: { stayId: string; sellerId: string }, { units = 1, ...room }: TestRoom = {}): Promise<MadeRoom> {
  const roomTypeId = newId()
  await db.insert(roomTypes).values({
    id: roomTypeId,
    stayId: house.stayId,
    sellerId: house.sellerId,
    titleZh: '大床房',
    titleEn: 'Double room',
    adults: 2,
    children: 1,
    baseMinor: 48_000,
    weekendMinor: 68_000,
    peakMinor: 108_000,
    ...room,
  })
  const rows = Array.from({ length: units }, (_, n) => ({
    id: newId(),
    roomTypeId,
    stayId: house.stayId,
    sellerId: house.sellerId,
    name: `${n + 1}-${roomTypeId.slice(-6)}`,
    position: n,
  }))
  if (rows.length > 0) await db.insert(roomUnits).values(rows)
  return { roomTypeId, unitIds: rows.map((row) => row.id) }
}

/** A house of its own, live, of a new seller unless one is given, with one room of one unit unless said otherwise. */
export async function makeStay(
  db: Db,
  { rooms = [{}], ...stay }: TestStay = {},
): Promise<{ stayId: string; sellerId: string; slug: string; rooms: [MadeRoom, ...MadeRoom[]] }> {
  const sellerId = stay.sellerId ?? (await makeSeller(db)).sellerId
  const stayId = newId()
  const slug = stay.slug ?? `house-${stayId}`
  await db.insert(stays).values({
    kind: 'homestay',
    titleZh: '竹海听风',
    titleEn: 'Wind in the bamboo',
    townCode: '330502001',
    countyCode: '330502',
    lon: 119.88,
    lat: 30.6,
    cancelTier: 'flexible',
    ...stay,
    id: stayId,
    sellerId,
    slug,
  })
  const made: MadeRoom[] = []
  for (const room of rooms) made.push(await makeRoom(db, { stayId, sellerId }, room))
  return { stayId, sellerId, slug, rooms: made as [MadeRoom, ...MadeRoom[]] }
}

/** An experience with one session, a week ahead unless said otherwise. */
export async function makeSession(
  db: Db,
  session: Partial<Omit<typeof experienceSessions.$inferInsert, 'id'>> = {},
): Promise<{ experienceId: string; sessionId: string; sellerId: string }> {
  const sellerId = session.sellerId ?? (await makeSeller(db)).sellerId
  const experienceId = newId()
  const sessionId = newId()
  const startsAt = session.startsAt ?? new Date(Date.now() + 7 * 86_400_000)
  await db.insert(experiences).values({
    id: experienceId,
    sellerId,
    slug: `day-out-${experienceId}`,
    kind: 'experience',
    titleZh: '采茶一日',
    titleEn: 'A day of tea picking',
    townCode: '330502001',
    countyCode: '330502',
    lon: 119.6,
    lat: 30.5,
    cancelTier: 'weather',
  })
  await db.insert(experienceSessions).values({
    minutes: 180,
    seats: 12,
    adultMinor: 12_800,
    childMinor: 6_400,
    decidesAt: new Date(startsAt.getTime() - 86_400_000),
    ...session,
    id: sessionId,
    experienceId,
    sellerId,
    startsAt,
  })
  return { experienceId, sessionId, sellerId }
}
