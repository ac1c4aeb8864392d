import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { paths } from '#app/paths'
import type { PayoutAccount } from '#app/settlement/bank/payout-account-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'

/** The way to the payment provider's own form, or to its page of an account that is ready. */
export function ProviderCard({ account }: { account: PayoutAccount | null }) {
  const { t, locale } = useLocale()
  const isReady = account?.state === 'active'
  return (
    <section aria-labelledby="provider" className="stack">
      <BrushHeading id="provider">{t(w.accountProvider)}</BrushHeading>
      <p className="measure text-ink-2">{t(w.providerHint)}</p>
      {/* Leads to another site, so the browser posts it itself. */}
      <form method="post" action={localizePath(paths.payoutProvider(), locale)}>
        <Button variant="quiet" name="intent" value={isReady ? 'account' : 'start'}>
          {t(isReady ? w.providerPage : account ? w.providerGoOn : w.providerStart)}
        </Button>
      </form>
    </section>
  )
}
