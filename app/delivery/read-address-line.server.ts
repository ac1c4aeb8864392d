import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { divisions } from '#db/schema/places'
import { splitAddressLine } from './address-line'
import type { AddressValues } from './address-values'
import { matchPlace, matchTown } from './match-place'

/** Splits one pasted line into the fields of an address, with divisions looked up in the reference data. What is not found is empty. */
export async function readAddressLine(db: Db, line: string): Promise<AddressValues> {
  const { name, phone, place } = splitAddressLine(line)
  const columns = { code: divisions.code, parent: divisions.parent, level: divisions.level, name: divisions.name }
  const rows = await db
    .select(columns)
    .from(divisions)
    .where(inArray(divisions.level, ['province', 'city', 'county']))
  const { province = '', city = '', district = '', place: typed = '', rest } = matchPlace(place, rows)
  const parent = district || city
  const towns = parent
    ? await db
        .select(columns)
        .from(divisions)
        .where(and(eq(divisions.parent, parent), eq(divisions.level, 'town')))
    : []
  const matched = matchTown(rest, towns)
  return { name, phone, province, city, district, town: matched.town ?? '', place: typed, detail: matched.rest }
}
