import { useLocale } from '#app/i18n/use-locale'
import { accountWords as w } from '#app/i18n/words/books/accounts'
import type { AccountEntry } from '#app/ledger/accounts/account-entries.server'
import { paths } from '#app/paths'
import { Link } from '#app/ui/link'

/** The order, refund, bank run and dispute an entry is about, as far as there are such. */
export function EntryAbout({ entry }: { entry: AccountEntry }) {
  const { t } = useLocale()
  const { purchaseNo, orderNo, refundId, transferId, batchNo, disputeId } = entry
  const links = [
    ...(purchaseNo ? [{ to: paths.coopOrder(purchaseNo), label: orderNo ?? purchaseNo }] : []),
    ...(purchaseNo && refundId ? [{ to: `${paths.coopOrder(purchaseNo)}#refund-${refundId}`, label: t(w.refund) }] : []),
    ...(batchNo ? [{ to: paths.coopPayout(batchNo), label: t(w.batch, { no: batchNo }) }] : []),
    ...(purchaseNo && transferId && !batchNo
      ? [{ to: `${paths.coopOrder(purchaseNo)}#transfer-${transferId}`, label: t(w.transfer) }]
      : []),
    ...(disputeId ? [{ to: `${paths.coopDisputes()}#dispute-${disputeId}`, label: t(w.dispute) }] : []),
  ]
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {links.map(({ to, label }) => (
        <Link key={to} to={to} className="inline-flex items-center max-sm:min-h-11">
          {label}
        </Link>
      ))}
    </span>
  )
}
