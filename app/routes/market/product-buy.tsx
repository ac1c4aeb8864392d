import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { ProductPage } from '#app/catalogue/browse/product-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { productWords as w } from '#app/i18n/words/browsing/product'
import { formatGrams } from '#app/kernel/weight'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { QuantityStepper } from '#app/ui/fields/quantity-stepper'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { Price } from '#app/ui/price/price'
import { Written } from '#app/ui/written'

const MOST_AT_ONCE = 999
/** From here on the exact number left helps nobody. */
const PLENTY = 50

type Offer = ProductPage['offers'][number]

function Left({ offer }: { offer: Offer }) {
  const { t } = useLocale()
  if (offer.left === 0) return <span className="text-ink-2">{t(w.soldOut)}</span>
  return <span className="text-ink-2">{offer.left >= PLENTY ? t(w.plenty) : t(w.left, { n: offer.left, unit: offer.unit })}</span>
}

/** Choose a pack and how many; the cart takes it from there. A plain form. */
export function BuyForm({ page }: { page: ProductPage }) {
  const { t, locale } = useLocale()
  const first = page.offers.find((offer) => offer.left > 0) ?? page.offers[0]
  const [chosenId, setChosenId] = useState(first?.id)
  if (!first) return null
  const chosen = page.offers.find((offer) => offer.id === chosenId) ?? first
  const several = page.offers.length > 1
  const price = (offer: Offer, size: 'card' | 'large') => (
    <Price
      minor={offer.minor}
      currency={offer.currency}
      unit={offer.unit}
      grams={offer.grams}
      byWeight={offer.byWeight}
      size={size}
      full={size === 'large'}
    />
  )
  return (
    <Form method="post" action={localizePath(paths.cart(), locale)} className="grid gap-4">
      <div>
        {price(chosen, 'large')}
        {several ? null : (
          <p>
            <Written>{chosen.label}</Written> · <Left offer={chosen} />
            {locale === 'en' && chosen.byWeight && chosen.grams ? ` · ${t(w.oneIs, { weight: formatGrams(chosen.grams, locale) })}` : null}
          </p>
        )}
      </div>
      {several ? (
        <RadioCards
          label={t(w.choose)}
          name="offerId"
          defaultValue={first.id}
          onChange={setChosenId}
          options={page.offers.map((offer) => ({
            value: offer.id,
            label: <Written>{offer.label}</Written>,
            note: <Left offer={offer} />,
            aside: price(offer, 'card'),
            disabled: offer.left === 0,
          }))}
        />
      ) : (
        <input type="hidden" name="offerId" value={first.id} />
      )}
      {page.inStock ? (
        <div className="product-buy">
          <QuantityStepper name="quantity" label={t(w.quantity)} max={Math.min(chosen.left || 1, MOST_AT_ONCE)} />
          <Button name="intent" value="add" icon="cart">
            {t(w.add)}
          </Button>
        </div>
      ) : (
        <div className="notice notice-warn">
          <div>
            <p className="font-semibold">{t(w.soldOutTitle)}</p>
            <p>{t(w.soldOutText)}</p>
          </div>
        </div>
      )}
    </Form>
  )
}
