import { ClaimForm, givenPhotos, type KeptPhotos, keptPhotos, readAskedLines } from '#app/claims/asking/claim-forms.server'
import { type BuyerActor, type OpenedClaim, openClaim, refuseWithoutPhotos } from '#app/claims/asking/open-claim.server'
import { type ClaimPreview, previewClaim } from '#app/claims/asking/preview-claim.server'
import { checkForm, type FormReply, refuse } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { type Locale, say } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { attempt } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'
import { takePhotos } from '#app/routes/sell/items/take-photos.server'

export type ClaimReply = FormReply & { photos: KeptPhotos; preview: ClaimPreview | null }
export type SentClaim = { sent: OpenedClaim; totalMinor: number } | { sent: null; status: number; reply: ClaimReply }

/** Photos are taken in first, so that whatever else is wrong, none is chosen twice. */
async function takeBoth(form: FormData, userId: string | null, locale: Locale) {
  const kept = keptPhotos(form)
  const parcel = await takePhotos(form, userId, locale, 'parcel')
  const damage = await takePhotos(form, userId, locale, 'damage')
  const problems: Record<string, string[]> = {}
  if (parcel.problems.length > 0) problems.parcel = parcel.problems
  if (damage.problems.length > 0) problems.damage = damage.problems
  return { photos: { parcel: [...kept.parcel, ...parcel.keys], damage: [...kept.damage, ...damage.keys] }, problems }
}

/**
 * What a press on the form does: counts, and sends once the buyer has seen the sum that is counted now. Everything typed and every photo
 * stays with a reply.
 */
export async function actOnClaim(
  form: FormData,
  { actor, sellerOrderId, lineIds, locale }: { actor: BuyerActor; sellerOrderId: string; lineIds: readonly string[]; locale: Locale },
): Promise<SentClaim> {
  const { photos, problems } = await takeBoth(form, actor.id, locale)
  const { asked, wrongGrams } = readAskedLines(form, lineIds)
  const read = checkForm(form, ClaimForm, locale)
  const errors = { ...problems, ...Object.fromEntries(wrongGrams.map((id) => [`grams-${id}`, [say(locale, w.gramsWrong)]])) }
  const answer = (formErrors: string[], status: number, preview: ClaimPreview | null = null): SentClaim => ({
    sent: null,
    status,
    reply: { ...refuse(form, formErrors, { ...errors, ...(read.ok ? {} : read.reply.errors) }), photos, preview },
  })
  if (!read.ok || wrongGrams.length > 0) return answer([], 400)
  const counted = await attempt(() => previewClaim(db, sellerOrderId, asked))
  if (!counted.ok) return answer([sayRefusal(locale, counted.refusal)], counted.refusal.status)
  const preview = counted.value
  if (form.get('intent') !== 'send') return answer([], 200, preview)
  if (Object.keys(problems).length > 0) return answer([], 400, preview)
  if (form.get('seenTotal') !== String(preview.totalMinor)) return answer([say(locale, w.sumChanged)], 409, preview)
  const shown = givenPhotos(photos)
  const opened = await attempt(async () => {
    refuseWithoutPhotos(asked, shown)
    return openClaim(db, actor, { sellerOrderId, requestKey: read.value.key, words: read.value.words, lines: asked, photos: shown })
  })
  if (opened.ok) return { sent: opened.value, totalMinor: preview.totalMinor }
  return answer([sayRefusal(locale, opened.refusal)], opened.refusal.status, preview)
}
