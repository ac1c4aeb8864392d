import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say, sayFound, type Word } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { weighingWords } from '#app/i18n/words/selling/weighing'
import { formatDay } from '#app/kernel/day'
import { type SellTab, sellTabs } from '#app/orders/selling/sell-tabs'
import { countSellOrders, sellOrders } from '#app/orders/selling/seller-order-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Link } from '#app/ui/link'
import { Pagination } from '#app/ui/navigation/pagination'
import { Tabs } from '#app/ui/navigation/tabs'
import { Money } from '#app/ui/price/price'
import { Slip } from '#app/ui/slip'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellOrders(),
    title: say(locale, w.orders),
    description: say(locale, w.ordersDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const query = new URL(request.url).searchParams
  const tab: SellTab = sellTabs.find((known) => known === query.get('state')) ?? 'pack'
  const page = readRowPage(query)
  const [{ rows: orders, ...around }, counts] = await Promise.all([sellOrders(db, stall.id, tab, page), countSellOrders(db, stall.id)])
  return { tab, orders, counts, pages: pageLinks(around, isFirstPage(page), (where) => paths.sellOrders(tab, where)) }
}

export default function SellOrders() {
  const { tab, orders, counts, pages } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.orders)}</h1>
      <Tabs
        label={t(w.orders)}
        items={sellTabs.map((known) => ({
          to: paths.sellOrders(known),
          label: sayFound(locale, (w as Record<string, Word>)[`tab-${known}`] ?? w.orders),
          count: counts[known],
          current: known === tab,
        }))}
      />
      {orders.length === 0 ? <EmptyState motif="basket" title={t(w.noOrders)} /> : null}
      {tab === 'pack' && orders.length > 0 ? (
        <p>
          <ButtonLink to={paths.packingLists()} variant="quiet" icon="print">
            {t(w.printAll)}
          </ButtonLink>
        </p>
      ) : null}
      <ul className="stack">
        {orders.map((order) => (
          <li key={order.id} className="card stack p-4">
            <h2 className="text-lg">
              <Link to={paths.sellOrder(order.no)}>{t(w.orderNo, { no: order.no })}</Link>
            </h2>
            {tab === 'pack' && order.unweighed > 0 ? (
              <p>
                <Slip inline>{t(weighingWords.waits)}</Slip>
              </p>
            ) : null}
            {tab === 'pack' && order.shipBy ? (
              <p className="font-semibold">{t(w.shipBy, { day: formatDay(order.shipBy, locale) })}</p>
            ) : null}
            <ul>
              {order.lines.map((line) => (
                <li key={line.id}>
                  <Written>{pick(locale, line.titleZh, line.titleEn)}</Written>{' '}
                  <Written>{pick(locale, line.labelZh, line.labelEn)}</Written> × {line.quantity}
                </li>
              ))}
            </ul>
            <p className="text-ink-2">
              <Written>{`${order.address.name} · ${order.address.city} ${order.address.district}`}</Written> ·{' '}
              <Money minor={order.totalMinor} currency={order.currency} />
            </p>
            {order.note ? (
              <p>
                {t(w.note)}
                {locale === 'zh' ? '：' : ': '}
                <Written>{order.note}</Written>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <Pagination {...pages} />
    </div>
  )
}
