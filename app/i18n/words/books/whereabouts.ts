import { words } from '#app/i18n/words'

/** Where each fen of an order is. */
export const whereaboutWords = words({
  title: { zh: '钱在哪里', en: 'Where the money is' },
  hint: {
    zh: '买家付的每一分钱现在在哪，按账上记的算；加起来就是付的钱。',
    en: 'Every fen the buyer paid and where it is now, from the books; together it is what was paid.',
  },
  nothing: { zh: '还没有收到钱。', en: 'No money has come yet.' },
  noOrder: { zh: '不属于哪一单的钱', en: 'Money of no order' },
  made: { zh: '货款 {goods}，运费 {freight}', en: 'Goods {goods}, delivery {freight}' },
  madeLess: { zh: '货款 {goods}，运费 {freight}，优惠 {less}', en: 'Goods {goods}, delivery {freight}, discount {less}' },
  where: { zh: '在哪里', en: 'Where' },
  amount: { zh: '金额', en: 'Amount' },
  paid: { zh: '合计，就是买家付的', en: 'Together: what the buyer paid' },
  unexplained: { zh: '对不上', en: 'Not accounted for' },
  refundedFrom: {
    zh: '退款里：卖家出 {seller}，服务费里退 {fee}，集市承担 {house}。',
    en: 'Of the refunds: {seller} from the seller, {fee} of the fee, {house} by the market.',
  },
  purchase: { zh: '这次购买一共付了 {amount}', en: 'The purchase as a whole: {amount}' },

  held: { zh: '替卖家收着，等买家收货', en: 'Kept for the seller until receipt' },
  fee_waiting: { zh: '服务费，收货后才算集市的', en: 'Market fee, not yet earned' },
  payable: { zh: '归卖家了，还没打款', en: 'The seller’s, not sent yet' },
  in_transit: { zh: '正在打给卖家', en: 'On its way to the seller' },
  sent: { zh: '已打给卖家', en: 'Sent to the seller' },
  taken_back: { zh: '从卖家收回', en: 'Taken back from the seller' },
  fee_earned: { zh: '集市收的服务费', en: 'Market fee, earned' },
  buyer_owed: { zh: '要退给买家，还没出去', en: 'Set aside for the buyer, not gone yet' },
  buyer_back: { zh: '已退给买家', en: 'Back with the buyer' },
  seller_owes: { zh: '卖家还欠的', en: 'Still owed by the seller' },
  paid_debts: { zh: '抵了卖家别的欠款', en: 'Set against what the seller owed for others' },
  debts_paid: { zh: '用卖家别的货款还上的', en: 'Paid out of the seller’s other orders' },
  lost: { zh: '拒付争议败诉，归了持卡人', en: 'Lost to the card holder in a dispute' },
  house_added: { zh: '集市另外贴的', en: 'Added by the market' },
  suspense: { zh: '待查', en: 'To be looked into' },

  'house-psp_fee_expense': { zh: '支付公司另收手续费 {amount}，集市承担。', en: 'The provider’s fee of {amount} is borne by the market.' },
  'house-dispute_hold': {
    zh: '其中 {amount} 被持卡人的银行冻结，争议没有了结。',
    en: '{amount} of it is frozen by the card holder’s bank while a dispute is open.',
  },
  'house-platform_loss': { zh: '争议里集市另外赔了 {amount}。', en: 'The market itself lost {amount} to a dispute.' },
  'house-dispute_fee_expense': { zh: '争议手续费 {amount}，集市承担。', en: 'The dispute fee of {amount} is borne by the market.' },
})
