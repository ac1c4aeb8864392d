import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { openReturn } from '#app/claims/asking/open-return.server'
import { ReturnForm, readReturnLines } from '#app/claims/asking/return-forms.server'
import { returnPage } from '#app/claims/reading/claimable-queries.server'
import { checkForm, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { forms } from '#app/i18n/words/forms'
import { getActor } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { isId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { purchaseView } from '#app/orders/buying/order-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { accessFor, requirePurchase } from '#app/routes/orders/purchase-access.server'
import { pageMeta } from '#app/routes/page-meta'
import { Button, ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.returnTitle), say(locale, w.returnDescription)]
  return pageMeta({ locale, matches, path: paths.returnGoods(params.no ?? '', params.part ?? ''), title, description, noIndex: true })
}

/** @throws Response 404 for a part this request may not see */
async function requirePart(request: Request, no: string, part: string) {
  const purchase = await requirePurchase(request, no)
  const view = isId(part) ? await purchaseView(db, purchase.no, await accessFor(request, purchase.no)) : null
  const page = view?.orders.some(({ id }) => id === part) ? await returnPage(db, part) : null
  if (!page) throw new Response(null, { status: 404 })
  return { purchase, page }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { purchase, page } = await requirePart(request, params.no ?? '', params.part ?? '')
  return { ...page, purchaseNo: purchase.no, key: randomUUID() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const sellerOrderId = params.part ?? ''
  const { purchase, page } = await requirePart(request, params.no ?? '', sellerOrderId)
  const form = await takeForm(request)
  const actor = { kind: 'buyer', id: (await getActor(request))?.userId ?? null, purchaseId: purchase.id } as const
  const { lines, wrong } = readReturnLines(
    form,
    page.lines.map(({ id }) => id),
  )
  const read = checkForm(form, ReturnForm, locale)
  if (!read.ok) return data(read.reply, { status: 400 })
  if (wrong.length > 0)
    return data(refuse(form, [], Object.fromEntries(wrong.map((id) => [`pieces-${id}`, [say(locale, forms.quantity)]]))), { status: 400 })
  const { key: requestKey, words } = read.value
  const done = await attempt(() => openReturn(db, actor, { sellerOrderId, requestKey, words, lines }))
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  return redirect(localizePath(paths.order(purchase.no), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('return-open') },
  })
}

export default function ReturnPage() {
  const { purchaseNo, orderNo, sellerZh, sellerEn, lines, until, key } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const typed = (name: string) => String(reply?.values[name] ?? '')
  const back = (
    <ButtonLink to={paths.order(purchaseNo)} variant="plain">
      {t(w.backToOrder)}
    </ButtonLink>
  )
  return (
    <div className="mx-auto grid max-w-3xl gap-6 py-6">
      <header className="grid gap-2">
        <h1>{t(w.returnTitle)}</h1>
        <p className="text-ink-2">
          <Written>{t(w.ofOrder, { seller: pick(locale, sellerZh, sellerEn), no: orderNo })}</Written>
        </p>
        {until && lines.length > 0 ? <p>{t(w.returnIntro, { time: formatInstant(until, locale) })}</p> : null}
      </header>
      {lines.length === 0 ? (
        <EmptyState motif="basket" title={t(w.returnNone)}>
          {t(w.returnNoneText)}
        </EmptyState>
      ) : (
        <>
          <ErrorSummary errors={reply ? listErrors({ ...reply.errors, '': reply.formErrors }) : []} />
          <Form method="post" className="card grid gap-5 p-5">
            <input type="hidden" name="key" value={typed('key') || key} />
            {lines.map((line) => (
              <TextField
                key={line.id}
                name={`pieces-${line.id}`}
                label={<Written>{t(w.howMany, { title: pick(locale, line.titleZh, line.titleEn) })}</Written>}
                hint={t(w.howManyHint, { n: line.quantity })}
                inputMode="numeric"
                maxLength={6}
                defaultValue={typed(`pieces-${line.id}`) || '0'}
                error={reply?.errors[`pieces-${line.id}`]}
              />
            ))}
            <TextArea
              name="words"
              label={t(w.returnWords)}
              optional
              maxLength={1000}
              rows={3}
              defaultValue={typed('words')}
              error={reply?.errors.words}
            />
            <Button className="justify-self-start">{t(w.returnSend)}</Button>
          </Form>
        </>
      )}
      <p>{back}</p>
    </div>
  )
}
