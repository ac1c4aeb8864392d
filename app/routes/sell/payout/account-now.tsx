import { useLocale } from '#app/i18n/use-locale'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { formatInstant } from '#app/kernel/day'
import type { PayoutAccount } from '#app/settlement/bank/payout-account-queries.server'
import { Notice } from '#app/ui/feedback/flash'
import { Written } from '#app/ui/written'

/** How a seller is paid now, and whether that works. */
export function AccountNow({ account }: { account: PayoutAccount | null }) {
  const { t, locale } = useLocale()
  if (!account) return <Notice kind="warn">{t(w.accountNone)}</Notice>
  const { provider, state, bankName, bankTail, usedFrom, isAsked } = account
  const isBank = provider === 'bank_batch'
  const says = () => {
    if (state === 'pending') return usedFrom ? t(w['account-pending'], { when: formatInstant(usedFrom, locale) }) : t(w['provider-pending'])
    if (state === 'active' && isAsked) return t(w['provider-asks'])
    return state === 'restricted' && !isBank ? t(w['provider-restricted']) : t(w[`account-${state}`])
  }
  return (
    <Notice kind={state === 'active' && !isAsked ? 'good' : state === 'pending' ? 'info' : 'warn'}>
      <p className="font-semibold">
        {isBank ? <Written>{t(w.accountBank, { bank: bankName, tail: bankTail })}</Written> : t(w.accountProvider)}
      </p>
      <p>{says()}</p>
    </Notice>
  )
}
