import { checkForm, type FormReply, refuse } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import type { Locale } from '#app/i18n/words'
import { attempt } from '#app/kernel/refusal'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { WeighForm } from '#app/orders/selling/seller-forms.server'
import { weighLine } from '#app/orders/weighing/weigh-line.server'
import { db } from '#app/platform/database.server'
import { takePhotos } from '#app/routes/sell/items/take-photos.server'

/** Takes down what a scale said of a line. The photo is taken in first, so that whatever else is wrong, it is not taken twice. */
export async function weighIn(actor: Extract<OrderActor, { kind: 'seller' }>, form: FormData, locale: Locale): Promise<FormReply | null> {
  const line = String(form.get('lineId') ?? '')
  const photos = await takePhotos(form, actor.id, locale)
  for (const key of photos.keys) form.append('photoKeys', key)
  form.delete('photos')
  const checked = checkForm(form, WeighForm, locale)
  const wrongPhoto = photos.problems.length > 0 ? { [`photo-${line}`]: photos.problems } : {}
  if (!checked.ok) {
    const { weight, ...others } = checked.reply.errors
    return { ...checked.reply, errors: { ...others, ...wrongPhoto, ...(weight ? { [`weight-${line}`]: weight } : {}) } }
  }
  if (photos.problems.length > 0) return refuse(form, [], wrongPhoto)
  const done = await attempt(() => weighLine(db, actor, checked.value))
  if (done.ok) return null
  if (done.refusal.key !== 'weight-far-off') throw done.refusal
  return refuse(form, [], { [`sure-${line}`]: [sayRefusal(locale, done.refusal)] })
}
