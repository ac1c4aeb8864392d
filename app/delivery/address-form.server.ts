import { z } from 'zod'
import { mobileNumber } from '#app/identity/phone-number'
import type { Locale } from '#app/kernel/money'
import type { Db } from '#db/client.server'
import type { DeliveryAddress } from '#db/schema/orders'
import { type AddressValues, emptyAddress } from './address-values'
import { spellOutLists } from './division-english.server'
import { type DivisionLists, divisionLists, nameDivisions, nameTyped } from './divisions-queries.server'
import { readAddressLine } from './read-address-line.server'
import { hasNoDivisions } from './without-divisions'

const code = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .optional()

/** The fields of `AddressFields`. Whether the codes hang together is for `resolveAddress` to say. */
export const addressSchema = z.object({
  name: z.string().trim().min(1).max(40),
  phone: z.string().transform((text, context) => {
    const phone = mobileNumber(text)
    if (phone === null) context.addIssue({ code: 'custom', params: { say: 'phone' } })
    return phone ?? ''
  }),
  province: code,
  city: code,
  district: code,
  town: code,
  place: z.string().trim().max(60).optional(),
  detail: z.string().trim().min(2).max(200),
})

type ReadAddress = z.infer<typeof addressSchema>

/** The address as a parcel bears it, its divisions named by the reference data; null when they are unknown or stop too early. */
export async function resolveAddress(db: Db, { name, phone, detail, place, ...choice }: ReadAddress): Promise<DeliveryAddress | null> {
  const places = hasNoDivisions(choice.province) ? await nameTyped(db, choice.province, place) : await nameDivisions(db, choice)
  return places ? { name, phone, detail, ...places } : null
}

/** The first field of the place still to be chosen or typed; a city without districts goes on with its towns. */
export function missingPlace({ province, city, district, town, place }: AddressValues): 'province' | 'city' | 'district' | 'place' | null {
  if (!province) return 'province'
  if (hasNoDivisions(province)) return place.trim() ? null : 'place'
  if (!city) return 'city'
  return district || town ? null : 'district'
}

/** The four lists for an address. The only thing to choose is chosen: 市辖区 under 上海市. */
export async function listsFor(db: Db, values: AddressValues, locale: Locale): Promise<{ values: AddressValues; lists: DivisionLists }> {
  let chosen = values
  let lists = await divisionLists(db, chosen)
  const [city, ...others] = lists.cities
  if (!lists.cities.some((option) => option.code === chosen.city)) {
    chosen = { ...chosen, city: city && others.length === 0 ? city.code : '', district: '', town: '' }
    if (chosen.city) lists = await divisionLists(db, chosen)
  }
  if (!lists.districts.some((option) => option.code === chosen.district))
    chosen = { ...chosen, district: '', town: lists.districts.length === 0 ? chosen.town : '' }
  if (!lists.towns.some((option) => option.code === chosen.town)) chosen = { ...chosen, town: '' }
  const below = (parent: string, options: DivisionLists['cities']) => (parent ? options : [])
  const shown = {
    ...lists,
    cities: below(chosen.province, lists.cities),
    districts: below(chosen.city, lists.districts),
    towns: chosen.district || lists.districts.length === 0 ? lists.towns : [],
  }
  return { values: chosen, lists: locale === 'en' ? spellOutLists(shown) : shown }
}

/** One pasted line laid over what was typed: what it does not tell keeps standing. `found` is false when it told nothing. */
export async function fillFromLine(db: Db, typed: AddressValues, line: string): Promise<{ values: AddressValues; found: boolean }> {
  const read = await readAddressLine(db, line)
  const found = Boolean(read.phone || read.name || read.province)
  if (!found) return { values: typed, found }
  const places = read.province ? read : { ...typed, detail: read.detail || typed.detail }
  return { values: { ...emptyAddress, ...places, name: read.name || typed.name, phone: read.phone || typed.phone }, found }
}
