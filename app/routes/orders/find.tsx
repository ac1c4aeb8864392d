import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readForm, refuse } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { guestTokenOf, rememberGuestOrder } from '#app/orders/account/guest-orders.server'
import { FindOrder } from '#app/orders/buying/buyer-forms.server'
import { purchaseByPhone } from '#app/orders/buying/order-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { Button, ButtonLink } from '#app/ui/button'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, path: paths.findOrder(), title: say(locale, w.find), description: say(locale, w.findDescription), matches })
}

export function loader({ request }: LoaderFunctionArgs) {
  return { no: (new URL(request.url).searchParams.get('no') ?? '').slice(0, 30) }
}

export async function action({ request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const read = await readForm(request, FindOrder)
  if (!read.ok) return data(read.reply, { status: 400 })
  const found = await purchaseByPhone(db, read.value)
  if (!found) return data(refuse(read.form, [say(locale, w.findNothing)]), { status: 400 })
  return redirect(localizePath(paths.order(found.no), locale), {
    status: 303,
    headers: { 'Set-Cookie': rememberGuestOrder(request, found.no, guestTokenOf(found.id)) },
  })
}

export default function FindOrderPage() {
  const { no } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useLocale()
  const typed = (name: string) => (typeof reply?.values[name] === 'string' ? reply.values[name] : undefined)
  return (
    <div className="mx-auto grid max-w-lg gap-6 py-6">
      <div>
        <h1>{t(w.find)}</h1>
        <p className="text-ink-2">{t(w.findDescription)}</p>
      </div>
      {reply ? <ErrorSummary errors={[...reply.formErrors.map((message) => ({ message })), ...listErrors(reply.errors)]} /> : null}
      <Form method="post" className="grid gap-4">
        <TextField
          name="no"
          label={t(w.findNo)}
          hint={t(w.findNoHint)}
          defaultValue={typed('no') ?? no}
          error={reply?.errors.no}
          autoComplete="off"
          autoCapitalize="characters"
          required
          maxLength={30}
        />
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          label={t(w.findPhone)}
          defaultValue={typed('phone')}
          error={reply?.errors.phone}
          required
          maxLength={30}
        />
        <Button>{t(w.findNow)}</Button>
      </Form>
      <ButtonLink to={paths.login(paths.myOrders())} variant="plain">
        {t(w.findMember)}
      </ButtonLink>
    </div>
  )
}
