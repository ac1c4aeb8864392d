import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { paths } from '#app/paths'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { ClaimView } from './claim-view.server'
import { sayShare } from './say-claim'

/** Photos as thumbnails, each a link to the large one. */
export function ClaimPhotos({ photos, large = false }: { photos: ClaimView['photos']; large?: boolean }) {
  const { t } = useLocale()
  if (photos.length === 0) return null
  return (
    <ul className="photo-row">
      {photos.map(({ key, kind }, n) => (
        <li key={key}>
          <a href={paths.upload(key, 960, 'jpg')} target="_blank" rel="noopener noreferrer">
            <img
              src={paths.upload(key, 320, 'jpg')}
              alt={`${t(w[`photo-${kind}`])} ${n + 1}`}
              width={large ? 160 : 96}
              height={large ? 120 : 72}
              className={large ? 'claim-photo-large' : undefined}
            />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What is claimed, line by line, and the buyer's words. */
export function ClaimLines({ claim, currency }: { claim: ClaimView; currency: string }) {
  const { t, locale } = useLocale()
  return (
    <ul className="grid gap-1">
      {claim.lines.map((line) => (
        <li key={line.id} className="flex flex-wrap justify-between gap-x-4">
          <span className="min-w-0 grow basis-40">
            <span className="font-semibold">
              <Written>{pick(locale, line.titleZh, line.titleEn)}</Written>
            </span>{' '}
            {t(w[`kind-${line.kind}`])} · {sayShare(line, locale)}
          </span>
          <Money minor={line.askedMinor} currency={currency} />
        </li>
      ))}
      {claim.askedFreightMinor > 0 ? (
        <li className="flex justify-between gap-4">
          <span>{t(w.freight)}</span>
          <Money minor={claim.askedFreightMinor} currency={currency} />
        </li>
      ) : null}
    </ul>
  )
}
