import { answerClaim } from '#app/claims/deciding/answer-claim.server'
import { AcceptForm, OfferForm, RefuseForm } from '#app/claims/deciding/claim-answer-forms.server'
import { checkForm, type FormReply, refuse } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import type { Locale } from '#app/i18n/words'
import { attempt } from '#app/kernel/refusal'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { db } from '#app/platform/database.server'
import { takePhotos } from '#app/routes/sell/items/take-photos.server'

type SellerActor = Extract<OrderActor, { kind: 'seller' }>
export type AnswerReply = FormReply & { photoKeys: string[] }

/** Carries out the seller's answer; gives back what was typed, with photos taken in, when it can not. */
export async function actOnAnswer(
  seller: SellerActor,
  claimId: string,
  form: FormData,
  locale: Locale,
): Promise<[AnswerReply, number] | null> {
  const schema = form.get('intent') === 'accept' ? AcceptForm : form.get('intent') === 'offer' ? OfferForm : RefuseForm
  const taken = await takePhotos(form, seller.id, locale)
  const kept = form
    .getAll('photoKeys')
    .map(String)
    .filter((key) => /^[0-9a-f]{32}$/.test(key))
  const photoKeys = [...kept, ...taken.keys].slice(0, 8)
  const read = checkForm(form, schema, locale)
  if (!read.ok) return [{ ...read.reply, photoKeys }, 400]
  if (taken.problems.length > 0) return [{ ...refuse(form, [], { photos: taken.problems }), photoKeys }, 400]
  const { value } = read
  const done = await attempt(() => {
    if (value.intent === 'accept') return answerClaim(db, seller, { claimId, answer: 'accept', words: '' })
    if (value.intent === 'offer')
      return answerClaim(db, seller, { claimId, answer: 'offer', amountMinor: value.amount, words: value.words, photoKeys })
    return answerClaim(db, seller, { claimId, answer: 'refuse', words: value.words, photoKeys })
  })
  return done.ok ? null : [{ ...refuse(form, [sayRefusal(locale, done.refusal)]), photoKeys }, done.refusal.status]
}
