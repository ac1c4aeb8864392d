import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { weighingWords } from '#app/i18n/words/selling/weighing'
import { formatDay } from '#app/kernel/day'
import { formatGrams, formatScale } from '#app/kernel/weight'
import { sellOrders } from '#app/orders/selling/seller-order-queries.server'
import { weighedLine } from '#app/orders/weighing/weighed-line'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Pagination } from '#app/ui/navigation/pagination'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.packingLists(),
    title: say(locale, w.packingLists),
    description: say(locale, w.ordersDescription),
    noIndex: true,
  })
}

const SHEETS_AT_ONCE = 100

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const page = readRowPage(new URL(request.url).searchParams)
  const { rows: orders, ...around } = await sellOrders(db, stall.id, 'pack', page, SHEETS_AT_ONCE)
  const pages = pageLinks(around, isFirstPage(page), paths.packingLists)
  return { orders, pages, stall: { nameZh: stall.nameZh, nameEn: stall.nameEn, phone: stall.phone } }
}

type Line = Awaited<ReturnType<typeof sellOrders>>['rows'][number]['lines'][number]

/** What it weighs; of goods priced by the scale, what it should weigh and what it does, or a line to write that on. */
function SheetWeight({ line }: { line: Line }) {
  const { t, locale } = useLocale()
  const weighed = weighedLine(line)
  if (!weighed) return line.netGrams ? formatGrams(line.netGrams * line.quantity, locale) : null
  return (
    <>
      {t(weighingWords.about, { weight: formatScale(weighed.nominalGrams, locale) })}
      <br />
      {t(weighingWords.real)} {weighed.scale ? <strong>{formatScale(weighed.scale.grams, locale)}</strong> : <span className="to-write" />}
    </>
  )
}

/** One sheet of paper for each order to pack: address large, goods with boxes to tick. */
export default function PackingLists() {
  const { orders, pages, stall } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <h1 className="no-print">{t(w.packingLists)}</h1>
      {orders.length === 0 ? <EmptyState motif="basket" title={t(w.nothingToPack)} /> : null}
      {orders.length > 0 ? (
        <p className="no-print needs-script">
          <Button type="button" icon="print" onClick={() => window.print()}>
            {t(w.print)}
          </Button>
        </p>
      ) : null}
      {orders.map((order, i) => (
        <article key={order.id} className={`packing-sheet stack keep ${i > 0 ? 'break-before' : ''} mt-4`}>
          <div className="sheet-head">
            <h2>{t(w.orderNo, { no: order.no })}</h2>
            {order.shipBy ? <p className="font-semibold">{t(w.shipBy, { day: formatDay(order.shipBy, locale) })}</p> : null}
          </div>
          <p className="print-address text-lg" lang="zh-CN">
            <strong>
              {order.address.name} {order.address.phone}
            </strong>
            <br />
            {order.address.province} {order.address.city} {order.address.district} {order.address.town}
            <br />
            {order.address.detail}
          </p>
          <table>
            <thead>
              <tr>
                <th className="tick">
                  <span className="sr-only">{t(w.packedTick)}</span>
                </th>
                <th>{t(w.goods)}</th>
                <th className="number">{t(w.quantity)}</th>
                <th className="number">{t(w.weight)}</th>
              </tr>
            </thead>
            <tbody>
              {order.lines.map((line) => (
                <tr key={line.id}>
                  <td className="tick" />
                  <td>
                    <Written>{pick(locale, line.titleZh, line.titleEn)}</Written> ·{' '}
                    <Written>{pick(locale, line.labelZh, line.labelEn)}</Written>
                  </td>
                  <td className="number">
                    <strong>{line.quantity}</strong>
                  </td>
                  <td className="number">
                    <SheetWeight line={line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {order.note ? (
            <p>
              <strong>{t(w.note)}</strong>
              <br />
              <Written>{order.note}</Written>
            </p>
          ) : null}
          <p>
            <Written>{t(w.from, { name: pick(locale, stall.nameZh, stall.nameEn), phone: stall.phone })}</Written>
          </p>
        </article>
      ))}
      <div className="no-print">
        <Pagination {...pages} />
      </div>
    </div>
  )
}
