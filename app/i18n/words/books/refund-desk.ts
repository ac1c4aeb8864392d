import { words } from '#app/i18n/words'

/** Refunds by their state, for the operator. */
export const refundDeskWords = words({
  untaken: { zh: '卡上少扣，不用退', en: 'Not taken from a held card; nothing to send' },
  title: { zh: '退款', en: 'Refunds' },
  description: { zh: '每一笔退款到哪了，要人处理的排在前面。', en: 'Where every refund is; what needs you stands first.' },
  queue: { zh: '要处理的退款', en: 'Refunds that need you' },
  lists: { zh: '看哪些', en: 'Which ones' },
  'list-attention': { zh: '要处理的', en: 'Need you' },
  'list-open': { zh: '在路上', en: 'Under way' },
  'list-failed': { zh: '没退成', en: 'Failed' },
  'list-bank': { zh: '走银行的', en: 'By bank' },
  'list-done': { zh: '已退', en: 'Done' },
  'list-all': { zh: '全部', en: 'All' },
  none: { zh: '这里没有退款。', en: 'No refunds here.' },
  noneWaiting: { zh: '没有要处理的退款。', en: 'No refund needs you.' },

  'state-requested': { zh: '等支付公司收下', en: 'To be taken by the provider' },
  'state-pending': { zh: '支付公司在办', en: 'With the provider' },
  'state-succeeded': { zh: '已退给买家', en: 'Back with the buyer' },
  'state-failed': { zh: '没有退成', en: 'Failed' },
  'bank-requested': { zh: '等我们从银行转给买家', en: 'To be transferred to the buyer by our bank' },
  'bank-pending': { zh: '已转出，等另一位管理员核对', en: 'Transferred; another operator has to find it on the statement' },
  'bank-succeeded': { zh: '已从银行退给买家', en: 'Transferred to the buyer by bank' },
  'bank-failed': { zh: '银行转账没有成', en: 'The bank transfer came back' },

  asked: { zh: '{time} 提出', en: 'Asked {time}' },
  settled: { zh: '{time} 到账', en: 'Done {time}' },
  why: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  failure: { zh: '支付公司说：{failure}', en: 'The provider says: {failure}' },
  reference: { zh: '银行流水号 {no}', en: 'Bank reference {no}' },
  'bearer-seller': { zh: '卖家承担', en: 'borne by the seller' },
  'bearer-house': { zh: '集市承担', en: 'borne by the market' },
  replaced: { zh: '已改从银行退', en: 'A bank refund was made of it' },

  'act-ask': { zh: '问一问支付公司', en: 'Ask the provider' },
  'act-bank': { zh: '改从银行退', en: 'Refund by bank' },
  'act-paid': { zh: '已从银行转出', en: 'The bank has paid it' },
  'act-confirm': { zh: '核对过，已到买家账上', en: 'Found on the statement' },
  'act-returned': { zh: '银行退回来了', en: 'It came back' },
  deal: { zh: '处理', en: 'Deal with it' },
  bankHint: {
    zh: '先打电话问买家收款账户，从集市的银行账户转给他；转出以后在这里记流水号，另一位管理员核对。',
    en: 'Call the buyer for an account and transfer it from the market’s bank; then record the reference here, and another operator checks it.',
  },
  ownRecord: { zh: '是您记的，要另一位管理员来核对。', en: 'You recorded it; another operator has to check it.' },
  reasonField: { zh: '原因', en: 'Reason' },
  referenceField: { zh: '银行流水号', en: 'Bank reference' },
  byBankOnly: {
    zh: '支付宝 90 天以后不能原路退了：这笔会从银行转给买家。',
    en: 'Alipay takes nothing back after 90 days: this will go to the buyer by bank transfer.',
  },
})
