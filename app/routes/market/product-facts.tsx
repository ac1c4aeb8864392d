import type { ReactNode } from 'react'
import type { ProductPage } from '#app/catalogue/browse/product-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { storageWords, productWords as w } from '#app/i18n/words/browsing/product'
import { stallKinds } from '#app/i18n/words/browsing/stalls'
import { provinceKey, provinces } from '#app/i18n/words/buying/provinces'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { BrushHeading } from '#app/ui/brush-heading'
import { Icon, type IconName } from '#app/ui/icon'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

/** What a stall's delivery costs and where it does not go, in sentences. */
export function useDeliverySentences({ flatMinor, freeFromMinor, excluded }: ProductPage['delivery']): { fee: string; reach: string } {
  const { t, locale } = useLocale()
  const money = (minor: number) => formatMoney(minor, 'CNY', locale, { dropZeros: true })
  const names = excluded.flatMap((code) => {
    const key = provinceKey(code)
    return key ? [t(provinces[key])] : []
  })
  return {
    fee:
      flatMinor === 0
        ? t(w.free)
        : freeFromMinor === null
          ? t(w.fee, { fee: money(flatMinor) })
          : t(w.feeFree, { fee: money(flatMinor), amount: money(freeFromMinor) }),
    reach: names.length > 0 ? t(w.excluded, { places: names.join(t(w.listSeparator)) }) : t(w.everywhere),
  }
}

function Line({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <Icon name={icon} className="mt-1 text-line-strong" />
      <span className="min-w-0">{children}</span>
    </li>
  )
}

/** When it leaves, from where, what that costs, and the return rule. */
export function DeliveryFacts({ page }: { page: ProductPage }) {
  const { t, locale } = useLocale()
  const { fee, reach } = useDeliverySentences(page.delivery)
  const n = page.shipsWithinDays
  const when =
    page.tag === 'pre-order' && page.harvestFrom
      ? t(w.shipsPreOrder, { day: formatDay(page.harvestFrom, locale), n })
      : n === 0
        ? t(w.shipsToday)
        : t(w.ships, { n })
  return (
    <section aria-label={t(w.delivery)} className="card p-4">
      <ul className="grid gap-2">
        <Line icon="clock">
          {when}
          {page.packsOnWeekends ? '' : ` · ${t(w.noWeekends)}`}
        </Line>
        <Line icon="pin">
          <Written>{t(w.from, { place: page.seller.place })}</Written>
        </Line>
        <Line icon="truck">{fee}</Line>
        <Line icon="globe">{reach}</Line>
        <Line icon="info">{t(page.returnExempt ? w.returnsExempt : w.returnsAllowed)}</Line>
      </ul>
    </section>
  )
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Origin, season, harvest, keeping. */
export function GoodsFacts({ page }: { page: ProductPage }) {
  const { t, locale } = useLocale()
  const day = (text: string) => formatDay(text, locale)
  const months = page.months.map((month) => (locale === 'zh' ? String(month) : (englishMonths[month - 1] ?? ''))).join(t(w.listSeparator))
  const harvest = page.harvestFrom
    ? page.harvestTo
      ? t(w.harvestBetween, { from: day(page.harvestFrom), to: day(page.harvestTo) })
      : t(w.harvestFrom, { from: day(page.harvestFrom) })
    : null
  return (
    <dl className="facts measure">
      <dt>{t(w.origin)}</dt>
      <dd>
        <Link to={paths.market({ district: page.county.code })}>
          <Written>{page.place}</Written>
        </Link>
      </dd>
      {page.months.length > 0 ? (
        <>
          <dt>{t(w.season)}</dt>
          <dd>{page.months.length === 12 ? t(w.allYear) : t(w.months, { months })}</dd>
        </>
      ) : null}
      {harvest ? (
        <>
          <dt>{t(w.harvest)}</dt>
          <dd>{harvest}</dd>
        </>
      ) : null}
      <dt>{t(w.keep)}</dt>
      <dd>{t(storageWords[page.storage])}</dd>
      {page.catchPermit ? (
        <>
          <dt>{t(w.permit)}</dt>
          <dd>
            <Written>{page.catchPermit}</Written>
          </dd>
        </>
      ) : null}
    </dl>
  )
}

export function SellerBlock({ page }: { page: ProductPage }) {
  const { t } = useLocale()
  const { seller } = page
  return (
    <section aria-labelledby="seller" className="grid gap-2">
      <BrushHeading id="seller">{t(w.seller)}</BrushHeading>
      <div className="card grid gap-1 p-4">
        <p className="font-semibold">
          <Written>{`${seller.name} · ${seller.contact}`}</Written>
        </p>
        <p className="text-ink-2">
          <Written>{`${t(stallKinds[seller.kind])} · ${seller.place}`}</Written>
        </p>
        <p>
          <Link to={paths.farmer(seller.slug)} className="inline-flex min-h-(--tap) items-center font-semibold">
            {t(w.visit)}
          </Link>
        </p>
      </div>
    </section>
  )
}
