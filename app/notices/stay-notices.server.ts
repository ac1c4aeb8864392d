import { eq } from 'drizzle-orm'
import { pick } from '#app/i18n/words'
import { formatDay } from '#app/kernel/day'
import { paths } from '#app/paths'
import type { JobPayload } from '#app/platform/jobs.server'
import type { Db } from '#db/client.server'
import { calendarFeeds } from '#db/schema/bookings'
import { users } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'
import { roomUnits, stays } from '#db/schema/stays'
import { tell } from './tell.server'

/** A host hears that another site has guests on a night that is taken here. Payload: `{feedId, night, blockId, bookingId}`. */
export async function tellCalendarClash(db: Db, payload: JobPayload, dedupeKey: string): Promise<void> {
  const [found] = await db
    .select({ feed: calendarFeeds, stay: stays, unit: roomUnits, seller: sellers, owner: users })
    .from(calendarFeeds)
    .innerJoin(stays, eq(stays.id, calendarFeeds.stayId))
    .innerJoin(roomUnits, eq(roomUnits.id, calendarFeeds.unitId))
    .innerJoin(sellers, eq(sellers.id, calendarFeeds.sellerId))
    .innerJoin(users, eq(users.id, sellers.ownerId))
    .where(eq(calendarFeeds.id, String(payload.feedId)))
  if (!found) return
  const { feed, stay, unit, seller, owner } = found
  await tell(
    db,
    { userId: owner.id, phone: seller.phone, email: owner.email, locale: owner.locale },
    {
      template: 'calendar-clash',
      values: (locale) => ({
        stay: pick(locale, stay.titleZh, stay.titleEn),
        unit: unit.name,
        night: formatDay(String(payload.night), locale),
        feed: feed.title || new URL(feed.url).hostname,
      }),
      path: paths.sell(),
      key: dedupeKey,
    },
  )
}
