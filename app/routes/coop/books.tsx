import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { coop } from '#app/i18n/words/selling/coop'
import { coopBookWords as w } from '#app/i18n/words/selling/coop-books'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { requireOperator } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { readMoment, writeMoment } from '#app/ledger/accounts/read-moment'
import { trialBalance } from '#app/ledger/ledger-queries.server'
import { paths } from '#app/paths'
import { CloseException } from '#app/payments/desk/operator-forms.server'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { booksAgainstProvider } from '#app/settlement/reconciliation/books-page-queries.server'
import { DifferenceList } from '#app/settlement/reconciliation/difference-list'
import { reconcileBooks, resolveDifference } from '#app/settlement/reconciliation/reconcile-books.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button, ButtonLink } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { FileLinks } from '#app/ui/navigation/file-links'
import { Money } from '#app/ui/price/price'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.coopBooks(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const at = readMoment(new URL(request.url).searchParams.get('at'))
  const [books, balance] = await Promise.all([booksAgainstProvider(db), trialBalance(db, at ?? new Date())])
  return { ...books, balance, at }
}

export async function action({ request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const { userId } = await requireOperator(request)
  const form = await takeForm(request)
  const intent = form.get('intent')
  if (intent !== 'compare' && intent !== 'resolve') throw new Response(null, { status: 400 })
  const read = intent === 'resolve' ? checkForm(form, CloseException, locale) : null
  if (read && !read.ok) return data({ message: Object.values(read.reply.errors)[0]?.[0] ?? '' }, { status: 400 })
  const done = await attempt(async () => {
    if (read?.ok) await resolveDifference(db, userId, read.value)
    else await reconcileBooks(db)
  })
  if (!done.ok) return data({ message: sayRefusal(locale, done.refusal) }, { status: done.refusal.status })
  return redirect(localizePath(paths.coopBooks(), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader(intent === 'resolve' ? 'exception-closed' : 'books-compared') },
  })
}

export default function CoopBooks() {
  const { comparedAt, differences, balance, at } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale, t } = useLocale()
  const sums = [...new Set(balance.map(({ currency }) => currency))].map((currency) => {
    const rows = balance.filter((row) => row.currency === currency)
    const sum = (side: 'debitMinor' | 'creditMinor') => rows.reduce((all, row) => all + row[side], 0)
    return { kind: null, currency, debitMinor: sum('debitMinor'), creditMinor: sum('creditMinor'), balanceMinor: null }
  })
  const file = (format: 'csv' | 'xlsx') => paths.coopBooksFile(format, at ? writeMoment(at) : undefined)
  const money = (minor: number | null, currency: string) => (minor === null ? '' : <Money minor={minor} currency={currency} />)
  return (
    <div className="grid gap-8 py-6">
      <Breadcrumb items={[{ to: paths.coop(), label: t(coop.title) }, { label: t(w.title) }]} />
      <h1>{t(w.title)}</h1>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      <section className="grid gap-3" aria-labelledby="against">
        <BrushHeading id="against">{t(differences.length === 0 ? w.agree : w.open, { n: differences.length })}</BrushHeading>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-2">{comparedAt ? t(w.last, { time: formatInstant(comparedAt, locale) }) : t(w.never)}</p>
          <Form method="post">
            <Button variant="quiet" name="intent" value="compare">
              {t(w.now)}
            </Button>
          </Form>
        </div>
        <DifferenceList differences={differences} />
      </section>
      <section className="grid gap-3" aria-labelledby="trial">
        <BrushHeading id="trial">{t(w.trial)}</BrushHeading>
        <p className="max-w-prose text-ink-2">{t(w.trialHint)}</p>
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <TextField
            name="at"
            type="datetime-local"
            label={t(w.trialAt)}
            hint={t(w.trialAtHint)}
            defaultValue={at ? writeMoment(at) : undefined}
          />
          <Button variant="quiet">{t(w.trialShow)}</Button>
        </Form>
        {at ? <p className="font-semibold">{t(w.trialOf, { time: formatInstant(at, locale) })}</p> : null}
        <DataTable
          caption={t(w.trial)}
          hideCaption
          rows={[...balance, ...sums]}
          rowKey={({ kind, currency }) => `${kind}:${currency}`}
          columns={[
            { key: 'account', header: t(ledgerWords.account), cell: ({ kind }) => (kind ? t(ledgerWords[`account-${kind}`]) : t(w.sum)) },
            { key: 'currency', header: t(w.currency), cell: ({ currency }) => currency },
            { key: 'debit', header: t(ledgerWords.debit), numeric: true, cell: (row) => money(row.debitMinor, row.currency) },
            { key: 'credit', header: t(ledgerWords.credit), numeric: true, cell: (row) => money(row.creditMinor, row.currency) },
            { key: 'balance', header: t(w.balance), numeric: true, cell: (row) => money(row.balanceMinor, row.currency) },
          ]}
        />
        <p className="flex flex-wrap gap-3">
          <FileLinks csv={file('csv')} xlsx={file('xlsx')} />
          <ButtonLink variant="quiet" icon="receipt" to={paths.coopAccounts()}>
            {t(w.toAccounts)}
          </ButtonLink>
        </p>
      </section>
    </div>
  )
}
