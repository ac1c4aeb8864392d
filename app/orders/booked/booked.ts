/** A room or seats of an order, as guest and host read it. Days of the house, instants in UTC. */
type Both = {
  id: string
  sellerOrderId: string
  state: 'held' | 'confirmed' | 'conflict' | 'released'
  slug: string
  titleZh: string
  titleEn: string
  adults: number
  children: number
  zone: string
  placeZh: string
  placeEn: string
  lon: number
  lat: number
  cancelZh: string
  cancelEn: string
}

export type BookedStay = Both & {
  kind: 'stay'
  roomZh: string
  roomEn: string
  arrival: string
  departure: string
  arrivalFrom: string
  arrivalUntil: string | null
  departureBy: string
  wayZh: string
  wayEn: string
  depositMinor: number
  depositZh: string
  depositEn: string
}

export type BookedSession = Both & {
  kind: 'session'
  startsAt: Date
  minutes: number
  meetZh: string
  meetEn: string
  bringZh: string
  bringEn: string
}

export type Booked = BookedStay | BookedSession
