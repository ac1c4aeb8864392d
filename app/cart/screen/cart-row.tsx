import { Form } from '@remix-run/react'
import type { LineView } from '#app/cart/cart-view'
import { MOST_OF_ONE } from '#app/cart/changes/read-quantity'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { cartWords as w } from '#app/i18n/words/buying/cart'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { QuantityStepper } from '#app/ui/fields/quantity-stepper'
import { Link } from '#app/ui/link'
import { sayPricePerWeight } from '#app/ui/price/say-weighed'
import { Written } from '#app/ui/written'
import { GoodsPicture } from './goods-picture'
import { LineChanges } from './line-changes'
import { LineMoney, WeighedLine } from './weighed-line'

type CartRowProps = { line: LineView /** What was typed and refused, with why. */; refused?: { typed: string; message: string } }

/** One line of the cart with its own small form. */
export function CartRow({ line, refused }: CartRowProps) {
  const { t, locale } = useLocale()
  const title = pick(locale, line.titleZh, line.titleEn)
  const gone = line.trouble === 'off-sale' || line.trouble === 'sold-out'
  const typed = Number(refused?.typed)
  return (
    <li className="grid gap-2 border-b border-line py-4 last:border-b-0">
      <div className="flex gap-3">
        <GoodsPicture line={line} />
        <div className="grid min-w-0 flex-1 content-start gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link to={paths.product(line.slug)} className="font-semibold">
              <Written>{title}</Written>
            </Link>
            {gone ? null : <LineMoney line={line} />}
          </div>
          <p className="text-sm text-ink-2">
            <Written>{pick(locale, line.labelZh, line.labelEn)}</Written> ·{' '}
            {line.weigh
              ? sayPricePerWeight(line.weigh, line.currency, locale)
              : t(w.each, { money: formatMoney(line.priceMinor, line.currency, locale), unit: pick(locale, line.unitZh, line.unitEn) })}
          </p>
          <WeighedLine line={line} />
          <LineChanges line={line} />
        </div>
      </div>
      <Form method="post" preventScrollReset className="flex flex-wrap items-start gap-x-3 gap-y-2 sm:ps-[5.75rem]">
        <input type="hidden" name="offerId" value={line.offerId} />
        {gone ? null : (
          <>
            <button type="submit" name="intent" value="set" className="sr-only" tabIndex={-1} aria-hidden="true">
              {t(w.update)}
            </button>
            <QuantityStepper
              key={`${line.quantity}:${refused?.typed ?? ''}`}
              id={`quantity-${line.offerId}`}
              name="quantity"
              label={t(w.quantityOf, { title })}
              defaultValue={refused && Number.isFinite(typed) ? typed : line.quantity}
              min={0}
              max={MOST_OF_ONE}
              error={refused?.message}
              minus={{ name: 'intent', value: 'less' }}
              plus={{ name: 'intent', value: 'more' }}
            />
            <Button variant="plain" name="intent" value="set" said={t(w.updateOf, { title })}>
              {t(w.update)}
            </Button>
          </>
        )}
        <Button variant="plain" name="intent" value="remove" formNoValidate said={t(w.removeOf, { title })}>
          {t(w.remove)}
        </Button>
      </Form>
    </li>
  )
}
