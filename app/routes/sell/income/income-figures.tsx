import { useLocale } from '#app/i18n/use-locale'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { formatMoney } from '#app/kernel/money'
import type { IncomeNow } from '#app/settlement/income/income-queries.server'
import { Money } from '#app/ui/price/price'

type IncomeFiguresProps = { currency: string; now: IncomeNow; paidOutMinor: number; paidOutLabel: string }

/** Three big numbers: mine, coming, paid out. */
export function IncomeFigures({ currency, now, paidOutMinor, paidOutLabel }: IncomeFiguresProps) {
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const figures = [
    { label: t(w.mineNow), minor: now.payableMinor },
    { label: t(w.coming), minor: now.heldMinor },
    { label: paidOutLabel, minor: paidOutMinor },
  ]
  return (
    <>
      <ul className="figures figures-long">
        {figures.map(({ label, minor }) => (
          <li key={label} className="card figure">
            {label}
            <strong>
              <Money minor={minor} currency={currency} />
            </strong>
          </li>
        ))}
      </ul>
      {now.onItsWayMinor > 0 ? <p>{t(w.onItsWay, { amount: money(now.onItsWayMinor) })}</p> : null}
      {now.debtMinor > 0 ? <p className="measure">{t(w.debt, { amount: money(now.debtMinor) })}</p> : null}
    </>
  )
}
