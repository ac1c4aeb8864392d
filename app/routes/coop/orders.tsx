import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { orderWords } from '#app/i18n/words/buying/orders'
import { coopOrderWords as w } from '#app/i18n/words/selling/coop-orders'
import { requireOperator } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { openProblems } from '#app/orders/answers/problem-queries.server'
import { searchPurchases } from '#app/orders/buying/order-queries.server'
import { paths } from '#app/paths'
import { ExceptionList } from '#app/payments/desk/exception-list'
import { closeException } from '#app/payments/desk/operate-payments.server'
import { CloseException } from '#app/payments/desk/operator-forms.server'
import { openExceptions } from '#app/payments/desk/payment-queries.server'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'
import { Pagination } from '#app/ui/navigation/pagination'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    path: paths.coopOrders(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    matches,
    noIndex: true,
  })
}

/** Three lists turn their pages each by itself: orders, exceptions, problems. */
const lists = ['', 'exceptions-', 'problems-']

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const query = new URL(request.url).searchParams
  const q = (query.get('q') ?? '').slice(0, 60)
  const wishes = lists.map((prefix) => readRowPage(query, prefix))
  const [ofOrders, ofExceptions, ofProblems] = wishes
  const [found, exceptions, problems] = await Promise.all([
    searchPurchases(db, q, ofOrders),
    openExceptions(db, ofExceptions),
    openProblems(db, ofProblems),
  ])
  const links = [found, exceptions, problems].map((cut, i) =>
    pageLinks(cut, isFirstPage(wishes[i] ?? {}), (where) => paths.coopOrders(q, where), lists[i]),
  )
  return {
    q,
    found: found.rows,
    exceptions: exceptions.rows.map(({ id, kind, ref, createdAt, purchaseNo }) => ({ id, kind, ref, createdAt, purchaseNo })),
    problems: problems.rows,
    pages: { found: links[0], exceptions: links[1], problems: links[2] },
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const actor = await requireOperator(request)
  const form = await takeForm(request)
  const read = checkForm(form, CloseException, locale)
  if (!read.ok) return data({ message: Object.values(read.reply.errors)[0]?.[0] ?? '' }, { status: 400 })
  const done = await attempt(() => closeException(db, actor.userId, read.value))
  if (!done.ok) return data({ message: sayRefusal(locale, done.refusal) }, { status: done.refusal.status })
  return redirect(localizePath(paths.coopOrders(), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('exception-closed') },
  })
}

export default function CoopOrders() {
  const { q, found, exceptions, problems, pages } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale, t } = useLocale()
  return (
    <div className="grid gap-6 py-6">
      <h1>{t(w.title)}</h1>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      <Form method="get" role="search" className="flex flex-wrap items-end gap-3">
        <TextField name="q" type="search" label={t(w.searchHint)} defaultValue={q} className="grow" />
        <Button>{t(w.search)}</Button>
      </Form>
      {found.length === 0 ? (
        <EmptyState title={t(w.nothing)} />
      ) : (
        <DataTable
          caption={t(q ? w.found : w.newest)}
          rows={found}
          rowKey={(row) => row.id}
          columns={[
            { key: 'no', header: t(w.no), cell: (row) => <Link to={paths.coopOrder(row.no)}>{row.no}</Link> },
            { key: 'status', header: t(w.status), cell: (row) => t(orderWords[`status-${row.status}`]) },
            { key: 'buyer', header: t(w.buyer), cell: (row) => <Written>{`${row.name} ${row.phone}`}</Written> },
            { key: 'amount', header: t(w.amount), numeric: true, cell: (row) => <Money minor={row.totalMinor} currency={row.currency} /> },
            { key: 'time', header: t(w.time), cell: (row) => formatInstant(row.createdAt, locale) },
          ]}
        />
      )}
      <Pagination {...pages.found} />
      <ExceptionList exceptions={exceptions} />
      <Pagination {...pages.exceptions} label={t(w.exceptions)} />
      <section className="grid gap-2">
        <h2>{t(w.problems)}</h2>
        {problems.length === 0 ? <p className="text-ink-2">{t(w.noExceptions)}</p> : null}
        <ul className="grid gap-2">
          {problems.map((problem) => (
            <li key={problem.id}>
              <Link to={paths.coopOrder(problem.purchaseNo)}>{problem.orderNo}</Link> <Written>{problem.text.slice(0, 80)}</Written>{' '}
              <span className="text-sm text-ink-2">
                {formatInstant(problem.createdAt, locale)} · {t(w.waiting)}
              </span>
            </li>
          ))}
        </ul>
        <Pagination {...pages.problems} label={t(w.problems)} />
      </section>
    </div>
  )
}
