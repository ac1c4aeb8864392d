import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { claimPage } from '#app/claims/reading/claimable-queries.server'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { getActor } from '#app/identity/actor.server'
import { formatMoney } from '#app/kernel/money'
import { isId } from '#app/kernel/new-id'
import { purchaseView } from '#app/orders/buying/order-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { accessFor, requirePurchase } from '#app/routes/orders/purchase-access.server'
import { pageMeta } from '#app/routes/page-meta'
import { PhotoPicker } from '#app/routes/sell/items/photo-picker'
import { Button, ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { TextArea } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'
import { actOnClaim } from './claim-acts.server'
import { ClaimLineFields } from './claim-line-fields'
import { ClaimSum } from './claim-sum'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.title), say(locale, w.description)]
  return pageMeta({ locale, matches, path: paths.claim(params.no ?? '', params.part ?? ''), title, description, noIndex: true })
}

/** The part of a purchase this request may see, as it can be claimed. @throws Response 404 for anything else */
async function requirePart(request: Request, no: string, part: string) {
  const purchase = await requirePurchase(request, no)
  const view = isId(part) ? await purchaseView(db, purchase.no, await accessFor(request, purchase.no)) : null
  const page = view?.orders.some(({ id }) => id === part) ? await claimPage(db, part) : null
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
  const who = await getActor(request)
  const actor = { kind: 'buyer', id: who?.userId ?? null, purchaseId: purchase.id } as const
  const lineIds = page.lines.map(({ id }) => id)
  const done = await actOnClaim(await takeForm(request), { actor, sellerOrderId, lineIds, locale })
  if (!done.sent) return data(done.reply, { status: done.status })
  const flash =
    done.sent.state === 'approved'
      ? await flashHeader('claim-granted', { money: formatMoney(done.totalMinor, page.currency, locale) })
      : await flashHeader('claim-sent')
  return redirect(localizePath(paths.order(purchase.no), locale), { status: 303, headers: { 'Set-Cookie': flash } })
}

export default function ClaimPage() {
  const { purchaseNo, orderNo, sellerZh, sellerEn, currency, lines, key } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const typed = (name: string) => String(reply?.values[name] ?? '')
  const { preview } = reply ?? {}
  const back = (
    <ButtonLink to={paths.order(purchaseNo)} variant="plain">
      {t(w.backToOrder)}
    </ButtonLink>
  )
  if (!lines.some(({ mayClaim }) => mayClaim))
    return (
      <div className="grid gap-6 py-6">
        <h1>{t(w.title)}</h1>
        <EmptyState motif="basket" title={t(w.nothing)}>
          {t(w.nothingText)}
        </EmptyState>
        <p>{back}</p>
      </div>
    )
  const photos = { parcel: reply?.photos.parcel ?? [], damage: reply?.photos.damage ?? [] }
  return (
    <div className="mx-auto grid max-w-3xl gap-6 py-6">
      <header className="grid gap-2">
        <h1>{t(w.title)}</h1>
        <p className="text-ink-2">
          <Written>{t(w.ofOrder, { seller: pick(locale, sellerZh, sellerEn), no: orderNo })}</Written>
        </p>
        <p>{t(w.intro)}</p>
      </header>
      <ErrorSummary errors={reply ? listErrors({ ...reply.errors, '': reply.formErrors }) : []} />
      <Form method="post" encType="multipart/form-data" className="grid gap-6" preventScrollReset>
        <input type="hidden" name="key" value={typed('key') || key} />
        {lines.map((line) => (
          <ClaimLineFields key={line.id} line={line} currency={currency} typed={typed} gramsError={reply?.errors[`grams-${line.id}`]} />
        ))}
        <p>{t(w.photoHint)}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {(['parcel', 'damage'] as const).map((name) => (
            <PhotoPicker
              key={`${name}-${photos[name].join()}`}
              name={name}
              keysName={`${name}Keys`}
              keys={photos[name]}
              error={reply?.errors[name]}
              needed={
                name === 'parcel' ? { label: t(w.photoParcel), hint: t(w.parcelHint) } : { label: t(w.photoDamage), hint: t(w.damageHint) }
              }
            />
          ))}
        </div>
        <TextArea
          name="words"
          label={t(w.words)}
          optional
          maxLength={1000}
          rows={3}
          defaultValue={typed('words')}
          error={reply?.errors.words}
        />
        {preview ? <ClaimSum sum={preview} lines={lines} currency={currency} /> : null}
        {preview ? <input type="hidden" name="seenTotal" value={preview.totalMinor} /> : null}
        <div className="flex flex-wrap gap-3">
          {preview ? (
            <Button name="intent" value="send">
              {t(w.send)}
            </Button>
          ) : null}
          <Button name="intent" value="count" variant={preview ? 'quiet' : 'primary'}>
            {t(preview ? w.countAgain : w.count)}
          </Button>
        </div>
      </Form>
      <p>{back}</p>
    </div>
  )
}
