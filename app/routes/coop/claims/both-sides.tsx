import type { claimFile } from '#app/claims/reading/claim-lists.server'
import { ClaimLines, ClaimPhotos } from '#app/claims/reading/claim-papers'
import type { ClaimView } from '#app/claims/reading/claim-view.server'
import { useLocale } from '#app/i18n/use-locale'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

type File = NonNullable<Awaited<ReturnType<typeof claimFile>>>
type Side = { claim: ClaimView; order: File['order'] }

/** What the buyer asks, says and shows. */
export function BuyersSide({ claim, order }: Side) {
  const { t, locale } = useLocale()
  const asked = claim.moves.find(({ toState }) => toState === 'disputed')
  return (
    <section className="card grid content-start gap-3 p-5" aria-labelledby="buyer-side">
      <h2 id="buyer-side">{t(w.buyerSide)}</h2>
      <p>
        <Written>{order.buyerName}</Written> <a href={`tel:${order.buyerPhone}`}>{order.buyerPhone}</a>
      </p>
      <ClaimLines claim={claim} currency={order.currency} />
      {[{ words: claim.words, at: claim.createdAt }, ...(asked ? [asked] : [])]
        .filter(({ words }) => words)
        .map(({ words, at }) => (
          <p key={at.toISOString()} className="whitespace-pre-line">
            <span className="block text-sm text-ink-2">{formatInstant(at, locale)}</span>
            <Written>{words}</Written>
          </p>
        ))}
      <Photos photos={claim.photos.filter(({ kind }) => kind !== 'answer')} />
    </section>
  )
}

/** What the seller answered, and shows. */
export function SellersSide({ claim, order }: Side) {
  const { t, locale } = useLocale()
  const answers = claim.moves.filter(({ actorKind }) => actorKind === 'seller')
  return (
    <section className="card grid content-start gap-3 p-5" aria-labelledby="seller-side">
      <h2 id="seller-side">{t(w.sellerSide)}</h2>
      <p>
        <a href={`tel:${order.sellerPhone}`}>{t(w.callSeller, { phone: order.sellerPhone })}</a>
      </p>
      {answers.length === 0 ? <p className="text-ink-2">{t(w.notAnswered)}</p> : null}
      {claim.offeredMinor === null ? null : (
        <p className="font-semibold">{t(w.offered, { money: formatMoney(claim.offeredMinor, order.currency, locale) })}</p>
      )}
      {answers
        .filter(({ words }) => words)
        .map(({ id, words, at }) => (
          <p key={id} className="whitespace-pre-line">
            <span className="block text-sm text-ink-2">{formatInstant(at, locale)}</span>
            <Written>{words}</Written>
          </p>
        ))}
      <Photos photos={claim.photos.filter(({ kind }) => kind === 'answer')} />
    </section>
  )
}

function Photos({ photos }: { photos: ClaimView['photos'] }) {
  const { t } = useLocale()
  return photos.length > 0 ? <ClaimPhotos photos={photos} large /> : <p className="text-ink-2">{t(w.noPhotos)}</p>
}

/** What else this buyer has claimed lately. */
export function BuyersRecord({ record, currency }: { record: File['record']; currency: string }) {
  const { t, locale } = useLocale()
  return (
    <section className="grid gap-2">
      <h2>{t(w.record)}</h2>
      {record.length === 0 ? <p className="text-ink-2">{t(w.noRecord)}</p> : null}
      <ul className="grid gap-1">
        {record.map(({ id, askedMinor, grantedMinor, createdAt }) => (
          <li key={id}>
            <Link to={paths.coopClaim(id)}>
              {t(w.recordLine, {
                time: formatInstant(createdAt, locale),
                asked: formatMoney(askedMinor, currency, locale),
                granted: formatMoney(grantedMinor ?? 0, currency, locale),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
