import { parse } from 'csv-parse/sync'
import type { CancelTier } from '#app/stays/rules/cancel-steps'
import type { experienceKinds } from '#db/schema/experiences'
import type { stayKinds } from '#db/schema/stays'
import { staysCsv } from './stays-csv'

type Kind = (typeof stayKinds)[number] | (typeof experienceKinds)[number]

/** A row of stays.csv; prices in fen. */
export type PlaceFacts = {
  code: string
  nameZh: string
  nameEn: string
  kind: Kind
  town: string
  village: string | null
  county: string
  lon: number
  lat: number
  capacity: number
  /** What the rooms are and how many of each. */
  rooms: { name: string; count: number }[]
  baseMinor: number
  weekendMinor: number
  peakMinor: number
  perPerson: boolean
  from: string
  until: string
  cancelTier: CancelTier
  amenities: string[]
  activities: string[]
  children: boolean
  ageFrom: number
  pets: 'yes' | 'no' | 'ask'
}

const list = (cell: string | undefined) => (cell ? cell.split(';').map((part) => part.trim()) : [])

function roomsOf(cell: string): PlaceFacts['rooms'] {
  return list(cell).map((part) => {
    const [name = '', count = ''] = part.split('×')
    return { name, count: Number.parseInt(count, 10) || 1 }
  })
}

function factsOf(row: Record<string, string>): PlaceFacts {
  const yuan = (name: string) => Number(row[name]) * 100
  const rule = (name: string) => new RegExp(`${name}:([^;]+)`).exec(row.rules ?? '')?.[1] ?? 'no'
  return {
    code: row.code ?? '',
    nameZh: row.name_zh ?? '',
    nameEn: row.name_en ?? '',
    kind: row.type as Kind,
    town: row.town ?? '',
    village: row.village_code || null,
    county: row.county ?? '',
    lon: Number(row.lon),
    lat: Number(row.lat),
    capacity: Number(row.capacity),
    rooms: roomsOf(row.room_types ?? ''),
    baseMinor: yuan('price_low_cny'),
    weekendMinor: yuan('price_weekend_cny'),
    peakMinor: yuan('price_peak_cny'),
    perPerson: row.price_basis?.startsWith('person') ?? false,
    from: row.checkin_from ?? '',
    until: row.checkout_by ?? '',
    cancelTier: row.cancel_policy as CancelTier,
    amenities: list(row.amenities),
    activities: list(row.activities),
    children: rule('kids') !== 'no',
    ageFrom: Number.parseInt(rule('kids'), 10) || 0,
    pets: rule('pets') as PlaceFacts['pets'],
  }
}

/** Every row of stays.csv by its code. */
export const placeFacts: ReadonlyMap<string, PlaceFacts> = new Map(
  (parse(staysCsv, { columns: true }) as Record<string, string>[]).map((row) => [row.code ?? '', factsOf(row)]),
)
