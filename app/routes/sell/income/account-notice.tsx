import { useLocale } from '#app/i18n/use-locale'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { formatInstant } from '#app/kernel/day'
import { paths } from '#app/paths'
import type { PayoutAccount } from '#app/settlement/bank/payout-account-queries.server'
import { Notice } from '#app/ui/feedback/flash'
import { Link } from '#app/ui/link'

/** Says when nothing can be paid out, and what to do about it. Silent when all is well. */
export function AccountNotice({ account }: { account: PayoutAccount | null }) {
  const { t, locale } = useLocale()
  if (account?.state === 'active' && !account.isAsked) return null
  if (account?.usedFrom)
    return <Notice kind="info">{t(w.newAccount, { tail: account.bankTail, when: formatInstant(account.usedFrom, locale) })}</Notice>
  const text = !account
    ? t(w.noAccount)
    : account.isAsked
      ? t(w[account.state === 'active' ? 'provider-asks' : account.state === 'restricted' ? 'provider-restricted' : 'provider-pending'])
      : t(w.badAccount)
  return (
    <Notice kind="warn">
      <p>{text}</p>
      <Link to={paths.payout()}>{t(account?.isAsked ? w.howPaid : w.giveAccount)}</Link>
    </Notice>
  )
}
