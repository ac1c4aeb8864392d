import type { APIRequestContext } from '@playwright/test'
import { signInAs } from '#app/identity/testing/sign-in'
import { makeStay } from '#app/stays/testing/make-stay'
import { declareWeather } from '#app/trips/cancelling/weather-warnings.server'
import { expect, type Market } from '../test'
import { askHouse, bookTrip, stayOf } from './book-trip'

export type Trips = {
  tripNo: string
  cancelledTripNo: string
  requestNo: string
  askSlug: string
  /** Queries of a trip's page: a change that costs more, and one that can not be. */
  dearerChange: string
  refusedChange: string
}

const refundShown = (page: string) => /name="seenRefund" value="(\d+)"/.exec(page)?.[1] ?? ''

/** A member's trips: one to come, one cancelled, one that waits for its host; and a warning on the operator's desk. */
export async function takeTrips(
  market: Market,
  guest: APIRequestContext,
  house: { sellerId: string; villageCode: string },
): Promise<Trips> {
  const { db, url: origin } = market
  const rooms = [{ units: 3 }, { titleZh: '亲子套房', titleEn: '', baseMinor: 88_000 }]
  const inn = await makeStay(db, {
    ...house,
    titleZh: '竹海听风',
    depositMinor: 20_000,
    depositZh: '离店当面退',
    depositEn: 'back at departure',
    rooms,
  })
  const asked = await makeStay(db, { ...house, titleZh: '问了再住', titleEn: '', bookingKind: 'request', cleaningMinor: 6000 })
  const { roomTypeId } = inn.rooms[0]
  const cancelled = await bookTrip(market, guest, { roomTypeId, from: 30, nights: 1 })
  const path = `/me/trips/${cancelled.no}`
  const seenRefund = refundShown(await (await guest.get(path)).text())
  const cancel = { intent: 'cancel', seenRefund, seenState: 'confirmed', reason: '临时加班' }
  expect((await guest.post(path, { form: cancel, headers: { origin }, maxRedirects: 0 })).status()).toBe(303)
  const trip = await bookTrip(market, guest, { roomTypeId, from: 40, nights: 2 })
  const requestNo = await askHouse(market, guest, asked.slug, { roomTypeId: asked.rooms[0].roomTypeId, from: 12, nights: 2 })
  const { userId } = await signInAs(db, { role: 'operator' })
  const days = stayOf({ from: 80, nights: 2 })
  await declareWeather(
    db,
    { kind: 'operator', id: userId },
    { countyCode: '330502', firstDay: days.arrival, lastDay: days.departure, reason: '大雪' },
  )
  const query = (when: { from: number; nights: number }) => new URLSearchParams({ ...stayOf(when), room: roomTypeId }).toString()
  return {
    tripNo: trip.no,
    cancelledTripNo: cancelled.no,
    requestNo,
    askSlug: asked.slug,
    dearerChange: query({ from: 40, nights: 4 }),
    refusedChange: query({ from: 40, nights: 40 }),
  }
}
