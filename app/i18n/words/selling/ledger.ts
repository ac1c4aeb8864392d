import { words } from '#app/i18n/words'

/** The books, as the cooperative's accountant reads them. */
export const ledgerWords = words({
  journal: { zh: '这笔钱的账', en: 'The books of this purchase' },
  journalHint: {
    zh: '钱到账、退回，每一步借贷两边都记，记了就不改。',
    en: 'Each step that moved money is written on both sides and never changed.',
  },
  nothingPosted: { zh: '还没有收到钱，账上没有它。', en: 'No money has come yet, so nothing is posted.' },
  standsNow: { zh: '钱现在在哪里', en: 'Where the money is now' },
  asset: { zh: '资产', en: 'Asset' },
  expense: { zh: '费用', en: 'Expense' },
  liability: { zh: '负债', en: 'Liability' },
  account: { zh: '科目', en: 'Account' },
  order: { zh: '订单', en: 'Order' },
  debit: { zh: '借', en: 'Debit' },
  credit: { zh: '贷', en: 'Credit' },
  amount: { zh: '金额', en: 'Amount' },
  side: { zh: '性质', en: 'Nature' },
  ofSeller: { zh: '{account}：{seller}', en: '{account}: {seller}' },

  'account-psp_pending': { zh: '支付公司在途', en: 'With the provider, on its way' },
  'account-psp_available': { zh: '支付公司可用', en: 'With the provider, available' },
  'account-psp_fee_expense': { zh: '支付手续费', en: 'Provider’s fees' },
  'account-seller_held': { zh: '待结算货款', en: 'Held for the seller until receipt' },
  'account-fee_deferred': { zh: '待确认服务费', en: 'Market fee, not yet earned' },
  'account-refund_pending': { zh: '待退款', en: 'To be given back' },
  'account-suspense': { zh: '待查', en: 'To be looked into' },

  'posting-payment_captured': { zh: '收到付款', en: 'Payment received' },
  'posting-psp_fee': { zh: '支付公司收手续费', en: 'Provider’s fee' },
  'posting-refund_requested': { zh: '登记退款', en: 'Refund set aside' },
  'posting-refund_sent': { zh: '退款已发出', en: 'Refund sent' },
  'posting-refund_failed': { zh: '退款被银行退回', en: 'Refund came back from the bank' },
  'posting-refund_refused': { zh: '支付公司没有接受退款', en: 'Refund refused by the provider' },
})
