import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { countDisputed } from '#app/claims/reading/claim-lists.server'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { refundDeskWords } from '#app/i18n/words/books/refund-desk'
import { tariffWords } from '#app/i18n/words/books/tariff'
import { deskClaimWords } from '#app/i18n/words/selling/claims'
import { coop as w } from '#app/i18n/words/selling/coop'
import { coopBookingWords } from '#app/i18n/words/selling/coop-bookings'
import { coopBookWords } from '#app/i18n/words/selling/coop-books'
import { coopDisputeWords } from '#app/i18n/words/selling/coop-disputes'
import { payoutWords } from '#app/i18n/words/selling/payouts'
import { requireOperator } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { deadJobs, deskNumbers, retryJob } from '#app/payments/desk/desk-queries.server'
import { refundsToLookAt } from '#app/payments/desk/refund-desk.server'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { payableSums } from '#app/settlement/batches/batch-queries.server'
import { payoutProviderOf } from '#app/settlement/payouts/payout-provider-of.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button, ButtonLink } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'
import { Icon, type IconName } from '#app/ui/icon'
import { Link } from '#app/ui/link'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.coop(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const [numbers, claims, jobs, sums, refunds] = await Promise.all([
    deskNumbers(db),
    countDisputed(db),
    deadJobs(db),
    payableSums(db),
    refundsToLookAt(db),
  ])
  const payable = sums.filter((sum) => payoutProviderOf(sum).wayOut.how !== 'at-once').reduce((n, { sellers }) => n + sellers, 0)
  return { numbers, claims, jobs, payable, refunds }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireOperator(request)
  const form = await takeForm(request)
  const retried = await attempt(() => retryJob(db, actor, String(form.get('job') ?? '')))
  if (!retried.ok) throw new Response(null, { status: retried.refusal.status })
  return redirect(localizePath(paths.coop(), localeOfPath(new URL(request.url).pathname)), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('job-retried') },
  })
}

function Queue({ to, icon, label, count }: { to: string; icon: IconName; label: string; count: number }) {
  return (
    <li>
      <Link
        to={to}
        className={`card flex h-full items-center gap-4 p-4 text-ink no-underline hover:border-bamboo ${count > 0 ? 'border-bamboo bg-bamboo-tint' : ''}`}
      >
        <Icon name={icon} className="text-xl text-bamboo" />
        <span className="flex-1">{label}</span>
        <span className="text-lg font-semibold tabular-nums">{count}</span>
      </Link>
    </li>
  )
}

export default function Desk() {
  const { numbers, claims, jobs, payable, refunds } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const facts = [
    { label: t(w.ordersToday), value: numbers.orders },
    { label: t(w.salesToday), value: formatMoney(numbers.salesMinor, 'CNY', locale, { dropZeros: true }) },
    { label: t(w.toShip), value: numbers.toShip },
    { label: t(w.stallsOpen), value: numbers.stalls },
    { label: t(w.onShow), value: numbers.onShow },
  ]
  return (
    <div className="grid gap-8 py-6">
      <h1>{t(w.title)}</h1>
      <Form
        method="get"
        action={localizePath(paths.coopOrders(), locale)}
        role="search"
        className="flex max-w-2xl flex-wrap items-end gap-3"
      >
        <TextField className="flex-1 basis-60" name="q" type="search" label={t(w.findOrder)} hint={t(w.findOrderHint)} />
        <Button variant="quiet" icon="search">
          {t(w.find)}
        </Button>
      </Form>
      <section aria-labelledby="queues" className="grid gap-3">
        <BrushHeading id="queues">{t(w.queues)}</BrushHeading>
        <ul className="grid gap-3 md:grid-cols-2">
          <Queue to={paths.review()} icon="store" label={t(w.stallsToReview)} count={numbers.review} />
          <Queue to={paths.coopOrders()} icon="alert" label={t(w.openProblems)} count={numbers.problems} />
          <Queue to={paths.coopClaims()} icon="camera" label={t(deskClaimWords.disputed)} count={claims} />
          <Queue to={paths.coopOrders()} icon="receipt" label={t(w.exceptions)} count={numbers.exceptions} />
          <Queue to={paths.coopRefunds()} icon="receipt" label={t(refundDeskWords.queue)} count={refunds} />
          <Queue to={paths.coopPayouts()} icon="receipt" label={t(payoutWords.queue)} count={payable} />
          <Queue to={paths.coopOrders()} icon="clock" label={t(w.lateOrders)} count={numbers.late} />
        </ul>
        <p className="flex flex-wrap gap-3">
          <ButtonLink variant="quiet" icon="receipt" to={paths.coopBooks()}>
            {t(coopBookWords.toBooks)}
          </ButtonLink>
          <ButtonLink variant="quiet" icon="alert" to={paths.coopDisputes()}>
            {t(coopDisputeWords.toDisputes)}
          </ButtonLink>
          <ButtonLink variant="quiet" icon="receipt" to={paths.coopFees()}>
            {t(tariffWords.toTariff)}
          </ButtonLink>
          <ButtonLink variant="quiet" icon="calendar" to={paths.coopBookings()}>
            {t(coopBookingWords.toBookings)}
          </ButtonLink>
        </p>
      </section>
      <section aria-labelledby="today" className="grid gap-3">
        <BrushHeading id="today">{t(w.today)}</BrushHeading>
        <dl className="card grid grid-cols-2 gap-4 p-4 md:grid-cols-5">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-sm text-ink-2">{label}</dt>
              <dd className="text-xl font-semibold tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="jobs" className="grid gap-3">
        <BrushHeading id="jobs">{t(w.deadJobs)}</BrushHeading>
        {jobs.length === 0 ? <p className="text-ink-2">{t(w.nothing)}</p> : null}
        <ul className="grid gap-3">
          {jobs.map(({ id, task, attempts, since }) => (
            <li key={id} className="card flex flex-wrap items-center justify-between gap-3 p-4">
              <span>{t(w.deadJobTries, { task, n: attempts, time: formatInstant(since, locale) })}</span>
              <Form method="post">
                <input type="hidden" name="job" value={id} />
                <Button variant="quiet" small aria-label={t(w.retryOf, { task })}>
                  {t(w.retry)}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
