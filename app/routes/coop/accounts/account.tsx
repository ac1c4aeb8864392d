import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { accountWords as w } from '#app/i18n/words/books/accounts'
import { coop } from '#app/i18n/words/selling/coop'
import { coopBookWords } from '#app/i18n/words/selling/coop-books'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { requireOperator } from '#app/identity/actor.server'
import { accountEntries, readEntryWish, readSpan, spanBalances } from '#app/ledger/accounts/account-entries.server'
import { ledgerAccount } from '#app/ledger/accounts/account-queries.server'
import { EntryTable } from '#app/ledger/accounts/entry-table'
import { SpanForm } from '#app/ledger/accounts/span-form'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { FileLinks } from '#app/ui/navigation/file-links'
import { Pagination } from '#app/ui/navigation/pagination'
import { Written } from '#app/ui/written'
import { EntryAbout } from './entry-about'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const path = paths.coopAccount(params.id ?? '')
  return pageMeta({ locale, matches, path, title: say(locale, w.title), description: say(locale, w.description), noIndex: true })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireOperator(request)
  const account = await ledgerAccount(db, params.id ?? '')
  if (!account) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const [span, wish] = [readSpan(query), readEntryWish(query)]
  const [found, balances] = await Promise.all([accountEntries(db, account.id, span, wish), spanBalances(db, account.id, span)])
  const pages = pageLinks(found, !wish.after && !wish.before, (where) => paths.coopAccount(account.id, { ...span, ...where }))
  return { account, span, entries: found.entries, balances, pages }
}

export default function Account() {
  const { account, span, entries, balances, pages } = useLoaderData<typeof loader>()
  const { locale, t } = useLocale()
  const kind = t(ledgerWords[`account-${account.kind}`])
  const title = account.sellerZh
    ? t(ledgerWords.ofSeller, { account: kind, seller: pick(locale, account.sellerZh, account.sellerEn ?? '') })
    : kind
  return (
    <div className="grid grid-cols-1 gap-6 py-6">
      <Breadcrumb
        items={[
          { to: paths.coop(), label: t(coop.title) },
          { to: paths.coopBooks(), label: t(coopBookWords.title) },
          { to: paths.coopAccounts(), label: t(w.title) },
          { label: title },
        ]}
      />
      <h1>
        <Written>{title}</Written> <span className="text-base text-ink-2">{account.currency}</span>
      </h1>
      <SpanForm action={paths.coopAccount(account.id)} span={span} currency={account.currency} {...balances} />
      <p className="flex flex-wrap gap-3">
        <FileLinks csv={paths.coopAccountFile(account.id, 'csv', span)} xlsx={paths.coopAccountFile(account.id, 'xlsx', span)} />
      </p>
      {entries.length === 0 ? (
        <p className="text-ink-2">{t(w.noEntries)}</p>
      ) : (
        <EntryTable caption={title} currency={account.currency} entries={entries} about={(entry) => <EntryAbout entry={entry} />} />
      )}
      <Pagination {...pages} />
    </div>
  )
}
