import { eq } from 'drizzle-orm'
import { type Locale, pick } from '#app/i18n/words'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import type { JobPayload } from '#app/platform/jobs.server'
import { requestTokenOf } from '#app/trips/asking/request-queries.server'
import { sayGuests, sayTripWhen } from '#app/trips/travelling/say-trip'
import type { Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { type Reader, tell } from './tell.server'
import { hostOf } from './trip-facts.server'

async function requestFacts(db: Db, payload: JobPayload) {
  const [booking] = await db
    .select()
    .from(bookings)
    .where(eq(bookings.id, String(payload.bookingId ?? '')))
  const host = booking && (await hostOf(db, booking.sellerId))
  if (!booking?.requestNo || !booking.quote || !host) return null
  const { quote, requestNo, buyerId } = booking
  const asker: Reader = { userId: buyerId, phone: booking.contactPhone, email: booking.email, locale: booking.locale }
  const valuesFor = (locale: Locale) => ({
    guest: booking.contactName,
    what: `${pick(locale, quote.titleZh, quote.titleEn)} · ${pick(locale, quote.roomZh, quote.roomEn)}`,
    when: sayTripWhen(locale, { arrival: booking.checkIn, departure: booking.checkOut }),
    party: sayGuests(locale, booking),
    amount: formatMoney(booking.totalMinor, booking.currency, locale),
    until: booking.expiresAt ? formatInstant(booking.expiresAt, locale) : '',
    answer: booking.answer.trim().replace(/[。.！!]+$/, '') || '—',
  })
  const askerPaths = {
    path: paths.request(requestNo),
    linkPath: paths.request(requestNo, buyerId ? undefined : requestTokenOf(booking.id)),
  }
  return { asker, host, valuesFor, askerPaths, key: requestNo }
}

type Facts = NonNullable<Awaited<ReturnType<typeof requestFacts>>>

const toAsker = (db: Db, { asker, valuesFor, askerPaths, key }: Facts, template: 'sent' | 'accepted' | 'declined' | 'lapsed') =>
  tell(db, asker, { template: `request-${template}-buyer`, values: valuesFor, ...askerPaths, key })

const toHost = (db: Db, { host, valuesFor, key }: Facts, template: 'sent' | 'lapsed' | 'withdrawn') =>
  tell(db, host, { template: `request-${template}-host`, values: valuesFor, path: paths.sellRequests(), key })

/** A host hears that somebody asks; the asker has the link to follow it. */
export async function tellRequestSent(db: Db, payload: JobPayload): Promise<void> {
  const facts = await requestFacts(db, payload)
  if (!facts) return
  await toHost(db, facts, 'sent')
  await toAsker(db, facts, 'sent')
}

export async function tellRequestAccepted(db: Db, payload: JobPayload): Promise<void> {
  const facts = await requestFacts(db, payload)
  if (facts) await toAsker(db, facts, 'accepted')
}

export async function tellRequestDeclined(db: Db, payload: JobPayload): Promise<void> {
  const facts = await requestFacts(db, payload)
  if (facts) await toAsker(db, facts, 'declined')
}

export async function tellRequestLapsed(db: Db, payload: JobPayload): Promise<void> {
  const facts = await requestFacts(db, payload)
  if (!facts) return
  await toAsker(db, facts, 'lapsed')
  await toHost(db, facts, 'lapsed')
}

export async function tellRequestWithdrawn(db: Db, payload: JobPayload): Promise<void> {
  const facts = await requestFacts(db, payload)
  if (facts) await toHost(db, facts, 'withdrawn')
}
