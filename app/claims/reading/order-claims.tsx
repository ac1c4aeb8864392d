import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { Button, ButtonLink } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Timeline } from '#app/ui/feedback/timeline'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'
import { ClaimLines, ClaimPhotos } from './claim-papers'
import { claimTimeline } from './claim-timeline'
import type { ClaimView } from './claim-view.server'
import { sayClaimState } from './say-claim'

export type OrderClaimsBeside = { claims: ClaimView[]; claimableUntil: Date | null; returnableUntil: Date | null }

type Seller = { contactZh: string; contactEn: string; phone: string }
type Props = { beside: OrderClaimsBeside | undefined; orderId: string; purchaseNo: string; currency: string; seller: Seller }

/** What the buyer claimed of an order, what became of it, and the way to claim. */
export function OrderClaims({ beside, orderId, purchaseNo, currency, seller }: Props) {
  const { t, locale } = useLocale()
  if (!beside || (beside.claims.length === 0 && !beside.claimableUntil && !beside.returnableUntil)) return null
  return (
    <section className="grid gap-3">
      {beside.claims.length > 0 ? <h3 className="text-base">{t(w.claims)}</h3> : null}
      {beside.claims.map((claim) => (
        <OneClaim key={claim.id} claim={claim} orderId={orderId} currency={currency} seller={seller} />
      ))}
      {beside.claimableUntil ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 no-print">
          <ButtonLink to={paths.claim(purchaseNo, orderId)} variant="quiet" icon="camera">
            {t(w.entry)}
          </ButtonLink>
          <span className="text-sm text-ink-2">{t(w.entryUntil, { time: formatInstant(beside.claimableUntil, locale) })}</span>
        </p>
      ) : null}
      {beside.returnableUntil ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 no-print">
          <ButtonLink to={paths.returnGoods(purchaseNo, orderId)} variant="plain">
            {t(w.returnEntry)}
          </ButtonLink>
          <span className="text-sm text-ink-2">{t(w.entryUntil, { time: formatInstant(beside.returnableUntil, locale) })}</span>
        </p>
      ) : null}
    </section>
  )
}

function OneClaim({ claim, orderId, currency, seller }: { claim: ClaimView; orderId: string; currency: string; seller: Seller }) {
  const { t, locale } = useLocale()
  const time = formatInstant(claim.createdAt, locale)
  return (
    <article className="notice notice-info" aria-labelledby={`claim-${claim.id}`}>
      <div className="grid min-w-0 flex-1 gap-3">
        <h4 id={`claim-${claim.id}`} className="text-base">
          {t(claim.sort === 'claim' ? w.claimOf : w.returnOf, { time })} · {sayClaimState(claim, currency, locale)}
        </h4>
        <ClaimLines claim={claim} currency={currency} />
        {claim.words ? (
          <p className="whitespace-pre-line">
            <Written>{claim.words}</Written>
          </p>
        ) : null}
        <ClaimPhotos photos={claim.photos} />
        <Timeline label={t(w.claims)} entries={claimTimeline(claim, currency, locale)} />
        {claim.state === 'sending' ? <SendBackForm claimId={claim.id} orderId={orderId} seller={seller} /> : null}
        <ClaimReplyForms claim={claim} orderId={orderId} currency={currency} />
      </div>
    </article>
  )
}

/** Where the goods go, and the parcel they went with. */
function SendBackForm({ claimId, orderId, seller }: { claimId: string; orderId: string; seller: Seller }) {
  const { t, locale } = useLocale()
  return (
    <Form method="post" className="grid gap-3 no-print" preventScrollReset>
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="claimId" value={claimId} />
      <p>
        <Written>{t(w.sendBackTo, { name: pick(locale, seller.contactZh, seller.contactEn), phone: seller.phone })}</Written>
      </p>
      <TextField id={`carrier-${claimId}`} name="carrier" label={t(w.carrier)} required maxLength={40} />
      <TextField id={`tracking-${claimId}`} name="trackingNo" label={t(w.trackingNo)} required maxLength={40} autoComplete="off" />
      <Button variant="quiet" className="justify-self-start" name="intent" value="send-back">
        {t(w.sentBack)}
      </Button>
    </Form>
  )
}

/** Taking what the seller offers, or asking the cooperative. */
function ClaimReplyForms({ claim, orderId, currency }: { claim: ClaimView; orderId: string; currency: string }) {
  const { t, locale } = useLocale()
  if (claim.state !== 'offered' && claim.state !== 'refused') return null
  const hidden = (
    <>
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="claimId" value={claim.id} />
    </>
  )
  return (
    <div className="grid gap-3 no-print">
      {claim.state === 'offered' ? (
        <Form method="post" preventScrollReset>
          {hidden}
          <Button name="intent" value="claim-take">
            {t(w.takeOffer, { money: formatMoney(claim.offeredMinor ?? 0, currency, locale) })}
          </Button>
        </Form>
      ) : null}
      <Disclosure summary={t(w.askOperator)}>
        <Form method="post" className="grid gap-3" preventScrollReset>
          {hidden}
          <TextArea id={`ask-${claim.id}`} name="words" label={t(w.askWords)} optional maxLength={1000} rows={3} />
          <Button variant="quiet" className="justify-self-start" name="intent" value="claim-ask">
            {t(w.askNow)}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}
