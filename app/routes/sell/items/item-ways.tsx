import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { itemOfStall } from '#app/catalogue/listings/stall-items-queries.server'
import { mayBeWeighed } from '#app/catalogue/offers/sale-units'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { weighingWords as scale } from '#app/i18n/words/selling/weighing'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Checkbox } from '#app/ui/fields/checkbox'
import { MoneyField } from '#app/ui/fields/money-field'
import { TextField } from '#app/ui/fields/text-field'
import { yuanText } from './item-row'
import { OfferFields } from './offer-fields'
import { PricedByWeight, WeighFields } from './weigh-fields'

type Offer = NonNullable<Awaited<ReturnType<typeof itemOfStall>>>['offers'][number]

function WayForm({ offer, reply }: { offer: Offer; reply: FormReply }) {
  const { t, locale } = useLocale()
  const mine = reply.values.offerId === offer.id ? reply : null
  const [weigh, setWeigh] = useState(String(mine?.values.weigh ?? offer.weighGrams ?? ''))
  return (
    <Form method="post" className="card grid items-end gap-3 p-4 sm:grid-cols-2" preventScrollReset>
      <input type="hidden" name="intent" value="way" />
      <input type="hidden" name="offerId" value={offer.id} />
      <TextField
        id={`labelZh-${offer.id}`}
        name="labelZh"
        label={t(w.wayLabel)}
        required
        maxLength={40}
        defaultValue={String(mine?.values.labelZh ?? offer.labelZh)}
        error={mine?.errors.labelZh}
      />
      <TextField
        id={`labelEn-${offer.id}`}
        name="labelEn"
        label={t(w.wayLabelEn)}
        optional
        maxLength={60}
        defaultValue={String(mine?.values.labelEn ?? offer.labelEn)}
        error={mine?.errors.labelEn}
      />
      <MoneyField
        id={`price-${offer.id}`}
        name="price"
        label={t(w.price)}
        unit={weigh ? t(weigh === '500' ? scale.jin : scale.kg) : pick(locale, offer.unitZh, offer.unitEn)}
        defaultValue={String(mine?.values.price ?? yuanText(offer.weighMinor ?? offer.priceMinor))}
        error={mine?.errors.price}
      />
      {mayBeWeighed(offer) ? (
        <div className="sm:col-span-2">
          <PricedByWeight offer={offer} />
          <WeighFields
            values={mine?.values ?? { weigh: String(offer.weighGrams ?? ''), tolerance: String(offer.tolerancePercent ?? '') }}
            errors={mine?.errors ?? {}}
            idSuffix={`-${offer.id}`}
            weigh={weigh}
            onWeigh={setWeigh}
          />
        </div>
      ) : null}
      <Checkbox id={`active-${offer.id}`} name="active" label={t(w.wayActive)} defaultChecked={offer.active} />
      <Button variant="quiet">{t(w.save)}</Button>
    </Form>
  )
}

/** Every way to buy a listing, and one more. */
export function ItemWays({ offers, reply }: { offers: Offer[]; reply: FormReply }) {
  const { t } = useLocale()
  const adding = reply.values.intent === 'new-way'
  return (
    <section className="stack">
      <BrushHeading>{t(w.ways)}</BrushHeading>
      {offers.map((offer) => (
        <WayForm
          key={`${offer.id}-${offer.priceMinor}-${offer.weighGrams}-${offer.tolerancePercent}-${offer.active}`}
          offer={offer}
          reply={reply}
        />
      ))}
      <Disclosure summary={t(w.addWay)} open={adding}>
        <Form method="post" className="stack max-w-2xl">
          <input type="hidden" name="intent" value="new-way" />
          <TextField
            id="new-labelZh"
            name="labelZh"
            label={t(w.wayLabel)}
            optional
            maxLength={40}
            defaultValue={String((adding && reply.values.labelZh) || '')}
          />
          <TextField
            id="new-labelEn"
            name="labelEn"
            label={t(w.wayLabelEn)}
            optional
            maxLength={60}
            defaultValue={String((adding && reply.values.labelEn) || '')}
          />
          <OfferFields idPrefix="new-" values={adding ? reply.values : {}} errors={adding ? reply.errors : {}} />
          <Button>{t(w.addWay)}</Button>
        </Form>
      </Disclosure>
    </section>
  )
}
