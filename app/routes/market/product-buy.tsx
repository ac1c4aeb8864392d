import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { ProductPage } from '#app/catalogue/browse/product-queries.server'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath, say } from '#app/i18n/words'
import { productWords as w } from '#app/i18n/words/browsing/product'
import { weighedWords } from '#app/i18n/words/buying/weighed'
import { uiWords } from '#app/i18n/words/ui'
import { formatMoney, type Locale } from '#app/kernel/money'
import { ceilingOf, priceOfGrams } from '#app/kernel/weighed-price'
import { formatGrams, formatScale, GRAMS_PER_KG } from '#app/kernel/weight'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { QuantityStepper } from '#app/ui/fields/quantity-stepper'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { Price } from '#app/ui/price/price'
import type { PriceFacts } from '#app/ui/price/price-words'
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

/** What is paid by weight has its price by weight in front. */
function priceFacts(offer: Offer, locale: Locale): PriceFacts {
  const { minor, unit, grams, byWeight, weigh } = offer
  if (!weigh) return { minor, unit, grams, byWeight }
  const isKg = weigh.weighGrams === GRAMS_PER_KG
  return { minor: weigh.weighMinor, unit: say(locale, isKg ? uiWords.kg : uiWords.jin), grams: weigh.weighGrams, byWeight: true }
}

function ByWeight({ offer: { weigh, grams, currency, unit } }: { offer: Offer }) {
  const { t, locale } = useLocale()
  if (!weigh || !grams) return null
  const money = (minor: number) => formatMoney(minor, currency, locale)
  return (
    <div className="mt-2 grid gap-1">
      <p className="font-semibold">{t(weighedWords.slip)}</p>
      <p>
        {t(weighedWords.oneIs, {
          unit,
          weight: formatScale(grams, locale),
          estimate: money(priceOfGrams(weigh, grams)),
          most: money(ceilingOf(weigh, grams)),
        })}
      </p>
      <p className="measure text-sm text-ink-2">{t(weighedWords.howItWorks)}</p>
    </div>
  )
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
    <Price {...priceFacts(offer, locale)} currency={offer.currency} size={size} full={size === 'large' && !offer.weigh} />
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
        <ByWeight offer={chosen} />
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
            note: (
              <>
                <Left offer={offer} />
                {offer.weigh ? ` · ${t(weighedWords.slip)}` : null}
              </>
            ),
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
