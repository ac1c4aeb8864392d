import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { waysToConfirm } from '#app/identity/account/confirm-again.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { payoutAccountOf } from '#app/settlement/bank/payout-account-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Disclosure } from '#app/ui/disclosure'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { AccountNow } from './account-now'
import { BankForm } from './bank-form'
import { actOnPayout } from './payout-acts.server'
import { ProviderCard } from './provider-card'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.payout(),
    title: say(locale, w.payoutTitle),
    description: say(locale, w.payoutDescription),
    noIndex: true,
  })
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { stall, actor } = await sellerAtWork(request)
  const [account, ways] = await Promise.all([payoutAccountOf(db, stall.id), waysToConfirm(db, actor)])
  return { account, ways, payee: stall.payoutName, simulatedMessages: context.simulatedMessages }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, stall } = await sellerAtWork(request)
  return actOnPayout(request, context, actor, stall.id)
}

export default function PayoutPage() {
  const { account, ways, payee, simulatedMessages } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLocale()
  const errors = listErrors({ ...answer?.reply.errors, '': answer?.reply.formErrors })
  const atProvider = account?.provider === 'stripe_connect'
  const form = (
    <BankForm
      payee={payee}
      ways={ways}
      sentTo={answer?.codeSentTo ?? null}
      reply={answer?.reply ?? null}
      simulatedMessages={simulatedMessages}
      hasAccount={account?.provider === 'bank_batch'}
    />
  )
  return (
    <div className="stack mx-auto max-w-2xl py-6">
      <Breadcrumb items={[{ to: paths.sellIncome(), label: t(w.title) }, { label: t(w.payoutTitle) }]} />
      <h1>{t(w.payoutTitle)}</h1>
      <ErrorSummary errors={errors} />
      <AccountNow account={account} />
      <section aria-labelledby="bank-form" className="stack">
        <BrushHeading id="bank-form">{t(w.bankTitle)}</BrushHeading>
        <p className="measure text-ink-2">{t(w.bankHint)}</p>
        {atProvider ? (
          <Disclosure summary={t(w.bankInstead)} open={answer !== undefined}>
            {form}
          </Disclosure>
        ) : (
          form
        )}
      </section>
      {account && !atProvider ? null : <ProviderCard account={account} />}
    </div>
  )
}
