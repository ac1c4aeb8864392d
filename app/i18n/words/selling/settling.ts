import { words } from '#app/i18n/words'

/** When an order's money is settled, and what keeps it, for the operator. */
export const settlingWords = words({
  title: { zh: '结算', en: 'Settling' },
  released: { zh: '{time} 已结算给卖家', en: 'Settled to the seller {time}' },
  due: { zh: '{time} 起可以结算', en: 'May be settled from {time}' },
  notYet: { zh: '买家收货后结算', en: 'Settled after the buyer’s receipt' },
  kept: { zh: '现在不结算，因为：{why}', en: 'Not settled now: {why}' },
  'open-claim': { zh: '赔付没有了结', en: 'a claim is open' },
  'open-dispute': { zh: '拒付争议没有了结', en: 'a card dispute is open' },
  'open-staff': { zh: '工作人员压住了', en: 'held by staff' },
  'open-refund': { zh: '退款在路上', en: 'a refund is under way' },
  'open-problem': { zh: '买家的问题没有回复', en: 'a problem waits for an answer' },
  transfer: { zh: '第 {n} 次打款', en: 'Payout {n}' },
  'transfer-requested': { zh: '准备打款', en: 'set aside' },
  'transfer-sent': { zh: '已打出', en: 'sent' },
  'transfer-paid': { zh: '已到账', en: 'arrived' },
  'transfer-failed': { zh: '没有成功', en: 'came to nothing' },
  takenBack: { zh: '收回 {amount}', en: '{amount} taken back' },
  hold: { zh: '压住，先不结算', en: 'Hold the settling' },
  unhold: { zh: '放开，可以结算', en: 'Allow the settling' },
  reason: { zh: '原因', en: 'Reason' },
})
