import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { identity as w } from '#app/i18n/words/identity'
import { requireActor } from '#app/identity/actor.server'
import { MyOrderCard } from '#app/orders/buying/my-order-card'
import { countMyOrders, type MyOrderFilter, myOrderFilters, ordersOfBuyer } from '#app/orders/buying/my-orders-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Link } from '#app/ui/link'
import { Pagination } from '#app/ui/navigation/pagination'
import { Tabs } from '#app/ui/navigation/tabs'

const tabWords = { pay: w.toPay, ship: w.toShip, way: w.onTheWay, done: w.done, cancelled: w.cancelled } as const

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.myOrders(),
    title: say(locale, w.ordersTitle),
    description: say(locale, w.ordersDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const query = new URL(request.url).searchParams
  const filter = myOrderFilters.find((known) => known === query.get('state'))
  const [counts, page] = await Promise.all([
    countMyOrders(db, actor.userId),
    ordersOfBuyer(db, actor.userId, { filter, after: query.get('after') ?? undefined }),
  ])
  return { filter: filter ?? null, counts, filters: [...myOrderFilters], ...page, isFirst: !query.has('after') }
}

export default function MyOrders() {
  const { filter, counts, filters, orders, next, isFirst } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const here = paths.myOrders(filter ?? undefined)
  const tabs = [
    { to: paths.myOrders(), label: t(w.all), current: filter === null },
    ...filters.map((name: MyOrderFilter) => ({
      to: paths.myOrders(name),
      label: t(tabWords[name]),
      count: counts[name],
      current: filter === name,
    })),
  ]
  return (
    <div className="stack py-6">
      <h1>{t(w.ordersTitle)}</h1>
      <Tabs items={tabs} label={t(w.ordersTabs)} />
      {orders.length === 0 ? (
        <EmptyState title={t(w.noOrders)} action={<ButtonLink to={paths.market()}>{t(w.goMarket)}</ButtonLink>} />
      ) : (
        <ul className="grid gap-3">
          {orders.map((order) => (
            <li key={order.id}>
              <MyOrderCard order={order} />
            </li>
          ))}
        </ul>
      )}
      <Pagination first={isFirst ? null : here} next={next ? `${here}${filter ? '&' : '?'}after=${next}` : null} />
      <p>
        <Link to={paths.findOrder()}>{t(w.boughtAsGuest)}</Link>
      </p>
    </div>
  )
}
