import { words } from '#app/i18n/words'

/** The cooperative's books beside the provider's. */
export const coopBookWords = words({
  title: { zh: '对账', en: 'The books' },
  description: {
    zh: '每晚和支付公司逐笔对账，对不上的列在这里。',
    en: 'Compared with the provider every night; what differs stands here.',
  },
  toBooks: { zh: '对账', en: 'The books' },
  last: { zh: '上次对账：{time}', en: 'Last compared: {time}' },
  never: { zh: '还没有对过账', en: 'Not compared yet' },
  now: { zh: '现在对一次', en: 'Compare now' },
  agree: { zh: '两边一致', en: 'Both sides agree' },
  open: { zh: '{n} 处对不上', en: '{n} differences' },
  theirs: { zh: '支付公司', en: 'Provider' },
  ours: { zh: '账上', en: 'Books' },
  withFee: { zh: '{amount}（手续费 {fee}）', en: '{amount} (fee {fee})' },
  reason: { zh: '原因', en: 'Reason' },
  askAgain: { zh: '再问一次并办结', en: 'Ask again and put away' },
  answer: { zh: '处理', en: 'Deal with it' },
  trial: { zh: '试算平衡', en: 'Trial balance' },
  trialHint: {
    zh: '借方和贷方每种货币合计相等，账才是平的。',
    en: 'Debits and credits of each currency are the same sum, or the books are wrong.',
  },
  balance: { zh: '余额', en: 'Balance' },
  currency: { zh: '币种', en: 'Currency' },
  sum: { zh: '合计', en: 'Sum' },
  file: { zh: '下载 CSV', en: 'Download CSV' },
  'kind-charge': { zh: '收款', en: 'Payment' },
  'kind-refund': { zh: '退款', en: 'Refund' },
  'kind-refund_failure': { zh: '退款退回', en: 'Failed refund' },
  'kind-transfer': { zh: '打款', en: 'Payout to a seller' },
  'kind-transfer_reversal': { zh: '打款收回', en: 'Payout taken back' },
  'kind-dispute': { zh: '争议扣款', en: 'Dispute' },
  'kind-dispute_reversal': { zh: '争议退还', en: 'Dispute returned' },
  'kind-payout': { zh: '汇到银行', en: 'Paid into the bank' },
})
