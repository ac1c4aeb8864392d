import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { checkForm, type FormReply, refuse, takeForm, typedValues } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { confirmAgain, sendConfirmCode } from '#app/identity/account/confirm-again.server'
import type { Actor } from '#app/identity/actor.server'
import { ensureBrowserMark, readBrowserMark } from '#app/identity/sign-in/browser-cookie.server'
import { attempt, type Refusal } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { BankAccountForm } from '#app/settlement/bank/bank-account-form.server'
import { keepBankAccount } from '#app/settlement/bank/keep-bank-account.server'
import { removeBankAccount } from '#app/settlement/bank/remove-bank-account.server'

export type PayoutAnswer = { reply: FormReply; codeSentTo: string | null }

/** Under which field a refusal of the confirmation stands. */
const fieldOf = ({ key }: Refusal, code: string) =>
  key.startsWith('code-') || (code && key !== 'old-password-wrong') ? 'code' : 'password'

/** Works off the form of the payout page: sends a code, or keeps an account or takes it away once it was confirmed. */
export async function actOnPayout(request: Request, context: AppLoadContext, actor: Actor, sellerId: string) {
  const form = await takeForm(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const cookieHeader = request.headers.get('cookie')
  const again = (status: number, reply: FormReply, codeSentTo: string | null = null, cookie: string | null = null) =>
    data<PayoutAnswer>({ reply, codeSentTo }, { status, headers: cookie ? { 'Set-Cookie': cookie } : {} })
  const intent = form.get('intent')

  if (intent === 'code') {
    const mark = ensureBrowserMark(cookieHeader)
    const sent = await attempt(() => sendConfirmCode(db, actor, { browser: mark.hash, address: context.clientAddress, locale }))
    const typed = { values: typedValues(form), errors: {}, formErrors: [] }
    if (sent.ok) return again(200, typed, sent.value, mark.setCookie)
    return again(sent.refusal.status, { ...typed, errors: { code: [sayRefusal(locale, sent.refusal)] } })
  }
  if (intent !== 'account' && intent !== 'remove') throw new Response(null, { status: 400 })
  const sentTo = String(form.get('sentTo') ?? '').slice(0, 20) || null
  const read = intent === 'account' ? checkForm(form, BankAccountForm, locale) : null
  if (read && !read.ok) return again(400, read.reply, sentTo)
  const code = String(form.get('code') ?? '').slice(0, 20)
  const password = String(form.get('password') ?? '').slice(0, 1000)
  const browser = readBrowserMark(cookieHeader) ?? ''
  const confirmed = await attempt(() => confirmAgain(db, actor, { password, code, browser }))
  if (!confirmed.ok) {
    const { refusal } = confirmed
    return again(refusal.status, refuse(form, [], { [fieldOf(refusal, code)]: [sayRefusal(locale, refusal)] }), sentTo)
  }
  const whose = { userId: actor.userId, sellerId }
  const kept = await attempt(() => (read ? keepBankAccount(db, whose, read.value) : removeBankAccount(db, whose)))
  if (!kept.ok) return again(kept.refusal.status, refuse(form, [sayRefusal(locale, kept.refusal)]), sentTo)
  return redirect(localizePath(paths.payout(), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader(read ? 'payout-account-kept' : 'payout-account-removed') },
  })
}
