import { checkForm, type FormReply } from '#app/forms/read-form.server'
import type { Locale } from '#app/i18n/words'
import { db } from '#app/platform/database.server'
import { editRoom } from '#app/stays/keeping/edit-room.server'
import { NewUnitForm, RoomForm, SeasonForm, UnitForm } from '#app/stays/keeping/house-forms.server'
import { addUnit, editUnit } from '#app/stays/keeping/keep-units.server'
import { addSeason, removeSeason } from '#app/stays/keeping/set-nights.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import { actOnPhotos } from './house-acts.server'

async function saveRoom(host: Host, roomTypeId: string, form: FormData, locale: Locale): Promise<FormReply | null> {
  const read = checkForm(form, RoomForm, locale)
  if (!read.ok) return read.reply
  const { version, base, weekend, peak, extraBed, ...room } = read.value
  const prices = { baseMinor: base, weekendMinor: weekend ?? null, peakMinor: peak ?? null, extraBedMinor: extraBed }
  await editRoom(db, host, roomTypeId, version, { ...room, ...prices })
  return null
}

async function saveSeason(host: Host, roomTypeId: string, form: FormData, locale: Locale): Promise<FormReply | null> {
  const read = checkForm(form, SeasonForm, locale)
  if (!read.ok) return read.reply
  const { price, weekend, minNights, maxNights, ...season } = read.value
  await addSeason(db, host, roomTypeId, {
    ...season,
    priceMinor: price ?? null,
    weekendMinor: weekend ?? null,
    minNights: minNights ?? null,
    maxNights: maxNights ?? null,
    noArrival: null,
    noDeparture: null,
  })
  return null
}

/** Carries out one form of a room type's page. Gives back the reply of a form that was filled in wrongly, else nothing. */
export async function actOnRoom(
  host: Host,
  room: { id: string; stayId: string },
  form: FormData,
  locale: Locale,
): Promise<FormReply | null> {
  const photos = await actOnPhotos(host, { stayId: room.stayId, roomTypeId: room.id }, form, locale)
  if (photos !== undefined) return photos
  switch (form.get('intent')) {
    case 'words':
      return saveRoom(host, room.id, form, locale)
    case 'season':
      return saveSeason(host, room.id, form, locale)
    case 'remove-season': {
      const id = String(form.get('seasonId') ?? '')
      if (!/^[0-9a-f-]{36}$/.test(id)) throw new Response(null, { status: 400 })
      await removeSeason(db, host, room.id, id)
      return null
    }
    case 'unit': {
      const read = checkForm(form, UnitForm, locale)
      if (!read.ok) return read.reply
      await editUnit(db, host, room.id, read.value)
      return null
    }
    case 'add-unit': {
      const read = checkForm(form, NewUnitForm, locale)
      if (!read.ok) return read.reply
      await addUnit(db, host, room.id, read.value.name)
      return null
    }
    default:
      throw new Response(null, { status: 400 })
  }
}
