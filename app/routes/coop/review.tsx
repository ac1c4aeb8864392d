import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { coop as w } from '#app/i18n/words/selling/coop'
import { sellers as sellerWords } from '#app/i18n/words/selling/sellers'
import { requireOperator } from '#app/identity/actor.server'
import { formatDay } from '#app/kernel/day'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { countStalls, stallsToReview } from '#app/sellers/review/review-queries.server'
import type { StallStatus } from '#app/sellers/stall/stall-states'
import { stallStatusWords } from '#app/sellers/stall/stall-status'
import { DataTable } from '#app/ui/data-table'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Link } from '#app/ui/link'
import { Pagination } from '#app/ui/navigation/pagination'
import { Tabs } from '#app/ui/navigation/tabs'
import { Written } from '#app/ui/written'

const order: StallStatus[] = ['review', 'asked', 'active', 'suspended', 'refused']

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.review(),
    title: say(locale, w.reviewTitle),
    description: say(locale, w.reviewDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const query = new URL(request.url).searchParams
  const status = order.find((known) => known === query.get('status')) ?? 'review'
  const [counts, page] = await Promise.all([countStalls(db), stallsToReview(db, status, query.get('after') ?? undefined)])
  return { status, counts, ...page, isFirst: !query.has('after') }
}

export default function Review() {
  const { status, counts, rows, next, isFirst } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const here = paths.review(status)
  const tabs = order.map((name) => ({
    to: paths.review(name),
    label: t(stallStatusWords[name]),
    count: counts[name],
    current: name === status,
  }))
  return (
    <div className="stack py-6">
      <h1>{t(w.reviewTitle)}</h1>
      <Tabs items={tabs} label={t(w.reviewTabs)} />
      {rows.length === 0 ? (
        <EmptyState title={t(w.noStalls)} />
      ) : (
        <DataTable
          caption={t(stallStatusWords[status])}
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'stall',
              header: t(w.stall),
              cell: (row) => (
                <Link to={paths.reviewStall(row.id)}>
                  <Written>{pick(locale, row.nameZh, row.nameEn)}</Written>
                </Link>
              ),
            },
            { key: 'kind', header: t(w.kind), cell: (row) => t(sellerWords[row.kind]) },
            { key: 'place', header: t(w.place), cell: (row) => <Written>{pick(locale, row.town, row.townEn)}</Written> },
            { key: 'grows', header: t(w.grows), cell: (row) => <Written>{row.grows}</Written> },
            { key: 'since', header: t(w.since), cell: (row) => formatDay(row.createdAt, locale) },
          ]}
        />
      )}
      <Pagination first={isFirst ? null : here} next={next ? `${here}&after=${next}` : null} />
    </div>
  )
}
