import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { host } from '#app/i18n/words/selling/host'
import { hostFeeds } from '#app/i18n/words/selling/host-feeds'
import { hostMonths as w } from '#app/i18n/words/selling/host-months'
import { dayOf } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { sayMonth } from '#app/routes/sell/calendar/say-nights'
import { HostTabs } from '#app/routes/sell/hosting/host-tabs'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { hostMonths } from '#app/stays/desk/months-queries.server'
import { housesOf } from '#app/stays/keeping/house-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { DataTable } from '#app/ui/data-table'
import { Disclosure } from '#app/ui/disclosure'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { MonthBars } from './month-bars'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellMonths(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    noIndex: true,
  })
}

const BACK = 6
const AHEAD = 5

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const houses = (await housesOf(db, stall.id)).map(({ id, titleZh, titleEn }) => ({ id, titleZh, titleEn }))
  const wanted = new URL(request.url).searchParams.get('house')
  const house = houses.find(({ id }) => id === wanted) ?? null
  const months = houses.length > 0 ? await hostMonths(db, stall.id, { back: BACK, ahead: AHEAD, stayId: house?.id ?? null }) : []
  return { houses, houseId: house?.id ?? null, months, now: dayOf(new Date()).slice(0, 7) }
}

const percentOf = ({ taken, nights }: { taken: number; nights: number }) => (nights > 0 ? Math.round((taken * 100) / nights) : 0)

export default function OccupancyPage() {
  const { houses, houseId, months, now } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, 'CNY', locale, { dropZeros: true })
  const current = months.find(({ month }) => month === now)
  const best = [...months].sort((a, b) => percentOf(b) - percentOf(a))[0]
  if (houses.length === 0 || !current || !best) {
    return (
      <div className="stack">
        <h1>{t(w.title)}</h1>
        <HostTabs />
        <EmptyState motif="house" title={t(host.noHouse)} action={<ButtonLink to={paths.newHouse()}>{t(host.openHouse)}</ButtonLink>} />
      </div>
    )
  }
  const label = (month: string) => (locale === 'zh' ? `${Number(month.slice(5))}月` : sayMonth(locale, month).slice(0, 3))
  const bars = (value: (month: (typeof months)[number]) => number, text: (month: (typeof months)[number]) => string) =>
    months.map((month) => ({
      key: month.month,
      label: label(month.month),
      value: value(month),
      text: text(month),
      ahead: month.month > now,
    }))
  const said = [
    t(w.summary, { percent: percentOf(current), taken: current.taken, money: money(current.incomeMinor) }),
    t(w.best, { month: sayMonth(locale, best.month), percent: percentOf(best) }),
  ].join(locale === 'zh' ? '' : ' ')
  return (
    <div className="stack">
      <h1>{t(w.title)}</h1>
      <HostTabs />
      {houses.length > 1 ? (
        <nav aria-label={t(hostFeeds.chooseHouse)} className="flex flex-wrap gap-2">
          <Chip to={paths.sellMonths()} current={!houseId} label={t(w.all)} />
          {houses.map((one) => (
            <Chip key={one.id} to={paths.sellMonths(one.id)} current={one.id === houseId} label={pick(locale, one.titleZh, one.titleEn)} />
          ))}
        </nav>
      ) : null}
      <p className="measure text-lg">{said}</p>
      <section className="stack">
        <BrushHeading>{t(w.occupancy)}</BrushHeading>
        <MonthBars title={t(w.occupancy)} bars={bars(percentOf, (month) => `${percentOf(month)}%`)} most={100} />
      </section>
      <section className="stack">
        <BrushHeading>{t(w.income)}</BrushHeading>
        <MonthBars
          title={t(w.income)}
          bars={bars(
            ({ incomeMinor }) => incomeMinor,
            ({ incomeMinor }) => money(Math.round(incomeMinor / 100) * 100),
          )}
        />
      </section>
      <Disclosure summary={t(w.table)}>
        <DataTable
          caption={t(w.title)}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { key: 'month', header: t(w.month), cell: ({ month }) => sayMonth(locale, month) },
            { key: 'occupancy', header: t(w.occupancy), numeric: true, cell: (month) => `${percentOf(month)}%` },
            { key: 'taken', header: t(w.taken), numeric: true, cell: ({ taken, nights }) => t(w.ofNights, { taken, nights }) },
            { key: 'guests', header: t(w.guests), numeric: true, cell: ({ guests }) => guests },
            { key: 'income', header: t(w.income), numeric: true, cell: ({ incomeMinor }) => formatMoney(incomeMinor, 'CNY', locale) },
          ]}
        />
      </Disclosure>
      <p className="measure text-ink-2">{t(w.notes)}</p>
    </div>
  )
}
