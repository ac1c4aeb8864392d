/** What one visitor books in the market and pays for: a room, seats, goods to be sent home, or several of them at once. */
export type PlannedTrip = {
  /** Place in the list of buyers: 0 is the buyer whose number is told. */
  buyer: number
  /** Days ahead at the earliest; the first day from then on that the house takes, or a session takes place. */
  from: number
  stay?: { code: string; nights: number; adults: number; children?: number; extra?: string }
  seats?: { code: string; adults: number; children?: number }
  /** Key of a stall. */
  goods?: string
  by: 'card' | 'alipay' | 'wechat'
  note?: string
  /** Given up again by the guest, and why. */
  givenUp?: string
}

const farmersHouse = 'S012'

/** Trips to come, enough that a guest, a host and the operator each see some. */
export const demoTrips: readonly PlannedTrip[] = [
  {
    buyer: 0,
    from: 5,
    stay: { code: farmersHouse, nights: 2, adults: 2, children: 1, extra: '安吉站接站' },
    by: 'card',
    note: '孩子想挖笋。',
  },
  {
    buyer: 0,
    from: 20,
    stay: { code: 'S022', nights: 2, adults: 2 },
    seats: { code: 'S030', adults: 2 },
    goods: 'guzhu-tea',
    by: 'alipay',
  },
  { buyer: 0, from: 33, stay: { code: 'S036', nights: 1, adults: 2 }, by: 'card', givenUp: '行程改了，下回再来。' },
  { buyer: 1, from: 8, stay: { code: 'S001', nights: 2, adults: 2 }, by: 'wechat' },
  { buyer: 1, from: 3, seats: { code: 'S032', adults: 2, children: 2 }, by: 'card' },
  { buyer: 1, from: 14, stay: { code: 'S033', nights: 2, adults: 1 }, by: 'alipay', note: '想听听早茶，住靠街的也行。' },
  { buyer: 2, from: 12, stay: { code: farmersHouse, nights: 1, adults: 2 }, by: 'card' },
  { buyer: 2, from: 4, stay: { code: 'S008', nights: 2, adults: 2 }, by: 'wechat' },
  { buyer: 2, from: 6, seats: { code: 'S021', adults: 2 }, by: 'alipay' },
  { buyer: 3, from: 10, stay: { code: 'S004', nights: 3, adults: 1 }, by: 'card', note: 'I arrive by bicycle, around six.' },
  { buyer: 3, from: 25, stay: { code: 'S028', nights: 2, adults: 2 }, by: 'card' },
  { buyer: 4, from: 16, stay: { code: 'S029', nights: 2, adults: 2, children: 1 }, seats: { code: 'S030', adults: 1 }, by: 'wechat' },
  { buyer: 4, from: 30, stay: { code: 'S014', nights: 2, adults: 2 }, by: 'alipay' },
  { buyer: 5, from: 7, stay: { code: 'S034', nights: 1, adults: 2 }, by: 'card' },
  { buyer: 5, from: 9, seats: { code: 'S010', adults: 1, children: 2 }, by: 'alipay' },
  { buyer: 6, from: 3, stay: { code: 'S025', nights: 1, adults: 2 }, by: 'card' },
  { buyer: 6, from: 18, stay: { code: farmersHouse, nights: 2, adults: 2 }, goods: 'chen-bamboo', by: 'wechat' },
]
