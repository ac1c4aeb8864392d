import { describeListing, describeOffer, typedPrice } from '#app/catalogue/listings/describe-listing.server'
import { addOffer, editListing, editOffer } from '#app/catalogue/listings/edit-listing.server'
import { EditListing, EditOffer, NewOffer } from '#app/catalogue/listings/listing-forms.server'
import type { Seller } from '#app/catalogue/listings/listing-input'
import { setListingStatus } from '#app/catalogue/listings/set-listing-status.server'
import { addPhotos, putPhotoFirst, takePhotoDown } from '#app/catalogue/photos/hang-photos.server'
import { checkForm, type FormReply } from '#app/forms/read-form.server'
import type { Locale } from '#app/i18n/words'
import { db } from '#app/platform/database.server'
import { takePhotos } from './take-photos.server'

/** Carries out one form of the item page. Gives back the reply of a form that was filled in wrongly, else nothing. */
export async function actOnItem(
  seller: Seller,
  listingId: string,
  originCode: string,
  form: FormData,
  locale: Locale,
): Promise<FormReply | null> {
  switch (form.get('intent')) {
    case 'words': {
      const checked = checkForm(form, EditListing, locale)
      if (!checked.ok) return checked.reply
      const { version, ...words } = checked.value
      await editListing(db, seller, listingId, version, await describeListing(db, words, originCode))
      return null
    }
    case 'way': {
      const checked = checkForm(form, EditOffer, locale)
      if (!checked.ok) return checked.reply
      const { offerId, labelZh, labelEn, active } = checked.value
      await editOffer(db, seller, offerId, { labelZh, labelEn, price: typedPrice(checked.value), active: active === 'on' })
      return null
    }
    case 'new-way': {
      const checked = checkForm(form, NewOffer, locale)
      if (!checked.ok) return checked.reply
      await addOffer(db, seller, listingId, describeOffer(checked.value))
      return null
    }
    case 'photos': {
      const { keys, problems } = await takePhotos(form, seller.userId, locale)
      if (keys.length > 0) await addPhotos(db, seller, listingId, keys)
      return problems.length > 0 ? { values: {}, errors: { photos: problems }, formErrors: [] } : null
    }
    case 'withdraw':
      await setListingStatus(db, seller, listingId, 'withdrawn')
      return null
    case 'first-photo':
      await putPhotoFirst(db, seller, listingId, String(form.get('key') ?? ''))
      return null
    case 'remove-photo':
      await takePhotoDown(db, seller, listingId, String(form.get('key') ?? ''))
      return null
    default:
      throw new Response(null, { status: 400 })
  }
}
