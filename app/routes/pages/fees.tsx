import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { frame } from '#app/i18n/words/frame'
import { feeWords as w } from '#app/i18n/words/selling/fees'
import { dayOf, formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { RateTable } from '#app/ledger/rate-table'
import { publishedTariffs } from '#app/ledger/tariff-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { Disclosure } from '#app/ui/disclosure'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Written } from '#app/ui/written'

const EXAMPLE_MINOR = 25_800

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, matches, path: paths.fees(), title: say(locale, w.title), description: say(locale, w.description) })
}

export async function loader() {
  return { tariffs: await publishedTariffs(db) }
}

export default function Fees() {
  const { tariffs } = useLoaderData<typeof loader>()
  const { locale, t } = useLocale()
  const rates = tariffs.find(({ state }) => state === 'now')?.rates ?? []
  // What produce of no special kind or seller is charged: the words of the example.
  const usual = rates.find(
    ({ orderKind, sellerKind, categoryZh }) => orderKind !== 'stay' && orderKind !== 'session' && !sellerKind && !categoryZh,
  )
  const feeMinor = Math.round((EXAMPLE_MINOR * (usual?.rateBps ?? 0)) / 10_000)
  const money = (minor: number) => formatMoney(minor, 'CNY', locale)
  const shown = (state: string) => tariffs.filter((tariff) => tariff.state === state)
  return (
    <div className="stack">
      <Breadcrumb items={[{ to: paths.rules(), label: t(frame.rules) }, { label: t(w.title) }]} />
      <h1>{t(w.title)}</h1>
      <p className="measure">{t(w.lead)}</p>
      <p className="measure">
        {t(w.example, {
          price: money(EXAMPLE_MINOR),
          what: t(w.exampleGoods),
          fee: money(feeMinor),
          rest: money(EXAMPLE_MINOR - feeMinor),
        })}
      </p>
      {shown('coming').map((tariff) => (
        <section key={tariff.version} className="stack">
          <h2>{t(w.coming, { when: formatInstant(tariff.validFrom, locale) })}</h2>
          {tariff.note ? <Written>{tariff.note}</Written> : null}
          <RateTable caption={t(w.coming, { when: dayOf(tariff.validFrom) })} rates={tariff.rates} />
        </section>
      ))}
      {shown('now').map((tariff) => (
        <section key={tariff.version} className="stack">
          <h2>{t(w.inForce)}</h2>
          <p className="text-ink-2">{t(w.version, { version: tariff.version, when: dayOf(tariff.validFrom) })}</p>
          {tariff.rates.length > 1 ? <p className="measure">{t(w.order)}</p> : null}
          <RateTable caption={t(w.inForce)} rates={tariff.rates} />
        </section>
      ))}
      {shown('past').length > 0 ? (
        <section className="stack">
          <h2>{t(w.earlier)}</h2>
          {shown('past').map((tariff) => {
            const name = t(w.version, { version: tariff.version, when: dayOf(tariff.validFrom) })
            return (
              <Disclosure key={tariff.version} summary={name}>
                <RateTable caption={name} rates={tariff.rates} />
              </Disclosure>
            )
          })}
        </section>
      ) : null}
    </div>
  )
}
