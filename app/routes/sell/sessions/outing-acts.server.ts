import { checkForm, type FormReply } from '#app/forms/read-form.server'
import type { Locale } from '#app/i18n/words'
import { db } from '#app/platform/database.server'
import { addOuting, editOuting } from '#app/stays/outings/edit-outing.server'
import { addSessions, editSession } from '#app/stays/outings/keep-sessions.server'
import { CallOffForm, NewSessionsForm, OutingForm, PartyAct, SessionForm } from '#app/stays/outings/outing-forms.server'
import type { Host } from '#app/stays/rooms/host-nights.server'
import { callOffSession } from '#app/trips/hosting/call-off-session.server'
import { checkInSeats, markSeatsNoShow } from '#app/trips/hosting/host-seats.server'

/** Adds the outing a form describes; its id, or the reply of a form that was filled in wrongly. */
export async function actOnNewOuting(host: Host, form: FormData, locale: Locale): Promise<FormReply | { id: string }> {
  const read = checkForm(form, OutingForm, locale)
  if (!read.ok) return read.reply
  const { version: _, ...words } = read.value
  return addOuting(db, host, words)
}

type Act = (host: Host, id: string, form: FormData, locale: Locale) => Promise<FormReply | null>

const acts: Record<string, Act> = {
  async words(host, id, form, locale) {
    const read = checkForm(form, OutingForm, locale)
    if (!read.ok) return read.reply
    const { version = 0, ...words } = read.value
    await editOuting(db, host, id, version, words)
    return null
  },
  async sessions(host, id, form, locale) {
    const read = checkForm(form, NewSessionsForm, locale)
    if (!read.ok) return read.reply
    const { adult, child, ...wish } = read.value
    await addSessions(db, host, id, { ...wish, adultMinor: adult, childMinor: child ?? null })
    return null
  },
  async session(host, id, form, locale) {
    const read = checkForm(form, SessionForm, locale)
    if (!read.ok) return read.reply
    const { adult, child, ...session } = read.value
    await editSession(db, host, id, { ...session, adultMinor: adult, childMinor: child ?? null })
    return null
  },
  async 'call-off'(host, _id, form, locale) {
    const read = checkForm(form, CallOffForm, locale)
    if (!read.ok) return read.reply
    await callOffSession(db, { kind: 'seller', id: host.userId, sellerId: host.sellerId }, read.value)
    return null
  },
  async here(host, _id, form, locale) {
    const read = checkForm(form, PartyAct, locale)
    if (!read.ok) return read.reply
    await checkInSeats(db, host, read.value)
    return null
  },
  async missed(host, _id, form, locale) {
    const read = checkForm(form, PartyAct, locale)
    if (!read.ok) return read.reply
    await markSeatsNoShow(db, host, read.value)
    return null
  },
}

/** Carries out one form of an outing's page. Gives back the reply of a form that was filled in wrongly, else nothing. */
export async function actOnOuting(host: Host, id: string, form: FormData, locale: Locale): Promise<FormReply | null> {
  const intent = String(form.get('intent') ?? '')
  const act = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!act) throw new Response(null, { status: 400 })
  return act(host, id, form, locale)
}
