import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DecideForm as Decision } from '#app/claims/deciding/claim-answer-forms.server'
import { decideClaim } from '#app/claims/deciding/decide-claim.server'
import { claimFile } from '#app/claims/reading/claim-lists.server'
import { claimTimeline } from '#app/claims/reading/claim-timeline'
import { sayClaimState } from '#app/claims/reading/say-claim'
import { checkForm, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { requireOperator } from '#app/identity/actor.server'
import { formatMoney } from '#app/kernel/money'
import { isId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { Timeline } from '#app/ui/feedback/timeline'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Link } from '#app/ui/link'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Written } from '#app/ui/written'
import { BuyersRecord, BuyersSide, SellersSide } from './both-sides'
import { DecideForm } from './decide-form'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.deskTitle), say(locale, w.deskDescription)]
  return pageMeta({ locale, matches, path: paths.coopClaim(params.id ?? ''), title, description, noIndex: true })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireOperator(request)
  const file = isId(params.id ?? '') ? await claimFile(db, params.id ?? '', 'anybody') : null
  if (!file) throw new Response(null, { status: 404 })
  return file
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const operator = await requireOperator(request)
  const claimId = params.id ?? ''
  if (!isId(claimId)) throw new Response(null, { status: 404 })
  const form = await takeForm(request)
  const read = checkForm(form, Decision, locale)
  if (!read.ok) return data(read.reply, { status: 400 })
  const { amount, bearer, reason } = read.value
  const done = await attempt(() => decideClaim(db, operator.userId, { claimId, amountMinor: amount, bearer, reason }))
  if (!done.ok && done.refusal.reason === 'missing') throw new Response(null, { status: 404 })
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  return redirect(localizePath(paths.coopClaims(), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('claim-decided') } })
}

export default function CoopClaim() {
  const { claim, order, record } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const { currency } = order
  return (
    <div className="grid gap-6 py-6">
      <Breadcrumb items={[{ to: paths.coopClaims(), label: t(w.deskTitle) }, { label: order.orderNo }]} />
      <header className="grid gap-1">
        <h1>{t(claim.sort === 'claim' ? w.asks : w.asksReturn, { money: formatMoney(claim.askedMinor, currency, locale) })}</h1>
        <p>
          <strong>{sayClaimState(claim, currency, locale)}</strong>
          {claim.bearer ? ` · ${t(w.borneBy, { who: t(w[`bearer-${claim.bearer}`]) })}` : ''}
        </p>
        <p className="text-ink-2">
          <Link to={paths.coopOrder(order.purchaseNo)}>{t(w.ofOrder, { no: order.orderNo })}</Link> ·{' '}
          <Written>{pick(locale, order.sellerZh, order.sellerEn)}</Written> ·{' '}
          {t(w.orderFacts, {
            total: formatMoney(order.totalMinor, currency, locale),
            freight: formatMoney(order.freightMinor, currency, locale),
          })}
        </p>
      </header>
      <ErrorSummary errors={reply ? listErrors({ ...reply.errors, '': reply.formErrors }) : []} />
      <div className="grid gap-6 lg:grid-cols-2">
        <BuyersSide claim={claim} order={order} />
        <SellersSide claim={claim} order={order} />
      </div>
      <section className="grid gap-3">
        <h2>{t(w.history)}</h2>
        <Timeline label={t(w.history)} entries={claimTimeline(claim, currency, locale)} />
      </section>
      <BuyersRecord record={record} currency={currency} />
      {claim.dueAt ? <DecideForm askedMinor={claim.askedMinor} currency={currency} reply={reply} /> : null}
    </div>
  )
}
