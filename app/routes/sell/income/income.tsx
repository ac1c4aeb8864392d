import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { accountWords } from '#app/i18n/words/books/accounts'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { sayMonth } from '#app/routes/sell/calendar/say-nights'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { COMING_SHOWN } from '#app/settlement/income/coming-queries.server'
import { chosenCurrency } from '#app/settlement/income/currencies.server'
import { monthAfter, monthBefore, readMonth, thisMonth } from '#app/settlement/income/months'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { FileLinks } from '#app/ui/navigation/file-links'
import { AccountNotice } from './account-notice'
import { ComingList } from './coming-list'
import { IncomeFigures } from './income-figures'
import { PayoutList } from './payout-list'
import { ProductTable } from './product-table'
import { readIncome } from './read-income.server'
import { WeekChart } from './week-chart'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellIncome(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const query = new URL(request.url).searchParams
  const month = readMonth(query.get('month'))
  const chosen = await chosenCurrency(db, stall.id, query.get('currency'))
  return { month, current: thisMonth(), comingMost: COMING_SHOWN, ...chosen, ...(await readIncome(stall.id, month, chosen.currency)) }
}

export default function Income() {
  const { month, current, currency, currencies, comingMost, now, paidOutMinor, account, coming, weeks, products, payouts } =
    useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const said = sayMonth(locale, month)
  const inOther = currency === currencies[0] ? undefined : currency
  const around = [monthBefore(monthBefore(month)), monthBefore(month), month, monthAfter(month)].filter((one) => one <= current)
  return (
    <div className="grid grid-cols-1 gap-8 py-6">
      <header className="stack">
        <h1>{t(w.title)}</h1>
        {currencies.length > 1 ? (
          <nav aria-label={t(w.currencies)} className="flex flex-wrap gap-2">
            {currencies.map((one) => (
              <Chip
                key={one}
                to={paths.sellIncome(month, one === currencies[0] ? undefined : one)}
                current={one === currency}
                label={one}
              />
            ))}
          </nav>
        ) : null}
        <IncomeFigures
          currency={currency}
          now={now}
          paidOutMinor={paidOutMinor}
          paidOutLabel={month === current ? t(w.paidOut) : t(w.paidOutOf, { month: said })}
        />
        <AccountNotice account={account} />
        <p className="flex flex-wrap gap-3">
          <ButtonLink to={paths.payout()} variant="quiet">
            {t(w.howPaid)}
          </ButtonLink>
          <ButtonLink to={paths.sellAccount({ currency: inOther })} variant="quiet" icon="receipt">
            {t(accountWords.toMine)}
          </ButtonLink>
        </p>
      </header>
      <section aria-labelledby="coming" className="stack">
        <BrushHeading id="coming">{t(w.comingTitle)}</BrushHeading>
        <ComingList currency={currency} coming={coming} most={comingMost} />
      </section>
      <section aria-labelledby="month" className="stack">
        <BrushHeading id="month">{t(w.monthTitle, { month: said })}</BrushHeading>
        <nav aria-label={t(w.months)} className="flex flex-wrap gap-2">
          {around.map((one) => (
            <Chip key={one} to={paths.sellIncome(one, inOther)} current={one === month} label={sayMonth(locale, one)} />
          ))}
        </nav>
        <WeekChart currency={currency} weeks={weeks} month={said} />
        <p className="flex flex-wrap gap-3">
          <ButtonLink to={paths.sellStatement(month, inOther)} variant="quiet" icon="receipt">
            {t(w.statementLink)}
          </ButtonLink>
          <FileLinks csv={paths.sellStatementFile(month, 'csv', inOther)} xlsx={paths.sellStatementFile(month, 'xlsx', inOther)} />
        </p>
      </section>
      <section aria-labelledby="products" className="stack">
        <BrushHeading id="products">{t(w.products)}</BrushHeading>
        <ProductTable currency={currency} products={products} />
      </section>
      <section aria-labelledby="payouts" className="stack">
        <BrushHeading id="payouts">{t(w.payouts)}</BrushHeading>
        <PayoutList currency={currency} payouts={payouts} />
      </section>
    </div>
  )
}
