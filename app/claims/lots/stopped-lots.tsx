import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { formatDay } from '#app/kernel/day'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Written } from '#app/ui/written'
import type { StoppedLot } from './lot-queries.server'

/** Lots that are off sale, each with the button that sells it on. */
export function StoppedLots({ lots }: { lots: readonly StoppedLot[] }) {
  const { t, locale } = useLocale()
  if (lots.length === 0) return null
  return (
    <section className="stack">
      <BrushHeading>{t(w.stoppedLots)}</BrushHeading>
      <ul className="stack">
        {lots.map((lot) => {
          const title = pick(locale, lot.titleZh, lot.titleEn)
          return (
            <li key={lot.id} className="card flex flex-wrap items-center justify-between gap-3 p-4">
              <span>
                <Written>{t(w.stoppedLot, { title, day: formatDay(lot.packedOn, locale), n: lot.claims })}</Written>
                <span className="block text-sm text-ink-2">
                  <Written>{pick(locale, lot.sellerZh, lot.sellerEn)}</Written>
                </span>
              </span>
              <Form method="post">
                <input type="hidden" name="lot" value={lot.id} />
                <Button variant="quiet" said={t(w.resumeOf, { title })}>
                  {t(w.resume)}
                </Button>
              </Form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
