import type { RefundTold } from '#app/payments/provider/refunds'

/** What a provider says of a refund that has moved money, in the currency of the books. */
export const toldRefund = (refundId: string, state: RefundTold['state']): RefundTold => ({
  ref: `re_${refundId}`,
  state,
  amountMinor: 0,
  currency: 'CNY',
  hasLeft: true,
  failure: null,
  waitsFor: null,
  settled: null,
  refundId,
  sellerOrderId: null,
})
