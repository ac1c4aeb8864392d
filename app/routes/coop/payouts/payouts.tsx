import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { coop } from '#app/i18n/words/selling/coop'
import { payoutWords as w } from '#app/i18n/words/selling/payouts'
import { requireOperator } from '#app/identity/actor.server'
import { spacedNumber } from '#app/identity/phone-number'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { DraftBatch } from '#app/settlement/batches/batch-forms.server'
import { newestBatches, payableSums, waitingPayees } from '#app/settlement/batches/batch-queries.server'
import { draftBatch } from '#app/settlement/batches/draft-batch.server'
import { payoutProviderOf } from '#app/settlement/payouts/payout-provider-of.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { DataTable } from '#app/ui/data-table'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { BatchCards } from './batch-cards'
import { DraftForm } from './draft-form'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.coopPayouts(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const [sums, waiting, batches] = await Promise.all([payableSums(db), waitingPayees(db), newestBatches(db)])
  return {
    sums,
    drafts: sums.filter((sum) => payoutProviderOf(sum).wayOut.how === 'by-run' && sum.readyMinor > 0),
    waiting,
    batches: batches.map(({ fileHash, madeBy, id, ...batch }) => batch),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireOperator(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const read = checkForm(await takeForm(request), DraftBatch, locale)
  if (!read.ok) return data({ message: Object.values(read.reply.errors)[0]?.[0] ?? '' }, { status: 400 })
  const drafted = await attempt(() => draftBatch(db, actor.userId, read.value))
  if (!drafted.ok) return data({ message: sayRefusal(locale, drafted.refusal) }, { status: drafted.refusal.status })
  return redirect(localizePath(paths.coopPayout(drafted.value), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('batch-drafted') },
  })
}

export default function Payouts() {
  const { sums, drafts, waiting, batches } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const why = ({ state, usedFrom, isAsked }: (typeof waiting)[number]) => {
    if (usedFrom) return t(w['why-pending'], { when: formatInstant(usedFrom, locale) })
    if (isAsked) return t(w['why-asked'])
    return t(state === 'restricted' ? w['why-restricted'] : state === 'gone' ? w['why-gone'] : w['why-none'])
  }
  return (
    <div className="grid grid-cols-1 gap-8 py-6">
      <Breadcrumb items={[{ to: paths.coop(), label: t(coop.title) }, { label: t(w.title) }]} />
      <h1>{t(w.title)}</h1>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      <section aria-labelledby="payable" className="stack">
        <BrushHeading id="payable">{t(w.payable)}</BrushHeading>
        {sums.length === 0 ? (
          <p className="text-ink-2">{t(w.nothingPayable)}</p>
        ) : (
          <DataTable
            caption={t(w.payable)}
            hideCaption
            rows={sums}
            rowKey={({ currency, provider }) => `${currency} ${provider}`}
            columns={[
              { key: 'provider', header: t(w.provider), cell: ({ provider }) => t(w[`provider-${provider}`]) },
              { key: 'currency', header: t(w.currency), cell: ({ currency }) => currency },
              { key: 'sellers', header: t(w.sellers), numeric: true, cell: ({ sellers }) => sellers },
              { key: 'orders', header: t(w.orders), numeric: true, cell: ({ orders }) => orders },
              { key: 'sum', header: t(w.sum), numeric: true, cell: ({ minor, currency }) => <Money minor={minor} currency={currency} /> },
              {
                key: 'ready',
                header: t(w.ready),
                numeric: true,
                cell: ({ readyMinor, currency }) => formatMoney(readyMinor, currency, locale),
              },
            ]}
          />
        )}
        {drafts.map(({ currency, readyMinor }) => (
          <DraftForm key={currency} currency={currency} readyMinor={readyMinor} />
        ))}
      </section>
      <section aria-labelledby="batches" className="stack">
        <BrushHeading id="batches">{t(w.batches)}</BrushHeading>
        {batches.length === 0 ? <p className="text-ink-2">{t(w.noBatches)}</p> : <BatchCards batches={batches} />}
      </section>
      <section aria-labelledby="waiting" className="stack">
        <BrushHeading id="waiting">{t(w.waiting)}</BrushHeading>
        {waiting.length === 0 ? (
          <p className="text-ink-2">{t(w.nobodyWaits)}</p>
        ) : (
          <DataTable
            caption={t(w.waiting)}
            hideCaption
            rows={waiting}
            rowKey={({ sellerId, currency }) => `${sellerId} ${currency}`}
            columns={[
              { key: 'stall', header: t(w.stall), cell: ({ nameZh, nameEn }) => <Written>{pick(locale, nameZh, nameEn)}</Written> },
              { key: 'why', header: t(w.why), cell: why },
              { key: 'phone', header: t(w.phone), cell: ({ phone }) => <a href={`tel:${phone}`}>{spacedNumber(phone)}</a> },
              {
                key: 'amount',
                header: t(w.amount),
                numeric: true,
                cell: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
              },
            ]}
          />
        )}
      </section>
    </div>
  )
}
