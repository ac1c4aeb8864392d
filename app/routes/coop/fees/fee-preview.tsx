import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { tariffWords as w } from '#app/i18n/words/books/tariff'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { RateTable } from '#app/ledger/rate-table'
import type { TypedTariff } from '#app/ledger/tariff-form.server'
import type { RateShown } from '#app/ledger/tariff-queries.server'
import { Button } from '#app/ui/button'
import { Written } from '#app/ui/written'
import { numbered } from './rate-rows'

const EXAMPLE_MINOR = 25_800

/** What produce of no special kind or seller is charged under some rates, in fen. */
function exampleFee(rates: readonly RateShown[]): number {
  const usual = rates.find(
    ({ orderKind, sellerKind, categoryZh }) => (orderKind === null || orderKind === 'goods') && !sellerKind && !categoryZh,
  )
  return Math.round((EXAMPLE_MINOR * (usual?.rateBps ?? 0)) / 10_000)
}

type FeePreviewProps = { preview: { rates: readonly RateShown[]; validFrom: Date }; typed: TypedTariff; now: readonly RateShown[] }

/** The rates as everybody will read them, and the one button that publishes them. */
export function FeePreview({ preview, typed, now }: FeePreviewProps) {
  const { locale, t } = useLocale()
  const title = t(w.previewTitle, { day: formatDay(preview.validFrom, locale) })
  const money = (minor: number) => formatMoney(minor, 'CNY', locale)
  return (
    <section className="card grid gap-3 p-5" aria-labelledby="preview">
      <h2 id="preview">{title}</h2>
      <RateTable caption={title} rates={preview.rates} />
      <p>{t(w.example, { price: money(EXAMPLE_MINOR), fee: money(exampleFee(preview.rates)), now: money(exampleFee(now)) })}</p>
      <p className="whitespace-pre-wrap">
        <Written>{typed.note}</Written>
      </p>
      <Form method="post" className="grid gap-3">
        {numbered(typed.rates).flatMap((rate) =>
          (['orderKind', 'sellerKind', 'category', 'rate'] as const).map((name) => (
            <input key={`${name}-${rate.line}`} type="hidden" name={name} value={rate[name]} />
          )),
        )}
        <input type="hidden" name="from" value={typed.from} />
        <input type="hidden" name="note" value={typed.note} />
        <Button className="justify-self-start" name="intent" value="publish">
          {t(w.publish)}
        </Button>
      </Form>
    </section>
  )
}
