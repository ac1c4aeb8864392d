import type { ZodType } from 'zod'
import { checkForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { formatMoney, type Locale } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'
import type { FlashMessage } from '#app/routes/flash.server'
import { cancelByOperator } from '#app/trips/cancelling/cancel-trip.server'
import { declareWeather, liftWeather } from '#app/trips/cancelling/weather-warnings.server'
import { DeclareWeather, DeskCancel, LiftWeather } from '#app/trips/desk/desk-forms.server'

export type DeskAnswer = { ok: true; flash: FlashMessage } | { ok: false; status: number; message: string }

type Act = (form: FormData, operatorId: string, locale: Locale) => Promise<DeskAnswer>

function act<S extends ZodType>(schema: S, work: (value: S['_output'], operatorId: string, locale: Locale) => Promise<FlashMessage>): Act {
  return async (form, operatorId, locale) => {
    const read = checkForm(form, schema, locale)
    if (!read.ok) return { ok: false, status: 400, message: Object.values(read.reply.errors)[0]?.[0] ?? read.reply.formErrors[0] ?? '' }
    const done = await attempt(() => work(read.value, operatorId, locale))
    return done.ok ? { ok: true, flash: done.value } : { ok: false, status: done.refusal.status, message: sayRefusal(locale, done.refusal) }
  }
}

const acts: Record<string, Act> = {
  cancel: act(DeskCancel, async ({ orderId, reason, refund }, id, locale) => {
    const { refundMinor } = await cancelByOperator(db, { kind: 'operator', id }, { sellerOrderId: orderId, reason, refund })
    return { key: 'trip-cancelled', values: { money: formatMoney(refundMinor, 'CNY', locale) } }
  }),
  declare: act(DeclareWeather, async (warning, id) => {
    await declareWeather(db, { kind: 'operator', id }, warning)
    return { key: 'warning-declared' }
  }),
  lift: act(LiftWeather, async (lifting, id) => {
    await liftWeather(db, { kind: 'operator', id }, lifting)
    return { key: 'warning-lifted' }
  }),
}

/** Runs the act a form of the desk names. @throws Response 400 for a name that is none */
export function runDeskAct(form: FormData, operatorId: string, locale: Locale): Promise<DeskAnswer> {
  const intent = String(form.get('intent'))
  const chosen = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!chosen) throw new Response(null, { status: 400 })
  return chosen(form, operatorId, locale)
}
