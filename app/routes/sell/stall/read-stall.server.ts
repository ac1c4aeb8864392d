import { type FormReply, refuse, typedValues } from '#app/forms/read-form.server'
import { db } from '#app/platform/database.server'
import type { StallValues } from '#app/sellers/stall/stall-fields'
import type { Stall } from '#app/sellers/stall/stall-queries.server'
import type { PlaceOption } from '#app/sellers/villages/village-picker'
import { findPlaces, placeOf } from '#app/sellers/villages/village-queries.server'

export type ShownStall = { values: StallValues; village: { search: string; chosen: string | null; places: PlaceOption[] } }

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(Object.entries(typedValues(form)).map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]))

/** A stall's form as it was typed, with the places that its search finds; what was chosen stays in the list. */
export async function stallAsTyped(form: FormData): Promise<ShownStall> {
  const values = textsOf(form)
  const search = values.placeSearch ?? ''
  const chosen = values.place ? await placeOf(db, values.place) : null
  const found = search && form.get('intent') === 'find-place' ? await findPlaces(db, search) : chosen ? [] : await findPlaces(db, search)
  const places = chosen && !found.some((place) => place.code === chosen.code) ? [...found, chosen] : found
  return { values, village: { search, chosen: chosen?.code ?? null, places } }
}

/** A stall's form filled with what is known. */
export async function stallAsKnown(stall: Stall): Promise<ShownStall> {
  const place = await placeOf(db, stall.villageCode ?? stall.townCode)
  const { kind, nameZh, nameEn, payoutName, contactZh, contactEn, phone, grows, storyZh, storyEn } = stall
  const values = {
    kind,
    nameZh,
    nameEn,
    payoutName,
    contactZh,
    contactEn,
    phone,
    grows,
    storyZh,
    storyEn,
    uscc: stall.uscc ?? '',
    exemption: stall.exemptionAcceptedAt ? 'on' : '',
  }
  return { values, village: { search: place?.name ?? '', chosen: place?.code ?? null, places: place ? [place] : [] } }
}

/** Looks places up for a form that is still being written. */
export const placesFor = async (query: string) => ({
  places: (await findPlaces(db, query)) as PlaceOption[],
  placeQuery: query.slice(0, 40),
})

export const emptyReply = (form: FormData): FormReply => refuse(form, [])
