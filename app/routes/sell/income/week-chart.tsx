import { useLocale } from '#app/i18n/use-locale'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { formatMoney } from '#app/kernel/money'
import { MonthBars } from '#app/routes/sell/occupancy/month-bars'
import type { WeekIncome } from '#app/settlement/income/income-queries.server'
import { DataTable } from '#app/ui/data-table'
import { Disclosure } from '#app/ui/disclosure'
import { Money } from '#app/ui/price/price'

const dayNumber = (day: string) => Number(day.slice(8))

/** What became the seller's in each week of a month: a sentence, bars drawn by the server, and the table. */
export function WeekChart({ weeks, currency, month }: { weeks: readonly WeekIncome[]; currency: string; month: string }) {
  const { t, locale } = useLocale()
  const label = ({ from, to }: WeekIncome) => {
    const days = from === to ? String(dayNumber(from)) : `${dayNumber(from)}–${dayNumber(to)}`
    return locale === 'zh' ? `${days}日` : days
  }
  const money = (minor: number) => formatMoney(minor, currency, locale, { dropZeros: true })
  const total = weeks.reduce((sum, { minor }) => sum + minor, 0)
  const best = weeks.reduce((most, week) => (week.minor > most.minor ? week : most))
  const isEmpty = weeks.every(({ minor }) => minor === 0)
  return (
    <>
      <p className="measure text-lg">
        {isEmpty ? t(w.monthNone, { month }) : t(w.monthSum, { month, total: money(total), week: label(best), most: money(best.minor) })}
      </p>
      {isEmpty ? null : (
        <>
          <MonthBars
            title={t(w.monthTitle, { month })}
            longLabels
            bars={weeks.map((week) => ({ key: week.from, label: label(week), value: week.minor, text: money(week.minor), ahead: false }))}
          />
          <Disclosure summary={t(w.weekTable)}>
            <DataTable
              caption={t(w.monthTitle, { month })}
              rows={weeks}
              rowKey={({ from }) => from}
              columns={[
                { key: 'week', header: t(w.week), cell: label },
                { key: 'income', header: t(w.income), numeric: true, cell: ({ minor }) => <Money minor={minor} currency={currency} /> },
              ]}
            />
          </Disclosure>
        </>
      )}
      <p className="measure text-ink-2">{t(w.chartNote)}</p>
    </>
  )
}
