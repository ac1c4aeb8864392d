import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { sayMonth } from '#app/routes/sell/calendar/say-nights'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { chosenCurrency } from '#app/settlement/income/currencies.server'
import { readMonth } from '#app/settlement/income/months'
import { isEmptyAccount, statementOf } from '#app/settlement/income/statement.server'
import { Button } from '#app/ui/button'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { FileLinks } from '#app/ui/navigation/file-links'
import { Written } from '#app/ui/written'
import { StatementTable } from './statement-table'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellStatement(),
    title: say(locale, w.statementLink),
    description: say(locale, w.statementDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const query = new URL(request.url).searchParams
  const month = readMonth(query.get('month'))
  const { currency, currencies } = await chosenCurrency(db, stall.id, query.get('currency'))
  const { payable, debt } = await statementOf(db, stall.id, currency, month)
  const inOther = currency === currencies[0] ? undefined : currency
  return {
    month,
    currency,
    inOther,
    stall: { nameZh: stall.nameZh, nameEn: stall.nameEn },
    payable,
    debt: isEmptyAccount(debt) ? null : debt,
  }
}

export default function StatementPage() {
  const { month, currency, inOther, stall, payable, debt } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const said = sayMonth(locale, month)
  return (
    <div className="stack">
      <div className="no-print">
        <Breadcrumb items={[{ to: paths.sellIncome(month, inOther), label: t(w.title) }, { label: t(w.statement, { month: said }) }]} />
      </div>
      <h1>{t(w.statement, { month: said })}</h1>
      <p>
        <Written>{pick(locale, stall.nameZh, stall.nameEn)}</Written>
      </p>
      <p className="no-print flex flex-wrap gap-3">
        <Button type="button" icon="print" className="needs-script" onClick={() => window.print()}>
          {t(w.print)}
        </Button>
        <FileLinks csv={paths.sellStatementFile(month, 'csv', inOther)} xlsx={paths.sellStatementFile(month, 'xlsx', inOther)} />
      </p>
      <StatementTable title={t(w.payableAccount)} account={payable} currency={currency} />
      {debt ? <StatementTable title={t(w.debtAccount)} account={debt} currency={currency} /> : null}
    </div>
  )
}
