import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { identity as w } from '#app/i18n/words/identity'
import { getActor } from '#app/identity/actor.server'
import { ensureBrowserMark, readBrowserMark } from '#app/identity/sign-in/browser-cookie.server'
import { CodeForm, MailboxHint } from '#app/identity/sign-in/code-form'
import { MailForm, PasswordForm } from '#app/identity/sign-in/password-form'
import { sendPasswordLink } from '#app/identity/sign-in/send-password-link.server'
import { sendSignInCode } from '#app/identity/sign-in/send-sign-in-code.server'
import { signInByCode } from '#app/identity/sign-in/sign-in-by-code.server'
import { signInByPassword } from '#app/identity/sign-in/sign-in-by-password.server'
import { AskCode, AskMail, UseCode, UsePassword } from '#app/identity/sign-in/sign-in-schemas.server'
import { attempt, type Refusal } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Tabs } from '#app/ui/navigation/tabs'
import { finishSignIn, nextOf, signInSource } from './finish-sign-in.server'

type Answer = { reply: FormReply | null; codeSentTo: string | null; mailSentTo: string | null }

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.login(),
    title: say(locale, w.login),
    description: say(locale, w.loginDescription),
    noIndex: true,
  })
}

/** Why the reader should sign in, told by where they come from. */
function reasonFor(next: string) {
  const path = localizePath(next, 'zh')
  if (path.startsWith('/sell/open')) return 'whyStall' as const
  if (path.startsWith('/sell')) return 'whySell' as const
  if (path.startsWith('/orders/')) return 'whyOrder' as const
  return path.startsWith('/me/') ? ('whyMe' as const) : ('whyLogin' as const)
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextOf(request)
  if (await getActor(request)) throw redirect(next)
  const way = new URL(request.url).searchParams.get('with')
  return {
    next: new URL(request.url).searchParams.has('next') ? next : undefined,
    why: reasonFor(next),
    way: way === 'password' || way === 'mail' ? way : ('code' as const),
    simulatedMessages: context.simulatedMessages,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await takeForm(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const source = signInSource(request, context)
  const next = nextOf(request)
  const answer = (status: number, given: Partial<Answer>, cookie?: string | null) =>
    data<Answer>({ reply: null, codeSentTo: null, mailSentTo: null, ...given }, { status, headers: cookie ? { 'Set-Cookie': cookie } : {} })
  const no = (refusal: Refusal, field?: string): FormReply => {
    const sentence = sayRefusal(locale, refusal)
    return field ? refuse(form, [], { [field]: [sentence] }) : refuse(form, [sentence])
  }

  switch (form.get('intent')) {
    case 'send': {
      const asked = checkForm(form, AskCode, locale)
      if (!asked.ok) return answer(400, { reply: asked.reply })
      const { phone } = asked.value
      const mark = ensureBrowserMark(source.cookieHeader)
      const sent = await attempt(() =>
        sendSignInCode(db, { purpose: 'sign-in', phone, browser: mark.hash, address: source.address, locale }),
      )
      if (sent.ok) return answer(200, { codeSentTo: phone }, mark.setCookie)
      // A code that was sent a moment ago may still be typed in.
      const onItsWay = sent.refusal.key === 'code-cool-down' && mark.setCookie === null
      return answer(sent.refusal.status, { reply: no(sent.refusal, onItsWay ? 'code' : 'phone'), codeSentTo: onItsWay ? phone : null })
    }
    case 'code': {
      const given = checkForm(form, UseCode, locale)
      const phone = String(form.get('phone') ?? '')
      if (!given.ok) return answer(400, { reply: given.reply, codeSentTo: given.reply.errors.phone ? null : phone })
      const browser = readBrowserMark(source.cookieHeader) ?? ''
      const opened = await attempt(() => signInByCode(db, { ...given.value, browser, locale }, source))
      return opened.ok
        ? finishSignIn(request, opened.value, next)
        : answer(opened.refusal.status, { reply: no(opened.refusal, 'code'), codeSentTo: given.value.phone })
    }
    case 'password': {
      const given = checkForm(form, UsePassword, locale)
      if (!given.ok) return answer(400, { reply: given.reply })
      const opened = await attempt(() => signInByPassword(db, given.value, source))
      return opened.ok ? finishSignIn(request, opened.value, next) : answer(opened.refusal.status, { reply: no(opened.refusal) })
    }
    case 'mail': {
      const asked = checkForm(form, AskMail, locale)
      if (!asked.ok) return answer(400, { reply: asked.reply })
      const sent = await attempt(() => sendPasswordLink(db, { email: asked.value.email, address: source.address, locale }))
      return sent.ok ? answer(200, { mailSentTo: asked.value.email }) : answer(sent.refusal.status, { reply: no(sent.refusal) })
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function Login() {
  const { next, why, way, simulatedMessages } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLocale()
  const reply = answer?.reply ?? null
  const at = (choice: string) => `${paths.login(next)}${next ? '&' : '?'}with=${choice}`
  const tabs = (['code', 'password', 'mail'] as const).map((choice) => ({
    to: at(choice),
    label: t({ code: w.byCode, password: w.byPassword, mail: w.byMail }[choice]),
    current: way === choice,
  }))
  return (
    <div className="stack mx-auto max-w-lg py-6">
      <h1>{t(w.login)}</h1>
      <p>{t(w[why])}</p>
      <Tabs items={tabs} label={t(w.ways)} />
      {reply ? <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} /> : null}
      {way === 'code' ? (
        <CodeForm sentTo={answer?.codeSentTo ?? null} reply={reply} startOver={at('code')} simulatedMessages={simulatedMessages} />
      ) : null}
      {way === 'password' ? <PasswordForm reply={reply} forgot={at('mail')} /> : null}
      {way === 'mail' ? <MailForm reply={reply} sentTo={answer?.mailSentTo ?? null} /> : null}
      {way === 'mail' && simulatedMessages ? <MailboxHint /> : null}
    </div>
  )
}
