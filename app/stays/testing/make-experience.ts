import { newId } from '#app/kernel/new-id'
import { makeSeller } from '#app/sellers/testing/make-seller'
import type { Db } from '#db/client.server'
import { experienceSessions, experiences } from '#db/schema/experiences'

type SessionRow = typeof experienceSessions.$inferInsert
type TestSession = Partial<Omit<SessionRow, 'id' | 'experienceId' | 'sellerId'>>
type TestExperience = Partial<Omit<typeof experiences.$inferInsert, 'id'>> & { sessions?: readonly TestSession[] }

const DAY = 86_400_000

/** An experience of a new seller unless one is given, with a session a week ahead unless others are given. */
export async function makeExperience(
  db: Db,
  { sessions = [{}], ...experience }: TestExperience = {},
): Promise<{ experienceId: string; sellerId: string; slug: string; sessionIds: string[] }> {
  const sellerId = experience.sellerId ?? (await makeSeller(db)).sellerId
  const experienceId = newId()
  const slug = experience.slug ?? `day-out-${experienceId}`
  await db.insert(experiences).values({
    kind: 'experience',
    titleZh: '采茶一日',
    titleEn: 'A day of tea picking',
    townCode: '330502001',
    countyCode: '330502',
    lon: 119.6,
    lat: 30.5,
    cancelTier: 'weather',
    activities: ['采茶', '炒茶'],
    ...experience,
    id: experienceId,
    sellerId,
    slug,
  })
  const rows = sessions.map((session, n): SessionRow => {
    const startsAt = session.startsAt ?? new Date(Date.now() + (7 + n) * DAY)
    const row = {
      minutes: 420,
      seats: 12,
      adultMinor: 12_800,
      childMinor: 6_400,
      decidesAt: new Date(startsAt.getTime() - DAY),
      ...session,
    }
    return { ...row, id: newId(), experienceId, sellerId, startsAt }
  })
  if (rows.length > 0) await db.insert(experienceSessions).values(rows)
  return { experienceId, sellerId, slug, sessionIds: rows.map(({ id }) => id) }
}
