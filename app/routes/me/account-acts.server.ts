import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { checkForm, type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { confirmEmail, sendEmailLink } from '#app/identity/account/change-email.server'
import { changePassword } from '#app/identity/account/change-password.server'
import { changePhone } from '#app/identity/account/change-phone.server'
import { rename } from '#app/identity/account/rename.server'
import type { Actor } from '#app/identity/actor.server'
import { dropSessionCookie, revokeSession, revokeSessions } from '#app/identity/sessions/revoke-sessions.server'
import { ensureBrowserMark, readBrowserMark } from '#app/identity/sign-in/browser-cookie.server'
import { sendSignInCode } from '#app/identity/sign-in/send-sign-in-code.server'
import { AskCode, AskMail, newPasswordField, UseCode } from '#app/identity/sign-in/sign-in-schemas.server'
import { attempt, type Refusal } from '#app/kernel/refusal'
import { closeAccount } from '#app/orders/account/close-account.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { signInSource } from './finish-sign-in.server'

export type AccountAnswer = { intent: string; reply: FormReply | null; codeSentTo: string | null }

const Name = z.object({ name: z.string().trim().min(1).max(40) })
const NewPassword = z.object({ oldPassword: z.string().max(1000).default(''), newPassword: newPasswordField })
const Sure = z.object({
  sure: z
    .string()
    .optional()
    .refine((value) => value === 'on', { params: { say: 'tick' } }),
})

/** Works off one form of the account page: an answer to show again, or the way on. */
export async function actOnAccount(request: Request, context: AppLoadContext, actor: Actor) {
  const form = await takeForm(request)
  const intent = String(form.get('intent') ?? '')
  const locale = localeOfPath(new URL(request.url).pathname)
  const source = signInSource(request, context)
  const again = (status: number, reply: FormReply | null, codeSentTo: string | null = null, cookie: string | null = null) =>
    data<AccountAnswer>({ intent, reply, codeSentTo }, { status, headers: cookie ? { 'Set-Cookie': cookie } : {} })
  const no = (refusal: Refusal, field?: string, codeSentTo: string | null = null) =>
    again(
      refusal.status,
      field ? refuse(form, [], { [field]: [sayRefusal(locale, refusal)] }) : refuse(form, [sayRefusal(locale, refusal)]),
      codeSentTo,
    )
  const done = async (flash: string, cookies: readonly string[] = [], to = paths.account()) => {
    const headers = new Headers({ 'Set-Cookie': await flashHeader(flash) })
    for (const cookie of cookies) headers.append('Set-Cookie', cookie)
    return redirect(localizePath(to, locale), { status: 303, headers })
  }

  if (intent === 'name') {
    const read = checkForm(form, Name, locale)
    if (!read.ok) return again(400, read.reply)
    await rename(db, actor, read.value.name)
    return done('saved')
  }
  if (intent === 'phone-code') {
    const read = checkForm(form, AskCode, locale)
    if (!read.ok) return again(400, read.reply)
    const mark = ensureBrowserMark(source.cookieHeader)
    const sent = await attempt(() =>
      sendSignInCode(db, { purpose: 'new-phone', phone: read.value.phone, browser: mark.hash, address: source.address, locale }),
    )
    return sent.ok ? again(200, null, read.value.phone, mark.setCookie) : no(sent.refusal, 'phone')
  }
  if (intent === 'phone') {
    const read = checkForm(form, UseCode, locale)
    if (!read.ok) return again(400, read.reply, String(form.get('phone') ?? '') || null)
    const browser = readBrowserMark(source.cookieHeader) ?? ''
    const changed = await attempt(() => changePhone(db, actor, { ...read.value, browser }, source))
    return changed.ok ? done('phone-changed', changed.value.setCookies) : no(changed.refusal, 'code', read.value.phone)
  }
  if (intent === 'email') {
    const read = checkForm(form, AskMail, locale)
    if (!read.ok) return again(400, read.reply)
    const sent = await attempt(() => sendEmailLink(db, actor, { email: read.value.email, locale }))
    return sent.ok ? done('email-link-sent') : no(sent.refusal, 'email')
  }
  if (intent === 'confirm-email') {
    const confirmed = await attempt(() => confirmEmail(db, actor, String(form.get('confirm') ?? '')))
    return confirmed.ok ? done('email-confirmed') : no(confirmed.refusal)
  }
  if (intent === 'password') {
    const read = checkForm(form, NewPassword, locale)
    if (!read.ok) return again(400, read.reply)
    const changed = await attempt(() => changePassword(db, actor, read.value))
    return changed.ok ? done('password-set') : no(changed.refusal, 'oldPassword')
  }
  if (intent === 'end-session') {
    const session = z.uuid().safeParse(form.get('session'))
    if (!session.success) throw new Response(null, { status: 404 })
    await revokeSession(db, actor, session.data)
    return done('session-ended')
  }
  if (intent === 'end-others') {
    await revokeSessions(db, actor.userId, actor.sessionId)
    return done('signed-out-elsewhere')
  }
  if (intent === 'close') {
    const read = checkForm(form, Sure, locale)
    if (!read.ok) return again(400, read.reply)
    const closed = await attempt(() => closeAccount(db, actor))
    return closed.ok ? done('account-closed', [dropSessionCookie()], paths.home()) : no(closed.refusal)
  }
  throw new Response(null, { status: 400 })
}
