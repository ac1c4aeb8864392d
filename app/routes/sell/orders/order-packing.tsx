import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { weighingWords } from '#app/i18n/words/selling/weighing'
import { weighingRefusals } from '#app/i18n/words/selling/weighing-refusals'
import { formatGrams, formatScale } from '#app/kernel/weight'
import type { actsOn } from '#app/orders/moving/order-rules'
import { hasPlace } from '#app/orders/placing/has-place'
import type { sellOrder } from '#app/orders/selling/seller-order-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/fields/checkbox'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { CallAndNote } from './call-and-note'

export type SellOrderShown = NonNullable<Awaited<ReturnType<typeof sellOrder>>>

/** Where it goes and what goes in: a tick list until everything is packed. */
export function PackingPart({ order, acts }: { order: SellOrderShown; acts: ReturnType<typeof actsOn> }) {
  const { t, locale } = useLocale()
  const { address } = order.purchase
  const weightOf = (line: SellOrderShown['lines'][number]) => {
    const grams = line.netGrams && line.netGrams * line.quantity
    if (!grams) return ''
    const weight = line.weighMinor === null ? formatGrams(grams, locale) : t(weighingWords.about, { weight: formatScale(grams, locale) })
    return locale === 'zh' ? `（${weight}）` : ` (${weight})`
  }
  const hasWeighed = order.lines.some((line) => line.weighMinor !== null)
  const goods = (line: SellOrderShown['lines'][number]) =>
    `${pick(locale, line.titleZh, line.titleEn)} ${pick(locale, line.labelZh, line.labelEn)} × ${line.quantity}${weightOf(line)}`
  return (
    <>
      <section className="card stack p-4">
        <h2 className="text-lg">{t(w.receiver)}</h2>
        <p className="print-address text-lg" lang="zh-CN">
          <strong>{address.name}</strong>
          {hasPlace(address) ? (
            <>
              <br />
              {address.province} {address.city} {address.district} {address.town} {address.detail}
            </>
          ) : null}
        </p>
        <CallAndNote phone={address.phone} note={order.note} />
      </section>
      <section className="stack">
        <BrushHeading>{t(w.goods)}</BrushHeading>
        <Form method="post" className="stack" preventScrollReset>
          {order.lines.map((line) =>
            acts.prepare ? (
              <Checkbox
                key={`${line.id}-${line.packed}`}
                id={`packed-${line.id}`}
                name="packed"
                value={line.id}
                label={<Written>{goods(line)}</Written>}
                defaultChecked={line.packed}
              />
            ) : (
              <p key={line.id}>
                <Written>{goods(line)}</Written>
              </p>
            ),
          )}
          <p>
            {t(w.freight)} <Money minor={order.freightMinor} currency={order.purchase.currency} /> ·{' '}
            {t(hasWeighed ? weighingWords.atMost : w.total)}{' '}
            <strong>
              <Money minor={order.totalMinor} currency={order.purchase.currency} />
            </strong>
          </p>
          {acts.prepare && !acts.pack ? <p>{t(weighingRefusals['weigh-first'], { n: order.unweighed })}</p> : null}
          {acts.prepare ? (
            <div className="flex flex-wrap gap-2">
              {acts.pack ? (
                <Button name="intent" value="pack" icon="check">
                  {t(w.pack)}
                </Button>
              ) : null}
              <Button name="intent" value="tick" variant="quiet">
                {t(w.tickSave)}
              </Button>
            </div>
          ) : null}
        </Form>
      </section>
    </>
  )
}
