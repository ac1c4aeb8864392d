import { checkForm, type FormReply } from '#app/forms/read-form.server'
import type { Locale } from '#app/i18n/words'
import { db } from '#app/platform/database.server'
import { takePhotos } from '#app/routes/sell/items/take-photos.server'
import { editHouse } from '#app/stays/keeping/edit-house.server'
import { hangStayPhotos, putStayPhotoFirst, takeStayPhotoDown, type Wall } from '#app/stays/keeping/hang-stay-photos.server'
import { DiscountForm, ExtraForm, HouseForm } from '#app/stays/keeping/house-forms.server'
import { addExtra, dropDiscount, dropExtra, setDiscount } from '#app/stays/keeping/keep-extras.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { StayPapers } from '#db/schema/stays'

const idIn = (form: FormData, name: string) => {
  const id = String(form.get(name) ?? '')
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Response(null, { status: 400 })
  return id
}

/** Carries out a form about pictures, of a house or of a room; `undefined` for any other form. */
export async function actOnPhotos(host: Host, wall: Wall, form: FormData, locale: Locale): Promise<FormReply | null | undefined> {
  switch (form.get('intent')) {
    case 'photos': {
      const { keys, problems } = await takePhotos(form, host.userId, locale)
      if (keys.length > 0) await hangStayPhotos(db, host, wall, keys)
      return problems.length > 0 ? { values: {}, errors: { photos: problems }, formErrors: [] } : null
    }
    case 'first-photo':
      await putStayPhotoFirst(db, host, wall, String(form.get('key') ?? ''))
      return null
    case 'remove-photo':
      await takeStayPhotoDown(db, host, wall, String(form.get('key') ?? ''))
      return null
    default:
      return undefined
  }
}

async function saveWords(host: Host, stayId: string, form: FormData, locale: Locale): Promise<FormReply | null> {
  const read = checkForm(form, HouseForm, locale)
  if (!read.ok) return read.reply
  const { version, deposit, cleaning, arrivalUntil, business, filing, fire, hygiene, food, ...words } = read.value
  const papers = Object.fromEntries(Object.entries({ business, filing, fire, hygiene, food }).filter(([, number]) => number)) as StayPapers
  await editHouse(db, host, stayId, version, {
    ...words,
    papers,
    arrivalUntil: arrivalUntil ?? null,
    depositMinor: deposit,
    cleaningMinor: cleaning,
  })
  return null
}

/** Carries out one form of a house's page. Gives back the reply of a form that was filled in wrongly, else nothing. */
export async function actOnHouse(host: Host, stayId: string, form: FormData, locale: Locale): Promise<FormReply | null> {
  const photos = await actOnPhotos(host, { stayId, roomTypeId: null }, form, locale)
  if (photos !== undefined) return photos
  switch (form.get('intent')) {
    case 'words':
      return saveWords(host, stayId, form, locale)
    case 'add-extra': {
      const read = checkForm(form, ExtraForm, locale)
      if (!read.ok) return read.reply
      const { price, ...extra } = read.value
      await addExtra(db, host, stayId, { ...extra, priceMinor: price })
      return null
    }
    case 'drop-extra':
      await dropExtra(db, host, stayId, idIn(form, 'extraId'))
      return null
    case 'set-discount': {
      const read = checkForm(form, DiscountForm, locale)
      if (!read.ok) return read.reply
      const { discountKind, ...discount } = read.value
      await setDiscount(db, host, stayId, { ...discount, kind: discountKind })
      return null
    }
    case 'drop-discount':
      await dropDiscount(db, host, stayId, idIn(form, 'discountId'))
      return null
    default:
      throw new Response(null, { status: 400 })
  }
}
