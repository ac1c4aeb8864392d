import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { accountWords as w } from '#app/i18n/words/books/accounts'
import { coop } from '#app/i18n/words/selling/coop'
import { coopBookWords } from '#app/i18n/words/selling/coop-books'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { requireOperator } from '#app/identity/actor.server'
import { houseAccounts, readSellerWish, type SellerAccounts, sellerAccounts } from '#app/ledger/accounts/account-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Pagination } from '#app/ui/navigation/pagination'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const path = paths.coopAccounts()
  return pageMeta({ locale, matches, path, title: say(locale, w.title), description: say(locale, w.description), noIndex: true })
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const wish = readSellerWish(new URL(request.url).searchParams)
  const [house, sellers] = await Promise.all([houseAccounts(db), sellerAccounts(db, wish)])
  const isFirst = !wish.after && !wish.before
  const pages = pageLinks(sellers, isFirst, (where) => paths.coopAccounts({ q: wish.q, ...where }))
  return { q: wish.q, house, sellers: sellers.rows, pages }
}

const kinds = [
  { kind: 'seller_held', field: 'heldMinor' },
  { kind: 'seller_payable', field: 'payableMinor' },
  { kind: 'payout_in_transit', field: 'inTransitMinor' },
  { kind: 'seller_debt', field: 'debtMinor' },
] as const satisfies readonly { kind: string; field: keyof SellerAccounts }[]

export default function Accounts() {
  const { q, house, sellers, pages } = useLoaderData<typeof loader>()
  const { locale, t } = useLocale()
  return (
    <div className="grid grid-cols-1 gap-8 py-6">
      <Breadcrumb
        items={[
          { to: paths.coop(), label: t(coop.title) },
          { to: paths.coopBooks(), label: t(coopBookWords.title) },
          { label: t(w.title) },
        ]}
      />
      <h1>{t(w.title)}</h1>
      <section className="grid grid-cols-1 gap-3" aria-labelledby="house">
        <BrushHeading id="house">{t(w.house)}</BrushHeading>
        {house.length === 0 ? (
          <p className="text-ink-2">{t(w.nothingYet)}</p>
        ) : (
          <DataTable
            caption={t(w.house)}
            hideCaption
            rows={house}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'account',
                header: t(w.account),
                cell: ({ id, kind }) => <Link to={paths.coopAccount(id)}>{t(ledgerWords[`account-${kind}`])}</Link>,
              },
              { key: 'currency', header: t(w.currency), cell: ({ currency }) => currency },
              {
                key: 'balance',
                header: t(w.balance),
                numeric: true,
                cell: ({ balanceMinor, currency }) => <Money minor={balanceMinor} currency={currency} />,
              },
            ]}
          />
        )}
      </section>
      <section className="grid grid-cols-1 gap-3" aria-labelledby="sellers">
        <BrushHeading id="sellers">{t(w.sellers)}</BrushHeading>
        <Form method="get" action={localizePath(paths.coopAccounts(), locale)} role="search" className="flex flex-wrap items-end gap-3">
          <TextField name="q" type="search" label={t(w.find)} defaultValue={q} className="flex-1 basis-60" />
          <Button variant="quiet" icon="search">
            {t(w.search)}
          </Button>
        </Form>
        {sellers.length === 0 ? (
          <p className="text-ink-2">{t(w.noSellers)}</p>
        ) : (
          <DataTable
            caption={t(w.sellers)}
            hideCaption
            rows={sellers}
            rowKey={({ ownerId, currency }) => `${currency}.${ownerId}`}
            columns={[
              { key: 'seller', header: t(w.seller), cell: ({ nameZh, nameEn }) => <Written>{pick(locale, nameZh, nameEn)}</Written> },
              { key: 'currency', header: t(w.currency), cell: ({ currency }) => currency },
              ...kinds.map(({ kind, field }) => ({
                key: kind,
                header: t(w[`col-${kind}`]),
                numeric: true,
                cell: (row: SellerAccounts) =>
                  row[field] === null ? (
                    '—'
                  ) : (
                    <Link to={paths.coopAccount(`${kind}:${row.currency}:${row.ownerId}`)}>
                      <Money minor={row[field]} currency={row.currency} />
                    </Link>
                  ),
              })),
            ]}
          />
        )}
        <Pagination {...pages} label={t(w.sellers)} />
      </section>
    </div>
  )
}
