import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { accountWords as w } from '#app/i18n/words/books/accounts'
import { incomeWords } from '#app/i18n/words/selling/income'
import { accountEntries, readEntryWish, readSpan, spanBalances } from '#app/ledger/accounts/account-entries.server'
import { EntryTable } from '#app/ledger/accounts/entry-table'
import { SpanForm } from '#app/ledger/accounts/span-form'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { chosenCurrency } from '#app/settlement/income/currencies.server'
import { Chip } from '#app/ui/chip'
import { Link } from '#app/ui/link'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { FileLinks } from '#app/ui/navigation/file-links'
import { Pagination } from '#app/ui/navigation/pagination'
import { type OwnAccount, ownAccountId, ownAccounts, readOwnAccount } from './own-accounts'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const path = paths.sellAccount()
  return pageMeta({ locale, matches, path, title: say(locale, w.mine), description: say(locale, w.mineDescription), noIndex: true })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const query = new URL(request.url).searchParams
  const [of, span, wish] = [readOwnAccount(query.get('of')), readSpan(query), readEntryWish(query)]
  const { currency, currencies } = await chosenCurrency(db, stall.id, query.get('currency'))
  const kept = { of, ...(currency === currencies[0] ? {} : { currency }) }
  const id = ownAccountId(of, currency, stall.id)
  const [found, balances] = await Promise.all([accountEntries(db, id, span, wish), spanBalances(db, id, span)])
  const pages = pageLinks(found, !wish.after && !wish.before, (where) => paths.sellAccount({ ...kept, ...span, ...where }))
  return { of, kept, span, currency, entries: found.entries, balances, pages }
}

export default function OwnAccountPage() {
  const { of, kept, span, currency, entries, balances, pages } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const wish = { ...kept, ...span }
  return (
    <div className="stack">
      <Breadcrumb items={[{ to: paths.sellIncome(undefined, kept.currency), label: t(incomeWords.title) }, { label: t(w.mine) }]} />
      <h1>{t(w.mine)}</h1>
      <nav aria-label={t(w.which)} className="flex flex-wrap gap-2">
        {(Object.keys(ownAccounts) as OwnAccount[]).map((one) => (
          <Chip key={one} to={paths.sellAccount({ ...wish, of: one })} current={one === of} label={t(w[`mine-${one}`])} />
        ))}
      </nav>
      <SpanForm action={paths.sellAccount()} span={span} kept={kept} currency={currency} {...balances} />
      <p className="flex flex-wrap gap-3">
        <FileLinks csv={paths.sellAccountFile('csv', wish)} xlsx={paths.sellAccountFile('xlsx', wish)} />
      </p>
      {entries.length === 0 ? (
        <p className="text-ink-2">{t(w.noEntries)}</p>
      ) : (
        <EntryTable
          caption={t(w[`mine-${of}`])}
          currency={currency}
          entries={entries}
          about={({ orderNo }) => (orderNo ? <Link to={paths.sellOrder(orderNo)}>{orderNo}</Link> : null)}
        />
      )}
      <Pagination {...pages} />
    </div>
  )
}
