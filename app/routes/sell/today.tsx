import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lowStock } from '#app/catalogue/listings/stall-items-queries.server'
import { countToAnswer } from '#app/claims/reading/claim-lists.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { deskClaimWords } from '#app/i18n/words/selling/claims'
import { host } from '#app/i18n/words/selling/host'
import { incomeWords } from '#app/i18n/words/selling/income'
import { sell as w } from '#app/i18n/words/selling/sell'
import { weighingWords } from '#app/i18n/words/selling/weighing'
import { formatDay } from '#app/kernel/day'
import { countSellOrders, sellOrders, toAnswer, weekSales } from '#app/orders/selling/seller-order-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Slip } from '#app/ui/slip'
import { Written } from '#app/ui/written'
import { HostToday } from './hosting/host-today'
import { readHostDay } from './hosting/read-host-day.server'
import { sellerAtWork } from './seller-at-work.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sell(),
    title: say(locale, w.today),
    description: say(locale, w.todayDescription),
    noIndex: true,
  })
}

const SHOWN_TO_PACK = 10

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const [{ rows: pack }, { pack: toPack }, answer, claims, low, week, hostDay] = await Promise.all([
    sellOrders(db, stall.id, 'pack', {}, SHOWN_TO_PACK),
    countSellOrders(db, stall.id),
    toAnswer(db, stall.id),
    countToAnswer(db, stall.id),
    lowStock(db, stall.id),
    weekSales(db, stall.id),
    readHostDay(stall.id),
  ])
  return {
    stall: { nameZh: stall.nameZh, nameEn: stall.nameEn, status: stall.status, operatorNote: stall.operatorNote },
    pack: pack.map(({ no, shipBy, lines, unweighed }) => ({ no, shipBy, lines, unweighed })),
    toPack,
    answer,
    claims,
    low,
    week,
    hostDay,
  }
}

export default function Today() {
  const { stall, pack, toPack, answer, claims, low, week, hostDay } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <h1>
        <Written>{pick(locale, stall.nameZh, stall.nameEn)}</Written>
      </h1>
      {stall.status === 'suspended' ? (
        <Notice kind="warn">
          <Written>{t(w.stallSuspended, { reason: stall.operatorNote })}</Written>
        </Notice>
      ) : null}
      {['review', 'asked', 'refused'].includes(stall.status) ? (
        <Notice kind="info">
          <p>
            <Written>{stall.operatorNote || t(w.stallWaiting)}</Written>
          </p>
          <Link to={paths.stall()}>{t(w.myStall)}</Link>
        </Notice>
      ) : null}
      <p className="flex flex-wrap gap-2">
        <ButtonLink to={paths.newListing()} icon="plus">
          {t(w.sellNow)}
        </ButtonLink>
        <ButtonLink to={paths.items()} variant="quiet">
          {t(w.items)}
        </ButtonLink>
        <ButtonLink to={paths.sellIncome()} variant="quiet">
          {t(incomeWords.title)}
        </ButtonLink>
        <ButtonLink to={paths.stall()} variant="quiet">
          {t(w.myStall)}
        </ButtonLink>
        <ButtonLink to={paths.sellClaims()} variant="quiet">
          {t(deskClaimWords.title)}
        </ButtonLink>
        {hostDay ? null : (
          <ButtonLink to={paths.newHouse()} variant="quiet">
            {t(host.openHouse)}
          </ButtonLink>
        )}
      </p>
      {claims > 0 ? (
        <Notice kind="warn">
          <Link to={paths.sellClaims()}>{t(deskClaimWords.toAnswerCount, { n: claims })}</Link>
        </Notice>
      ) : null}
      {hostDay ? <HostToday day={hostDay} /> : null}
      <ul className="figures">
        <li>
          <Link to={paths.sellOrders()} className="card figure">
            {t(w.toPack)}
            <strong>{toPack}</strong>
          </Link>
        </li>
        <li className="card figure">
          {t(w.toAnswer)}
          <strong>{answer.problems.length + answer.invoices.length}</strong>
        </li>
        <li className="card figure">
          {t(w.weekSales)}
          <strong>
            <Money minor={week.totalMinor} />
          </strong>
          <span className="text-ink-2">{t(w.weekOrders, { n: week.orders })}</span>
        </li>
      </ul>
      <section className="stack">
        <BrushHeading more={{ to: paths.sellOrders(), label: t(w.orders) }}>{t(w.toPack)}</BrushHeading>
        {pack.length === 0 ? <p>{t(w.nothingToPack)}</p> : null}
        <ul className="stack">
          {pack.map((order) => (
            <li key={order.no} className="card p-4">
              <Link to={paths.sellOrder(order.no)}>{t(w.orderNo, { no: order.no })}</Link>
              {order.shipBy ? <span className="text-ink-2"> · {t(w.shipBy, { day: formatDay(order.shipBy, locale) })}</span> : null}
              {order.unweighed > 0 ? (
                <>
                  {' '}
                  <Slip inline>{t(weighingWords.waits)}</Slip>
                </>
              ) : null}
              <br />
              <Written>
                {order.lines
                  .map((line) => `${pick(locale, line.titleZh, line.titleEn)} × ${line.quantity}`)
                  .join(locale === 'zh' ? '、' : ', ')}
              </Written>
            </li>
          ))}
        </ul>
      </section>
      {answer.problems.length + answer.invoices.length > 0 ? (
        <section className="stack">
          <BrushHeading>{t(w.toAnswer)}</BrushHeading>
          <ul className="stack">
            {answer.problems.map((problem) => (
              <li key={`${problem.no}-${problem.text}`} className="card p-4">
                <Link to={paths.sellOrder(problem.no)}>{t(w.orderNo, { no: problem.no })}</Link> · <Written>{problem.text}</Written>
              </li>
            ))}
            {answer.invoices.map((invoice) => (
              <li key={invoice.no} className="card p-4">
                <Link to={paths.sellOrder(invoice.no)}>{t(w.orderNo, { no: invoice.no })}</Link> · {t(w.invoice)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {low.length > 0 ? (
        <section className="stack">
          <BrushHeading more={{ to: paths.items(), label: t(w.items) }}>{t(w.lowStock)}</BrushHeading>
          <ul>
            {low.map((offer) => (
              <li key={`${offer.listingId}-${offer.labelZh}`}>
                <Link to={paths.item(offer.listingId)}>
                  <Written>{pick(locale, offer.titleZh, offer.titleEn)}</Written>
                </Link>{' '}
                <Written>{pick(locale, offer.labelZh, offer.labelEn)}</Written> · {t(w.left, { n: offer.left })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
