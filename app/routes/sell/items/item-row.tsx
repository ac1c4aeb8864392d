import { Form } from '@remix-run/react'
import type { itemsOfStall } from '#app/catalogue/listings/stall-items-queries.server'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { weighingWords as scale } from '#app/i18n/words/selling/weighing'
import { paths } from '#app/paths'
import { BlockPrint } from '#app/ui/block-print/block-print'
import { Button } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'
import { Said, Written } from '#app/ui/written'
import { PricedByWeight } from './weigh-fields'

type Item = Awaited<ReturnType<typeof itemsOfStall>>['rows'][number]

/** Fen as a seller types it: 980 → 9.80. */
export const yuanText = (minor: number) => (minor / 100).toFixed(2)

function OfferRow({ item, offer, reply }: { item: Item; offer: Item['offers'][number]; reply: FormReply | null }) {
  const { t, locale } = useLocale()
  const mine = reply?.values.offerId === offer.id ? reply : null
  const name = `${pick(locale, item.titleZh, item.titleEn)} ${pick(locale, offer.labelZh, offer.labelEn)}`
  const unit = offer.weighGrams ? t(offer.weighGrams === 500 ? scale.jin : scale.kg) : pick(locale, offer.unitZh, offer.unitEn)
  const priceMinor = offer.weighMinor ?? offer.priceMinor
  return (
    <Form method="post" className="offer-row" preventScrollReset>
      <input type="hidden" name="offerId" value={offer.id} />
      <input type="hidden" name="listingId" value={item.id} />
      <input type="hidden" name="version" value={offer.stockVersion} />
      <input type="hidden" name="seenGrams" value={offer.weighGrams ?? ''} />
      <input type="hidden" name="seenOnHand" value={offer.onHand} />
      <p className="offer-name">
        <Written>{pick(locale, offer.labelZh, offer.labelEn)}</Written>
        <PricedByWeight offer={offer} lead=" · " />
        {offer.held > 0 ? <span className="text-ink-2"> · {t(w.held, { n: offer.held })}</span> : null}
      </p>
      <TextField
        key={`price-${priceMinor}`}
        id={`price-${offer.id}`}
        name="price"
        label={<Said as={`${name} ${t(w.pricePer, { unit })}`}>{t(w.pricePer, { unit })}</Said>}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={String(mine?.values.price ?? yuanText(priceMinor))}
        error={mine?.errors.price}
      />
      <TextField
        key={`count-${offer.onHand}-${offer.stockVersion}`}
        id={`count-${offer.id}`}
        name="count"
        label={<Said as={`${name} ${t(w.count)}`}>{t(w.count)}</Said>}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(mine?.values.count ?? offer.onHand)}
        error={mine?.errors.count}
      />
      <Button name="intent" value="save" variant="quiet">
        {t(w.saveRow)}
      </Button>
      {offer.onHand > offer.held ? (
        <p className="offer-gone">
          <Button name="intent" value="sold-out" variant="plain" small said={t(w.soldOutOf, { name })}>
            {t(w.soldOut)}
          </Button>
        </p>
      ) : null}
    </Form>
  )
}

/** One thing on the stall: its ways to buy with price and stock in place, and what can be done with it in one tap. */
export function ItemRow({ item, reply }: { item: Item; reply: FormReply | null }) {
  const { t, locale } = useLocale()
  const title = pick(locale, item.titleZh, item.titleEn)
  return (
    <li className="card stack p-4">
      <div className="item-head">
        {item.photoKey ? (
          <img src={paths.upload(item.photoKey, 320, 'jpg')} alt="" width={96} height={72} loading="lazy" />
        ) : (
          <BlockPrint category={item.categoryCode} name={item.titleZh} seed={item.slug} decorative />
        )}
        <h2 className="text-lg">
          <Link to={paths.item(item.id)}>
            <Written>{title}</Written>
          </Link>
        </h2>
      </div>
      {item.offers
        .filter((offer) => offer.active)
        .map((offer) => (
          <OfferRow key={offer.id} item={item} offer={offer} reply={reply} />
        ))}
      <Form method="post" className="row-links" preventScrollReset>
        <input type="hidden" name="listingId" value={item.id} />
        <Link to={paths.item(item.id)}>
          <Said as={t(w.editOf, { name: title })}>{t(w.edit)}</Said>
        </Link>
        {item.onShow ? (
          <Link to={paths.product(item.slug)}>
            <Said as={t(w.viewOf, { name: title })}>{t(w.view)}</Said>
          </Link>
        ) : null}
        {item.status === 'live' ? (
          <Button name="intent" value="hide" variant="plain" small said={t(w.hideOf, { name: title })}>
            {t(w.hide)}
          </Button>
        ) : null}
        {item.status === 'hidden' || item.status === 'draft' ? (
          <Button name="intent" value="show" variant="plain" small said={t(w.showOf, { name: title })}>
            {t(w.show)}
          </Button>
        ) : null}
        <Button name="intent" value="copy" variant="plain" small said={t(w.copyOf, { name: title })}>
          {t(w.copy)}
        </Button>
      </Form>
    </li>
  )
}
